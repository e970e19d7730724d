"""评分表的主体 — a row for every criterion; what adds up is a formula."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from jiheng.messages import message
from jiheng.report.criteria import CriterionRow
from jiheng.report.excel.formulas import cell, exactly, over, text
from jiheng.report.excel.grid import Cell, Grid
from jiheng.report.excel.layout import Layout
from jiheng.report.excel.numbers import as_number
from jiheng.report.losses import loss_lines

_TINTS = ("first", "second")


class Tree:
    """Writes the rows of the criteria; ``first`` is the row of the first one."""

    def __init__(self, rows: tuple[CriterionRow, ...], layout: Layout, first: int, places: int) -> None:
        self.rows = rows
        self.layout = layout
        self.first = first
        self.places = places

    def at(self, position: int) -> int:
        """Return the row of a criterion."""
        return self.first + position

    @property
    def tops(self) -> list[int]:
        """Return the rows of the first level."""
        return [self.at(row.position) for row in self.rows if row.item.node.parent is None]

    def write(self, grid: Grid, links: Mapping[int, str]) -> None:
        """Write all rows; ``links`` are the places of the explanations by position."""
        for row in self.rows:
            assert grid.row == self.at(row.position)
            grid.write(*self._cells(row, links.get(row.position, "")), level=row.depth)

    def _cells(self, row: CriterionRow, link: str) -> list[Cell]:
        item, layout, style = row.item, self.layout, _style(row)
        cells = [Cell(style="cell blank")] * row.depth
        cells += [
            Cell(item.node.record.name, style, span=layout.levels - row.depth),
            Cell(item.id, f"{style} link", link=link),
            Cell(item.full_marks, f"{style} points"),
            self._score(row, style),
            self._rate(row, style),
            self._lost(row, style),
            Cell("\n".join(loss_lines(row)), f"cell {'tint ' if row.depth == 0 else ''}indent_1"),
            Cell(row.status, f"{style} word"),
            Cell("\n".join(_marks(row)), f"{style} word"),
        ]
        if layout.recorded is not None:
            flag = " flag" if row.differs else ""
            cells.append(Cell(item.recorded, f"{style} points{flag}"))
        return [*cells, self._gaps(row, style)]

    def _children(self, row: CriterionRow) -> list[int]:
        return [self.at(child) for child in row.item.node.children]

    def _score(self, row: CriterionRow, style: str) -> Cell:
        item = row.item
        if item.node.measure:
            return Cell(None, style)
        shown = _shown(row)
        if item.leaf:
            return Cell(shown, f"{style} points")
        children = self._children(row)
        total = exactly(over("SUM", children, self.layout.score), self.places)
        lacking, out = text(message("report.excel_missing")), text(message("report.excel_inapplicable"))
        gaps = cell(self.at(row.position), self.layout.gaps)
        known = f"({over('COUNT', children, self.layout.score)})=0"
        formula = f"IF({known},IF({gaps}>0,{lacking},{out}),{total})"
        return Cell(shown, f"{style} points", formula)

    def _rate(self, row: CriterionRow, style: str) -> Cell:
        if row.item.node.measure or not row.item.full_marks:
            return Cell(None, style)
        return rate_cell(self.at(row.position), self.layout, row.item.score_rate, style)

    def _lost(self, row: CriterionRow, style: str) -> Cell:
        if row.item.node.measure:
            return Cell(None, style)
        if row.parent:
            lost = over("SUM", self._children(row), self.layout.lost)
            return Cell(self.lost(row), f"{style} loss", exactly(lost, self.places))
        score, full = (
            cell(self.at(row.position), column) for column in (self.layout.score, self.layout.full)
        )
        formula = f'IF(ISNUMBER({score}),MAX({exactly(f"{full}-{score}", self.places)},0),"")'
        shown = "" if row.item.score is None else row.deducted or Decimal(0)
        return Cell(shown, f"{style} loss", formula)

    def lost(self, row: CriterionRow) -> Decimal:
        """Return the points lost by a row, or below it."""
        if row.parent:
            return sum((self.lost(self.rows[child]) for child in row.item.node.children), Decimal(0))
        return row.deducted or Decimal(0)

    def _gaps(self, row: CriterionRow, style: str) -> Cell:
        if row.item.node.measure:
            return Cell(None, style)
        if row.parent:
            formula = over("SUM", self._children(row), self.layout.gaps)
        else:
            score = cell(self.at(row.position), self.layout.score)
            formula = f"IF(OR(ISNUMBER({score}),{score}={text(message('report.excel_inapplicable'))}),0,1)"
        return Cell(Decimal(self.missing(row)), style, formula)

    def missing(self, row: CriterionRow) -> int:
        """Return how many points below a row, or of it, are missing."""
        if row.parent:
            return sum(self.missing(self.rows[child]) for child in row.item.node.children)
        return int(not row.item.node.measure and not row.item.complete)


def rate_cell(row: int, layout: Layout, rate: Fraction | Decimal | None, style: str) -> Cell:
    """Return the score rate of a row: score over full marks, empty where there are no points."""
    score, full = cell(row, layout.score), cell(row, layout.full)
    formula = f'IF(AND(ISNUMBER({score}),N({full})>0),{score}/{full},"")'
    return Cell("" if rate is None else as_number(rate), f"{style} rate", formula)


def _shown(row: CriterionRow) -> str | Decimal:
    if row.item.score is not None:
        return row.item.score
    out = row.item.status == "not_applicable"
    return message("report.excel_inapplicable" if out else "report.excel_missing")


def _style(row: CriterionRow) -> str:
    if row.item.node.measure:
        return "cell soft"
    if row.parent or row.depth == 0:
        return f"cell {_TINTS[min(row.depth, len(_TINTS) - 1)]}"
    return "cell"


def _marks(row: CriterionRow) -> list[str]:
    found = list(row.origins)
    if row.item.override is not None:
        found.append(message("report.mark_override"))
    if row.differs:
        found.append(message("report.mark_differs"))
    return found
