"""表中单位 — the unit of a bare number in a cell: from the row, the column's head, the caption, the name."""

from __future__ import annotations

from jiheng.document import Table
from jiheng.quantity import unit_of
from jiheng.read.columns import ColumnInfo, segments, unit_in_row
from jiheng.read.figure import UnitSource
from jiheng.read.kinds import in_unit, kind_of
from jiheng.read.passages import Passage

_ROW_ROLES = frozenset({"target", "actual", "previous", "", "stage"})
_FIXED = frozenset({"completion", "growth", "score_rate", "full_marks", "score", "deduction"})


def apply_cell_units(table: Table, cells: dict[tuple[int, int], Passage]) -> None:
    """Give every bare number of a table its unit; what no word tells keeps none."""
    for segment in segments(table):
        for row in segment.rows:
            explicit, implied = unit_in_row(table, segment, row)
            for column in segment.columns:
                passage = cells.get((row + 1, column.index))
                listed = column.role in {"unit", "name"} or (
                    not column.role and column.index <= table.label_columns
                )
                if passage is not None and not listed:
                    _apply(passage, column, explicit, implied)


def _apply(passage: Passage, column: ColumnInfo, explicit: str, implied: str) -> None:
    unit, source = _unit(column, explicit, implied)
    if not unit:
        return
    for index, figure in enumerate(passage.figures):
        if figure.kind != "bare" or figure.quantity is None or not _is_whole_cell(passage, index):
            continue
        quantity = in_unit(figure.quantity, unit)
        passage.update(index, quantity=quantity, kind=kind_of(quantity.unit), unit_source=source)


def _is_whole_cell(passage: Passage, index: int) -> bool:
    start, end = passage.figures[index].phrase
    return not (passage.text[:start] + passage.text[end:]).strip(" 　\n。=＝")


def _unit(column: ColumnInfo, explicit: str, implied: str) -> tuple[str, UnitSource]:
    if column.role in _FIXED:
        return column.unit, "column"
    by_row = column.role in _ROW_ROLES
    if explicit and by_row:
        return explicit, "row"
    if implied == "%" and by_row and column.role != "stage":
        return implied, "row"
    if column.unit:
        return column.unit, "column" if _differs(column) else "caption"
    return (implied, "row") if by_row and implied else ("", "none")


def _differs(column: ColumnInfo) -> bool:
    return any(unit_of(column.unit).symbol in head for head in column.path)
