"""表头 — where the columns of a sheet stand, found by their heads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from jiheng.diagnostic import Diagnostics
from jiheng.workbook import Row, Sheet, plain

HEAD_WITHIN = 10
"""A title may stand above the heads; further down no head is looked for."""


class Columns(NamedTuple):
    """The columns of a sheet by their heads, and the rows below the heads that hold something."""

    sheet: Sheet
    row: int
    by_label: dict[str, int]
    rows: tuple[Row, ...]


def find_columns(
    sheet: Sheet, known: tuple[str, ...], is_known: Callable[[str], bool], diagnostics: Diagnostics
) -> Columns | None:
    """Return the columns of a sheet; None where no head is known. Wrong heads are reported, once each."""
    heads = [row for row in sheet.rows if row.number <= HEAD_WITHIN]
    best = max(heads, key=lambda row: _count(row, is_known), default=None)
    if best is None or not _count(best, is_known):
        if sheet.rows:
            diagnostics.error("scheme.sheet_no_heads", sheet.whole, known="、".join(known))
        return None
    rows = tuple(row for row in sheet.rows if row.number > best.number and _filled(row))
    columns = Columns(sheet, best.number, {}, rows)
    for column, label in _labels(best):
        if not is_known(label):
            _unknown(columns, column, label, known, diagnostics)
        elif label in columns.by_label:
            diagnostics.error("scheme.sheet_repeated_head", sheet.place(best.number, column), label=label)
        else:
            columns.by_label[label] = column
    _nameless(columns, best, diagnostics)
    return columns


def value_of(row: Row, column: int | None) -> str | None:
    """Return what stands in a row's column, as it was before it was made harmless; None for a blank."""
    cell = None if column is None else row.cells.get(column)
    text = None if cell is None else plain(cell.text.replace("\r\n", "\n"))
    return text if text is not None and text.strip() else None


def check_cells(columns: Columns, diagnostics: Diagnostics) -> None:
    """Report the cells that hold an error, or a formula without its result."""
    for row in columns.rows:
        for column, cell in row.cells.items():
            place = columns.sheet.place(row.number, column)
            if cell.kind == "error":
                diagnostics.error("scheme.cell_error", place, text=cell.text)
            elif cell.kind == "uncalculated":
                diagnostics.error("scheme.cell_uncalculated", place)


def _count(row: Row, is_known: Callable[[str], bool]) -> int:
    return sum(is_known(label) for _, label in _labels(row))


def _labels(row: Row) -> Iterator[tuple[int, str]]:
    for column, cell in sorted(row.cells.items()):
        label = "".join(cell.text.split())
        if label:
            yield column, label


def _filled(row: Row) -> bool:
    return any(cell.text.strip() for cell in row.cells.values())


def _unknown(
    columns: Columns, column: int, label: str, known: tuple[str, ...], diagnostics: Diagnostics
) -> None:
    """Report a head that no field has: an error where something would be lost, else a note."""
    place = columns.sheet.place(columns.row, column)
    if not any(value_of(row, column) for row in columns.rows):
        diagnostics.note("scheme.sheet_empty_column", place, label=label[:40])
        return
    near = get_close_matches(label, known, n=1, cutoff=0.5)
    code = "scheme.sheet_unknown_near" if near else "scheme.sheet_unknown"
    diagnostics.error(code, place, label=label[:40], near="".join(near), known="、".join(known))


def _nameless(columns: Columns, head: Row, diagnostics: Diagnostics) -> None:
    headed = {column for column, _ in _labels(head)}
    seen: set[int] = set()
    for row in columns.rows:
        for column in row.cells:
            if column not in headed | seen and value_of(row, column):
                seen.add(column)
                diagnostics.error("scheme.sheet_no_head", columns.sheet.place(row.number, column))
