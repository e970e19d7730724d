"""一级指标得分率 — a small table beside the total, and the chart drawn from it."""

from __future__ import annotations

from typing import Any

from jiheng.messages import message
from jiheng.report.charts import dimensions
from jiheng.report.excel.formulas import cell
from jiheng.report.excel.grid import Cell, Grid
from jiheng.report.excel.layout import Layout
from jiheng.report.excel.tree import Tree, rate_cell

_COLOUR = "#1F4E8C"
_WIDTH, _ROW, _HEAD = 620, 34, 110
_ROWS = 20
"""Rows of the sheet that a row of the chart takes at most, in pixels."""


def write_rates(book: Any, grid: Grid, tree: Tree, top: int) -> None:
    """Write the table at the grid's row and the chart beside it, from row ``top`` on."""
    layout = tree.layout
    parts = dimensions(tree.rows)
    if not parts:
        return
    grid.skip()
    heads = (message("report.excel_full"), message("report.excel_score"), message("report.column_rate"))
    grid.write(
        Cell(message("report.excel_rates"), "cell head", span=layout.levels + 1),
        *(Cell(head, "cell head") for head in heads),
    )
    first = grid.row
    for part in parts:
        row = tree.at(part.position)
        full, score = (cell(row, column) for column in (layout.full, layout.score))
        shown = part.item.score if part.item.score is not None else message("report.excel_missing")
        grid.write(
            Cell(part.item.node.record.name, span=layout.levels + 1),
            Cell(part.item.full_marks, "cell points", full),
            Cell(shown, "cell points", score),
            rate_cell(grid.row, layout, part.item.score_rate, "cell"),
        )
    chart = _chart(book, grid, layout, first, grid.row - 1)
    grid.sheet.insert_chart(top, layout.lost, chart, {"x_offset": 30, "y_offset": 4, "object_position": 1})
    used = -(-_height(len(parts)) // _ROWS) + 1
    grid.row = max(grid.row, top + used)


def _chart(book: Any, grid: Grid, layout: Layout, first: int, last: int) -> Any:
    chart = book.add_chart({"type": "bar"})
    name = grid.sheet.get_name()
    chart.add_series(
        {
            "name": message("report.column_rate"),
            "categories": [name, first, 0, last, 0],
            "values": [name, first, layout.rate, last, layout.rate],
            "fill": {"color": _COLOUR},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "0.00%"},
        }
    )
    chart.set_title({"name": message("report.excel_rates"), "name_font": {"size": 12, "bold": True}})
    chart.set_legend({"none": True})
    chart.set_x_axis(
        {
            "min": 0,
            "max": 1,
            "num_format": "0%",
            "major_gridlines": {"visible": True, "line": {"color": "#D5DAE1", "width": 0.5}},
            "line": {"none": True},
        }
    )
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": _WIDTH, "height": _height(last - first + 1)})
    return chart


def _height(rows: int) -> int:
    return _HEAD + _ROW * rows
