"""逐行读 — from the rows of a sheet to nodes with the places of their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from jiheng.diagnostic import Diagnostics
from jiheng.ledger.workbook.form import Form
from jiheng.ledger.workbook.header import Headed, check_header
from jiheng.ledger.workbook.matching import Matched
from jiheng.ledger.workbook.merged import filled_down
from jiheng.ledger.workbook.text import items_of
from jiheng.ledger.workbook.values import NO_DAYS, reader_of
from jiheng.ledger.workbook.words import LISTED
from jiheng.place import Place
from jiheng.record import Field
from jiheng.workbook import Cell, Row, Sheet, column_letters
from jiheng.yaml_source import Mapping as MappingNode
from jiheng.yaml_source import Node, Scalar, Sequence

Entries = list[tuple[Scalar, Node]]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record of a sheet; ``owner`` names its file, where the sheet has a column for it."""

    node: MappingNode
    owner: Scalar | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the cells of one column become nodes."""

    headed: Headed
    key: Scalar
    text: Callable[[Cell], str | None]
    many: Field | None
    no_days: bool


def read_rows(matched: Matched, diagnostics: Diagnostics) -> list[RecordRow] | None:
    """Return the records of a sheet, None when its columns cannot be told.

    Said are: columns nobody knows (a warning), what is hidden and read all the same (a note), merged cells,
    rows that only name what is to be filled in (a note), cells that hold an error, a formula without a
    result, or a day that the spreadsheet made of something else.
    """
    header, sheet, form = matched.header, matched.sheet, matched.form
    if header is None:
        return [] if not sheet.rows else None
    if not check_header(header, sheet, form, diagnostics):
        return None
    body = [row for row in sheet.rows if row.number > header.row]
    _remarks(matched, body, diagnostics)
    columns = {headed.column: _reading(headed, sheet, header.row) for headed in header.columns}
    below = filled_down(sheet, header, form, diagnostics)
    unfilled: list[int] = []
    found = list(_records(matched, body, columns, below, unfilled, diagnostics))
    if unfilled:
        rows = _ranges(unfilled)
        diagnostics.note("workbook.not_filled", sheet.whole, number=len(unfilled), rows=rows)
    return found


def _reading(headed: Headed, sheet: Sheet, row: int) -> _Reading:
    field = headed.field
    label = field.label if field else headed.path
    key = Scalar(label, False, sheet.place(row, headed.column))
    reader = reader_of(field, headed.unit) if field else _owner_text
    no_days = field is None or field.type in NO_DAYS
    return _Reading(headed, key, reader, field if field and field.many else None, no_days)


def _owner_text(cell: Cell) -> str | None:
    return cell.text.strip() or None


def _records(
    matched: Matched,
    body: list[Row],
    columns: Mapping[int, _Reading],
    below: Mapping[int, dict[int, Cell]],
    unfilled: list[int],
    diagnostics: Diagnostics,
) -> Iterator[RecordRow]:
    sheet, listed = matched.sheet, _listed(matched.form)
    builder = _RowReader(sheet, columns, diagnostics)
    for row in body:
        cells = row.cells if row.number not in below else {**below[row.number], **row.cells}
        entries, owner, wrong = builder.read(row.number, cells)
        if not entries and owner is None:
            continue
        if not wrong and len(entries) == 1 and entries[0][0].text == listed:
            unfilled.append(row.number)
            continue
        yield RecordRow(MappingNode(tuple(entries), sheet.row_place(row.number)), owner)


def _listed(form: Form) -> str | None:
    name = LISTED.get(form.kind)
    return form.table.by_name[name].label if name else None


class _RowReader:
    """Reads the cells of one row after another."""

    def __init__(self, sheet: Sheet, columns: Mapping[int, _Reading], diagnostics: Diagnostics) -> None:
        self._sheet = sheet
        self._columns = columns
        self._diagnostics = diagnostics
        self._letters = {column: column_letters(column) for column in columns}

    def read(self, number: int, cells: Mapping[int, Cell]) -> tuple[Entries, Scalar | None, bool]:
        """Return keys and values, the name of the file, and whether a cell could not be read."""
        entries: Entries = []
        groups: dict[tuple[str, int], Entries] = {}
        owner, wrong = None, False
        for column, cell in cells.items():
            reading = self._columns.get(column)
            if reading is None:
                continue
            place = Place(
                file=self._sheet.file, sheet=self._sheet.name, cell=f"{self._letters[column]}{number}"
            )
            if cell.kind != "text" and self._is_wrong(cell, reading, place):
                wrong = True
                continue
            text = reading.text(cell)
            if text is None:
                continue
            node = self._node(text, reading, place)
            headed = reading.headed
            if headed.field is None:
                owner = Scalar(text, False, place)
            elif headed.steps:
                groups.setdefault(headed.steps[0], []).append((reading.key, node))
            else:
                entries.append((reading.key, node))
        if groups:
            entries += _grouped(groups)
        return entries, owner, wrong

    def _node(self, text: str, reading: _Reading, place: Place) -> Node:
        if reading.many is None:
            return Scalar(text, False, place)
        return Sequence(tuple(Scalar(item, False, place) for item in items_of(text, reading.many)), place)

    def _is_wrong(self, cell: Cell, reading: _Reading, place: Place) -> bool:
        if cell.kind == "error":
            self._diagnostics.error("workbook.error_cell", place, text=cell.text)
        elif cell.kind == "uncalculated":
            self._diagnostics.error("workbook.uncalculated", place, formula=cell.text[:40])
        elif cell.kind == "date" and reading.no_days:
            self._diagnostics.error("workbook.became_date", place, label=reading.headed.path, text=cell.text)
        else:
            return False
        return True


def _grouped(groups: Mapping[tuple[str, int], Entries]) -> Entries:
    lists: dict[str, list[Node]] = {}
    for (label, _), entries in sorted(groups.items(), key=lambda group: group[0][1]):
        lists.setdefault(label, []).append(MappingNode(tuple(entries), entries[0][1].place))
    return [
        (Scalar(label, False, nodes[0].place), Sequence(tuple(nodes), nodes[0].place))
        for label, nodes in lists.items()
    ]


def _remarks(matched: Matched, body: list[Row], diagnostics: Diagnostics) -> None:
    header, sheet = matched.header, matched.sheet
    assert header is not None
    for column, label in header.unknown.items():
        if any(column in row.cells for row in body):
            place = sheet.place(header.row, column)
            diagnostics.warning("workbook.column_unknown", place, label=label[:40])
    hidden = [row.number for row in body if row.hidden]
    if hidden:
        diagnostics.note("workbook.rows_hidden", sheet.whole, rows=_ranges(hidden))
    labels = [
        headed.path
        for headed in header.columns
        if any(first <= headed.column <= last for first, last in sheet.hidden_columns)
    ]
    if labels and body:
        diagnostics.note("workbook.columns_hidden", sheet.whole, labels="、".join(labels))
    if sheet.hidden and body:
        diagnostics.note("workbook.sheet_hidden", sheet.whole)


def _ranges(numbers: list[int]) -> str:
    """Return row numbers in words, neighbours together: 3—5、8."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return "、".join("—".join(str(number) for number in run) for run in runs)
