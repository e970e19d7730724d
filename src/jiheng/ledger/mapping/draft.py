"""起草 — a mapping guessed from an export's names, for a person to check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jiheng.diagnostic import fail
from jiheng.ledger.dictionary import Dictionary
from jiheng.ledger.kinds import TABLES
from jiheng.ledger.mapping.records import MappedFact, MappedField, MappedProjects, Mapping, Rows
from jiheng.ledger.mapping.table import bare, column_names, header_row, names_in
from jiheng.ledger.mapping.words import HEADER_WITHIN, PROJECT_COLUMNS, ROWS_LOOKED_AT, TOTALS, UNIT_WITHIN
from jiheng.place import Place
from jiheng.quantity import unit_of
from jiheng.workbook import Sheet, Workbook

_UNIT = re.compile(r"(?:金额)?单位[:：]\s*([\u4e00-\u9fff%]{1,4})")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]+)[)）]$")
_HEIGHTS = (1, 2, 3)


def draft_mapping(workbook: Workbook, dictionary: Dictionary) -> Mapping:
    """Return the mapping that fits an export best.

    A data item is recognised where a column's name is one, or a row's name and the column's together are
    (一般公共预算财政拨款收入 × 年初预算数); a table of projects by the columns of ``words.toml``.

    Raises:
        DiagnosticError: nothing in it is recognised (``mapping.nothing_recognised``).
    """
    candidates = [
        (mapping, sheet)
        for sheet in workbook.sheets
        for row in sheet.rows[:HEADER_WITHIN]
        for height in _HEIGHTS
        if (mapping := _draft(sheet, row.number, height, dictionary)) is not None
    ]
    if not candidates:
        raise fail("mapping.nothing_recognised", Place(file=workbook.file))
    mapping, sheet = max(candidates, key=lambda candidate: _worth(candidate[0]))
    # What the next export can be read without is left out: it may be named or headed otherwise.
    if sum(bool(other.rows) for other in workbook.sheets) == 1:
        mapping = replace(mapping, sheet="")
    if header_row(sheet, mapping.header_rows, set(names_in(mapping))) == mapping.header_row:
        mapping = replace(mapping, header_row=None)
    return mapping


def _worth(mapping: Mapping) -> tuple[int, int]:
    projects = len(mapping.projects.fields) if mapping.projects else 0
    return len(mapping.facts) + projects, -mapping.header_rows


def _draft(sheet: Sheet, first: int, height: int, dictionary: Dictionary) -> Mapping | None:
    last = first + height - 1
    columns = column_names(sheet, first, last)
    facts = tuple(_facts(sheet, columns, last, dictionary))
    projects = _projects(columns)
    if not facts and projects is None:
        return None
    unit = _unit(sheet)
    mapping = Mapping(
        name=sheet.name, sheet=sheet.name, header_row=first, header_rows=height, unit=unit, facts=facts
    )
    if projects is None:
        return mapping
    words = [item.column for item in projects.fields if item.field in _labels("id", "name")]
    skip = tuple(Rows(column=column, equal=tuple(TOTALS)) for column in words)
    return replace(mapping, projects=projects, skip=skip)


def _labels(*names: str) -> list[str]:
    return [TABLES["project"].by_name[name].label for name in names]


def _facts(sheet: Sheet, columns: dict[str, int], last: int, dictionary: Dictionary) -> Iterator[MappedFact]:
    below = [row for row in sheet.rows if row.number > last][:ROWS_LOOKED_AT]
    by_column = {column: name for name, column in columns.items()}
    seen: set[str] = set()
    for row in below:
        for column, label in by_column.items():
            cell = row.cells.get(column)
            if cell is None or cell.kind != "text":
                continue
            for name in columns:
                item = dictionary.get(bare(cell.text) + _without_unit(name))
                if item is not None and item.name not in seen and item.formula is None:
                    seen.add(item.name)
                    rows = (Rows(column=label, equal=(bare(cell.text),)),)
                    yield MappedFact(item=item.name, column=name, rows=rows, unit=_own_unit(name))
    for name in columns:
        item = dictionary.get(_without_unit(name))
        if item is not None and item.name not in seen and item.formula is None:
            yield MappedFact(item=item.name, column=name, unit=_own_unit(name))


def _without_unit(name: str) -> str:
    unit = _own_unit(name)
    return name[: -len(unit) - 2] if unit else name


def _own_unit(name: str) -> str:
    """Return the unit that a column's name gives: 年初预算数（万元）."""
    found = _IN_BRACKETS.search(name)
    return found[1] if found and unit_of(found[1]).known else ""


def _projects(columns: dict[str, int]) -> MappedProjects | None:
    found: list[MappedField] = []
    taken: set[str] = set()
    for field_name, words in PROJECT_COLUMNS.items():
        column = next(
            (name for word in words for name in columns if word in name and name not in taken), None
        )
        if column is not None:
            taken.add(column)
            label = TABLES["project"].by_name[field_name].label
            found.append(MappedField(field=label, column=column, unit=_own_unit(column)))
    named = any(item.field in _labels("name") for item in found)
    return MappedProjects(fields=tuple(found)) if named else None


def _unit(sheet: Sheet) -> str:
    texts = [cell.text for row in sheet.rows[:UNIT_WITHIN] for cell in row.cells.values()]
    for text in texts:
        found = _UNIT.search(text)
        if found and unit_of(found[1]).known:
            return found[1]
    return ""
