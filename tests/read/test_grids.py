"""Tables as grids: rows and columns with their figures, nesting, totals and blanks."""

from __future__ import annotations

from decimal import Decimal

from jiheng.document import parse
from jiheng.read import Grid, read

TABLE = """\
表1 支出表（单位：万元）

| 支出类型 | 年初预算数 | 决算数 |
| --- | --- | --- |
| 一、基本支出 | 100.5 | 99 |
| 1、人员经费 | 80 | 79 |
| 2、公用经费 | 20.5 | 20 |
| 二、项目支出 | 50 | — |
| 其中：基建项目 | 10 | 8 |
| 合计 | 150.5 | 149 |
"""


def _grid() -> Grid:
    (grid,) = read(parse(TABLE, "x.txt")).grids
    return grid


def test_a_grid_keeps_caption_unit_and_headers() -> None:
    grid = _grid()
    assert (grid.caption, grid.unit, grid.role) == ("表1支出表", "万元", "budget")
    assert [column.path for column in grid.columns] == [("年初预算数",), ("决算数",)]


def test_rows_know_what_they_stand_under() -> None:
    assert [(row.path, row.level, row.total, row.of_which) for row in _grid().rows] == [
        (("基本支出",), 0, False, False),
        (("基本支出", "人员经费"), 1, False, False),
        (("基本支出", "公用经费"), 1, False, False),
        (("项目支出",), 0, False, False),
        (("项目支出", "基建项目"), 1, False, True),
        (("合计",), 0, True, False),
    ]


def test_a_figure_has_the_unit_of_the_caption_and_a_blank_is_no_figure() -> None:
    rows = _grid().rows
    assert [figure.value for figure in rows[0].figures.values()] == [Decimal(1005000), Decimal(990000)]
    assert (list(rows[3].figures), rows[3].blank) == ([2], (3,))
