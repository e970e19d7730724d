"""列名 — which row of a sheet heads its columns, and what each column holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jiheng.diagnostic import Diagnostics
from jiheng.ledger.workbook.form import Form, Step
from jiheng.ledger.workbook.words import HEADER_MARKS, HEADER_WITHIN, PATH_MARKS
from jiheng.messages import message
from jiheng.quantity import unit_of
from jiheng.record import Field
from jiheng.workbook import Row, Sheet

_SPACE = re.compile(r"\s+")
_UNIT = re.compile(r"(.+?)[（(]\s*(?:单位[:：]?)?\s*([^（）()]+?)\s*[)）]")
_STEP = re.compile(rf"(\D+?)(\d{{1,3}})[{PATH_MARKS}](.+)")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Headed:
    """A column of a sheet: the field it fills and the unit of its bare numbers; ``owner`` names the file."""

    column: int
    path: str
    field: Field | None
    steps: tuple[Step, ...] = ()
    unit: str = ""

    @property
    def is_owner(self) -> bool:
        """Return whether the column names the file that a record belongs to."""
        return self.field is None


@dataclass(frozen=True, slots=True)
class Header:
    """The row over the columns, the columns that are known, and the texts of those that are not."""

    row: int
    columns: tuple[Headed, ...]
    unknown: dict[int, str] = field(default_factory=dict)

    @property
    def lacking(self) -> int:
        """Return how little of the row is known."""
        return len(self.unknown)


def find_header(sheet: Sheet, form: Form) -> Header | None:
    """Return the header of a sheet for a form: of its first rows the one that names most columns, or None."""
    headers = [_header(row, form) for row in sheet.rows[:HEADER_WITHIN]]
    best = max(headers, key=lambda header: len(header.columns), default=None)
    if best is None or len(best.columns) < min(_LEAST, len(form.fields)):
        return None
    return best


def _header(row: Row, form: Form) -> Header:
    columns, unknown = [], {}
    for column, cell in sorted(row.cells.items()):
        headed = read_label(cell.text, column, form)
        if headed is not None:
            columns.append(headed)
        elif cell.text.strip() and cell.text.strip() != message("workbook.reference_column"):
            unknown[column] = _SPACE.sub("", cell.text)
    return Header(row.number, tuple(columns), unknown)


def read_label(text: str, column: int, form: Form) -> Headed | None:
    """Return what a column of this label holds in a form, or None when it has no such column."""
    label = _SPACE.sub("", text).strip(HEADER_MARKS)
    if form.owner and label == form.owner:
        return Headed(column, label, None)
    bare, unit = label, ""
    found = _field(label, form)
    if found is None and (split := _UNIT.fullmatch(label)):
        bare, unit = split[1].strip(HEADER_MARKS), split[2]
        found = _field(bare, form)
    if found is None:
        return None
    held, steps = found
    return Headed(column, bare, held, steps, "" if unit == held.unit else unit)


def _field(label: str, form: Form) -> tuple[Field, tuple[Step, ...]] | None:
    table, steps = form.table, list[Step]()
    while split := _STEP.fullmatch(label):
        outer = table.by_label.get(split[1])
        if outer is None or outer.type != "record":
            break
        steps.append((split[1], int(split[2])))
        table, label = form.tables[outer.of], split[3]
    found = table.by_label.get(label)
    if found is None or found.type == "record" or (not steps and found.name in form.elsewhere):
        return None
    return found, tuple(steps)


def check_header(header: Header, sheet: Sheet, form: Form, diagnostics: Diagnostics) -> bool:
    """Report columns that are there twice, lack, or have an impossible unit; return whether all is well."""
    before = len(diagnostics.errors)
    seen: dict[str, int] = {}
    for headed in header.columns:
        place = sheet.place(header.row, headed.column)
        if headed.path in seen:
            diagnostics.error("workbook.column_twice", place, label=headed.path)
        seen[headed.path] = headed.column
        if headed.unit and not _fits(headed):
            held = headed.field
            unit = held.unit if held else ""
            diagnostics.error("workbook.header_unit", place, label=headed.path, unit=unit, found=headed.unit)
    wanted = [item.label for item in form.fields if item.required and item.type != "record"]
    for label in [*([form.owner] if form.owner else []), *wanted]:
        if label not in seen:
            place = sheet.row_place(header.row)
            diagnostics.error("workbook.column_missing", place, sheet=sheet.name, label=label)
    return len(diagnostics.errors) == before


def _fits(headed: Headed) -> bool:
    held = headed.field
    if held is None or held.type not in ("quantity", "figure") or not held.unit:
        return True
    return unit_of(headed.unit).dimension == unit_of(held.unit).dimension
