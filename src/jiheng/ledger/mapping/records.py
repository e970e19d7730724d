"""对照表的记录 — where the figures of another system's export stand, and what they are in a ledger."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.place import Place, place_field


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """行的条件 — rows in which a column is, or holds, one of some words."""

    column: str
    equal: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedFact:
    """数据的来处 — a data item's column and rows; the rest is as in a fact."""

    item: str
    column: str
    rows: tuple[Rows, ...] = ()
    summed: bool = False
    unit: str = ""
    unit_column: str = ""
    year: int | None = None
    period: str = ""
    fund: str = ""
    level: str = ""
    scope: str = ""
    owner: str = ""
    note: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedField:
    """栏目的来处 — the column of one field of a project."""

    field: str
    column: str
    unit: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedProjects:
    """项目的来处 — a table with a project in each row, or when ``summed`` in several."""

    fields: tuple[MappedField, ...]
    rows: tuple[Rows, ...] = ()
    summed: bool = False
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """对照表 — how one kind of export is read; a whole file."""

    name: str = ""
    sheet: str = ""
    header_row: int | None = None
    header_rows: int = 1
    unit: str = ""
    skip: tuple[Rows, ...] = ()
    facts: tuple[MappedFact, ...] = ()
    projects: MappedProjects | None = None
    note: str = ""
    place: Place = place_field()
