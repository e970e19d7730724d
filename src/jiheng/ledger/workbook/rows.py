"""逐行读 — from the rows of a sheet to nodes with the places of their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jiheng.diagnostic import Diagnostics
from jiheng.ledger.workbook.form import Form
from jiheng.ledger.workbook.header import check_header
from jiheng.ledger.workbook.matching import Matched
from jiheng.ledger.workbook.merged import filled_down
from jiheng.ledger.workbook.row import RowReader, reading_of
from jiheng.ledger.workbook.words import LISTED
from jiheng.workbook import Cell, Row
from jiheng.yaml_source import Mapping as MappingNode
from jiheng.yaml_source import Node, Scalar

Entries = list[tuple[Scalar, Node]]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record of a sheet; ``owner`` names its file, where the sheet has a column for it."""

    node: MappingNode
    owner: Scalar | None = None


def read_rows(matched: Matched, diagnostics: Diagnostics, *, precise: bool = True) -> list[RecordRow] | None:
    """Return the records of a sheet, None when its columns cannot be told.

    Values stand in their cells, or when not ``precise`` in their rows, which takes less time.

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
    columns = {headed.column: reading_of(headed, sheet, header.row) for headed in header.columns}
    below = filled_down(sheet, header, form, diagnostics)
    unfilled: list[int] = []
    builder = RowReader(sheet, columns, diagnostics, precise=precise)
    found = list(_records(matched, body, builder, below, unfilled))
    if unfilled:
        rows = _ranges(unfilled)
        diagnostics.note("workbook.not_filled", sheet.whole, number=len(unfilled), rows=rows)
    return found


def _records(
    matched: Matched,
    body: list[Row],
    builder: RowReader,
    below: Mapping[int, dict[int, Cell]],
    unfilled: list[int],
) -> Iterator[RecordRow]:
    listed = _listed(matched.form)
    for row in body:
        cells = row.cells if row.number not in below else {**below[row.number], **row.cells}
        place = matched.sheet.row_place(row.number)
        entries, owner, wrong = builder.read(row.number, cells, place)
        if not entries and owner is None:
            continue
        if not wrong and len(entries) == 1 and entries[0][0].text == listed:
            unfilled.append(row.number)
            continue
        yield RecordRow(MappingNode(tuple(entries), place), owner)


def _listed(form: Form) -> str | None:
    name = LISTED.get(form.kind)
    return form.table.by_name[name].label if name else None


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
