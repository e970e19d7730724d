"""合并单元格 — what a merged cell says of the rows it covers.

A word over several rows (一级指标, 预算单位) holds for each of them. A figure or an id does not: nobody can
say which row it belongs to, and counted once for each row it would be wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

from jiheng.diagnostic import Diagnostics
from jiheng.ledger.workbook.form import Form
from jiheng.ledger.workbook.header import Headed, Header
from jiheng.workbook import Cell, Sheet, cell_name

_WORDS = ("text", "choice", "reference", "yes_no", "period", "year")


def filled_down(
    sheet: Sheet, header: Header, form: Form, diagnostics: Diagnostics
) -> Mapping[int, dict[int, Cell]]:
    """Return the cells that merged areas stand for, by row and column, apart from their first ones."""
    rows = {row.number: row for row in sheet.rows} if sheet.merged else {}
    columns = {headed.column: headed for headed in header.columns}
    found: dict[int, dict[int, Cell]] = {}
    for area in sheet.merged:
        first = rows.get(area.first_row)
        cell = first.cells.get(area.first_column) if first and area.first_row > header.row else None
        headed = columns.get(area.first_column)
        if cell is None or headed is None:
            continue
        place = sheet.place(area.first_row, area.first_column)
        shown = f"{place.cell}:{cell_name(area.last_row, area.last_column)}"
        if any(column in columns for column in range(area.first_column + 1, area.last_column + 1)):
            diagnostics.error("workbook.merged_across", place, area=shown)
            continue
        covered = [number for number in range(area.first_row + 1, area.last_row + 1) if number in rows]
        if not covered:
            continue
        if not _is_word(headed, form):
            diagnostics.error("workbook.merged_figure", place, area=shown, label=headed.path)
            continue
        diagnostics.note("workbook.merged_down", place, area=shown, text=cell.text[:20])
        for number in covered:
            found.setdefault(number, {})[area.first_column] = cell
    return found


def _is_word(headed: Headed, form: Form) -> bool:
    field = headed.field
    return field is None or (field.type in _WORDS and field.name not in form.table.identity)
