"""评分表的总分 — sum, what does not apply, 加减分, cap and grade, and the limits that they refer to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jiheng.messages import message
from jiheng.report.excel.formulas import cell, exactly, over, rounded, text
from jiheng.report.excel.grid import Cell, Grid
from jiheng.report.excel.layout import Layout
from jiheng.report.excel.numbers import as_number
from jiheng.report.excel.tree import Tree, rate_cell
from jiheng.score import ScoreSheet

_VETO = "score.veto"


@dataclass(frozen=True, slots=True)
class Outside:
    """The points outside the full marks: formulas for what they come to and how many are missing."""

    total: str
    missing: str
    gaps: int


class Whole:
    """The rows under the criteria. ``places`` gives each its row before any is written."""

    def __init__(self, sheet: ScoreSheet, tree: Tree, first: int, outside: Outside | None) -> None:
        self.sheet = sheet
        self.tree = tree
        self.layout: Layout = tree.layout
        self.outside = outside
        self.rows = {name: first + place for place, name in enumerate(self._plan())}

    def _plan(self) -> Iterator[str]:
        if self._summed:
            yield "sum"
        if self.sheet.removed:
            yield from ("removed", "rescaled")
        if self.outside is not None:
            yield "bonus"
        yield from ("total", "grade", "", "limits")
        yield from (f"limit {place}" for place, _ in enumerate(self.sheet.scheme.record.grades))
        if self.sheet.scheme.record.cap is not None:
            yield "cap"

    @property
    def _summed(self) -> bool:
        """Return whether the total is more than the sum, which then has a row of its own."""
        return bool(self.sheet.removed) or self.outside is not None

    def score_of(self, name: str) -> str:
        """Return the cell of the points in a row of the plan."""
        return cell(self.rows[name], self.layout.score)

    @property
    def state_cell(self) -> str:
        """Return the cell that says whether the total is complete."""
        return cell(self.rows["total"], self.layout.status)

    def full_of(self, name: str) -> str:
        """Return the cell in a row of the plan that holds a limit, or full marks."""
        return cell(self.rows[name], self.layout.full)

    def write(self, grid: Grid) -> None:
        """Write the rows."""
        if self._summed:
            self._sum(grid)
        if self.sheet.removed:
            self._rescaled(grid)
        if self.outside is not None:
            self._line(grid, "report.bonus", Cell(self.sheet.bonus_penalty, formula=self.outside.total))
        self._total(grid)
        self._grade(grid)
        grid.skip()
        self._limits(grid)

    def _line(self, grid: Grid, code: str, points: Cell, style: str = "second") -> None:
        layout = self.layout
        points = Cell(points.value, f"cell {style} points", points.formula)
        grid.write(
            Cell(message(code), f"cell {style}", span=layout.levels + 1),
            Cell(None, f"cell {style}"),
            points,
            *[Cell(None, f"cell {style}")] * (layout.gaps - layout.score - 1),
        )

    def _sum(self, grid: Grid) -> None:
        points = [item.score for item in self.sheet.criteria if item.node.parent is None]
        scores = [score for score in points if score is not None]
        shown = sum(scores, Decimal(0)) if scores else message("report.excel_missing")
        self._line(grid, "report.excel_sum", Cell(shown, formula=self._of_tops("")))

    def _of_tops(self, cap: str) -> str:
        """Return the formula of what the first level comes to, or 缺 where nothing of it is known."""
        tops = self.tree.tops
        total = exactly(over("SUM", tops, self.layout.score), self.tree.places)
        total = f"MIN({total},{cap})" if cap else total
        known = f"({over('COUNT', tops, self.layout.score)})=0"
        return f"IF({known},{text(message('report.excel_missing'))},{total})"

    def _rescaled(self, grid: Grid) -> None:
        whole, base = self.full_of("total"), self.score_of("sum")
        left = f"({whole}-{self.score_of('removed')})"
        scaled = rounded(f"{base}*{whole}/{left}", self.sheet.scheme.record.rounding)
        self._line(grid, "report.excel_removed", Cell(as_number(self.sheet.removed)))
        formula = f"IF(ISNUMBER({base}),IF({left}>0,{scaled},{base}),{base})"
        # The cached value is only for viewers that do not calculate; a cap may hide what stood here.
        total = self.sheet.total
        shown = message("report.excel_missing") if total is None else total - self.sheet.bonus_penalty
        self._line(grid, "report.excel_rescaled", Cell(shown, formula=formula))

    def _points(self) -> str:
        """Return the formula of the total: the sum, what stands outside, the cap."""
        cap = self.full_of("cap") if self.sheet.scheme.record.cap is not None else ""
        if not self._summed:
            return self._of_tops(cap)
        base = points = self.score_of("rescaled" if self.sheet.removed else "sum")
        if self.outside is not None:
            points = exactly(f"{base}+{self.score_of('bonus')}", self.tree.places)
        points = f"MIN({points},{cap})" if cap else points
        return f"IF(ISNUMBER({base}),{points},{base})"

    def _missing(self) -> Cell:
        tops = [self.tree.rows[row - self.tree.first] for row in self.tree.tops]
        number = sum(self.tree.missing(row) for row in tops)
        formula = over("SUM", self.tree.tops, self.layout.gaps)
        if self.outside is not None:
            number, formula = number + self.outside.gaps, f"{formula}+{self.outside.missing}"
        return Cell(Decimal(number), "cell total", formula)

    def _lost(self) -> Cell:
        tops = [self.tree.rows[row - self.tree.first] for row in self.tree.tops]
        formula = exactly(over("SUM", self.tree.tops, self.layout.lost), self.tree.places)
        return Cell(sum(map(self.tree.lost, tops), Decimal(0)), "cell total loss", formula)

    def _total(self, grid: Grid) -> None:
        sheet, layout, row = self.sheet, self.layout, self.rows["total"]
        whole, part = text(message("report.excel_complete")), text(message("report.excel_incomplete"))
        gaps = cell(row, layout.gaps)
        state = f"IF(AND(ISNUMBER({self.score_of('total')}),{gaps}=0),{whole},{part})"
        said = message("report.excel_complete" if sheet.complete else "report.excel_incomplete")
        shown = message("report.excel_missing") if sheet.total is None else sheet.total
        rate = None if sheet.total is None or not sheet.full_marks else sheet.total / sheet.full_marks
        cells = [
            Cell(message("report.total"), "cell total", span=layout.levels + 1),
            Cell(sheet.full_marks, "cell total points"),
            Cell(shown, "cell total points", self._points()),
            rate_cell(row, layout, rate, "cell total"),
            self._lost(),
            Cell(None, "cell total"),
            Cell(said, "cell total word", state),
            Cell(None, "cell total"),
        ]
        if layout.recorded is not None:
            cells.append(Cell(sheet.recorded_total, "cell total points"))
        assert grid.write(*cells, self._missing()) == row

    def _grade(self, grid: Grid) -> None:
        sheet, layout, row = self.sheet, self.layout, self.rows["grade"]
        cells = [
            Cell(message("report.excel_grade"), "cell total", span=layout.levels + 1),
            Cell(None, "cell total"),
            Cell(self.grade_words(), "cell total word", self._grade_formula()),
            *[Cell(None, "cell total")] * (layout.gaps - layout.score - 1),
        ]
        if layout.recorded is not None:
            cells[-1] = Cell(sheet.recorded_grade, "cell total word")
        assert grid.write(*cells) == row

    def grade_words(self) -> str:
        """Return the grade, or why there is none."""
        if self.sheet.grade is not None:
            return self.sheet.grade
        return message("report.excel_no_grade" if self.sheet.complete else "report.grade_none")

    def _grade_formula(self) -> str:
        grades = self.sheet.scheme.record.grades
        first, last = f"limit {0}", f"limit {len(grades) - 1}"
        limits = f"{self.full_of(first)}:{self.full_of(last)}"
        names = f"{cell(self.rows[first], 0)}:{cell(self.rows[last], 0)}"
        # The limits fall: as many as lie above the total are the grades that it does not reach.
        place = f'COUNTIF({limits},">"&{self.score_of("total")})+1'
        worst = self._worst()
        if worst:
            place = f"MAX({place},{worst})"
        none, open_ = text(message("report.excel_no_grade")), text(message("report.grade_none"))
        complete = f"AND(ISNUMBER({self.score_of('total')}),{cell(self.rows['total'], self.layout.gaps)}=0)"
        return f"IF({complete},IFERROR(INDEX({names},{place}),{none}),{open_})"

    def _worst(self) -> int:
        """Return the place of the grade that a veto allows at best, 0 where none holds."""
        names = [name for name, _ in self.sheet.scheme.record.grades]
        held = [note.parameters["grade"] for note in self.sheet.notes if note.code == _VETO]
        return max((names.index(str(name)) + 1 for name in held), default=0)

    def _limits(self, grid: Grid) -> None:
        layout, record = self.layout, self.sheet.scheme.record
        span = layout.levels + 1
        grid.write(
            Cell(message("report.excel_limits"), "cell head", span=span),
            Cell(message("report.excel_limit"), "cell head"),
        )
        for place, (name, least) in enumerate(record.grades):
            assert grid.row == self.rows[f"limit {place}"]
            grid.write(Cell(name, "cell word", span=span), Cell(least, "cell points"))
        if record.cap is not None:
            grid.write(
                Cell(message("report.excel_cap"), "cell word", span=span), Cell(record.cap, "cell points")
            )
