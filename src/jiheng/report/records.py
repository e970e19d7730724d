"""其他记录 — the ledger's remaining tables as they are, with the columns that hold anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jiheng.ledger import TABLES, Ledger
from jiheng.quantity import Quantity
from jiheng.record import Field, emit

SHOWN = ("project", "adjustment", "staffing", "problem", "evidence")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its lines of text, and whether it is a figure."""

    lines: tuple[str, ...]
    number: bool


@dataclass(frozen=True, slots=True)
class RecordSection:
    """All records of one kind: label of the kind, labels of the columns, cells of the rows."""

    kind: str
    label: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def record_sections(ledger: Ledger) -> tuple[RecordSection, ...]:
    """Return a section for every kind of which the ledger has records."""
    return tuple(_section(kind, ledger.rows(kind)) for kind in SHOWN if ledger.rows(kind))


def _section(kind: str, records: Iterable[object]) -> RecordSection:
    rows = [(record, emit(record, kind, TABLES)) for record in records]
    used = [field for field in TABLES[kind].fields if any(field.label in shape for _, shape in rows)]
    return RecordSection(
        kind=kind,
        label=TABLES[kind].label,
        columns=tuple(field.label for field in used),
        rows=tuple(tuple(_cell(record, field, shape) for field in used) for record, shape in rows),
    )


def _cell(record: object, field: Field, shape: dict[str, object]) -> Cell:
    value = shape.get(field.label)
    lines = value if isinstance(value, list) else [] if value is None else [value]
    return Cell(tuple(str(line) for line in lines), isinstance(getattr(record, field.name), Quantity))
