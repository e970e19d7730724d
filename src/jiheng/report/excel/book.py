"""The workbook of a score sheet: which worksheets it has, and their heads."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from jiheng.ledger import Ledger
from jiheng.messages import message
from jiheng.report.criteria import criterion_rows
from jiheng.report.excel import bonuses, facts, indicators, reasons
from jiheng.report.excel.facts import fact_table
from jiheng.report.excel.grid import Cell, Grid
from jiheng.report.excel.indicators import indicator_table
from jiheng.report.excel.layout import Layout, layout_of
from jiheng.report.excel.numbers import decimals_of
from jiheng.report.excel.rates import write_rates
from jiheng.report.excel.result import result_cell
from jiheng.report.excel.styles import Styles
from jiheng.report.excel.tree import Tree
from jiheng.report.excel.whole import Outside, Whole
from jiheng.report.facts import fact_groups
from jiheng.report.indicators import indicator_groups
from jiheng.score import ScoreSheet
from jiheng.score.words import NOTHING

# What a user wrote stays text; nothing is fetched, and no clock is asked.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_SHOWN_PLACES = 2


def excel_sheet(sheet: ScoreSheet, ledger: Ledger) -> bytes:
    """Return the workbook of a score sheet.

    Sums, total, grade and rates are formulas that stand beside the values they give; a missing point is a
    word and no number, and the total then says that it is incomplete.
    """
    import xlsxwriter

    out = BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        _Book(book, sheet, ledger).write()
    return out.getvalue()


class _Book:
    def __init__(self, book: Any, sheet: ScoreSheet, ledger: Ledger) -> None:
        self.book = book
        self.sheet = sheet
        self.ledger = ledger
        self.rows = criterion_rows(sheet)
        self.places = max([sheet.scheme.record.rounding.places, *map(decimals_of, _given(sheet))])
        self.styles = Styles(book, max(self.places, _SHOWN_PLACES))

    def write(self) -> None:
        """Write every worksheet; the first refers to the others, which are written before it."""
        self.book.set_properties(
            {
                "title": self._title(),
                "subject": self.sheet.scheme.record.name,
                "created": datetime.datetime(self.sheet.year, 12, 31, tzinfo=datetime.UTC),
            }
        )
        layout = layout_of(self.rows)
        main = self._grid("report.sheet", layout.widths)
        groups = indicator_groups(self.ledger, self.sheet.project)
        projects = {project.id: project.name for project in self.ledger.projects}
        table = indicator_table(groups, self.sheet, projects)
        table.write(self._grid("report.indicators", tuple(table.widths.values())), indicators.NAME)
        reason_grid = self._grid("report.excel_reasons", reasons.WIDTHS)
        table = fact_table(fact_groups(self.ledger, self.sheet))
        table.write(self._grid("report.facts", tuple(table.widths.values())), facts.NAME)
        links = reasons.write_reasons(reason_grid, self.sheet, self.ledger, self.rows)
        outside: Outside | None = None
        if self.sheet.scheme.bonuses:
            grid = self._grid("report.bonus", tuple(width for _, width in bonuses.COLUMNS))
            outside = bonuses.write_bonuses(grid, self.sheet)
        self._main(main, layout, links, outside)

    def _grid(self, code: str, widths: Sequence[int]) -> Grid:
        grid = Grid(self.book.add_worksheet(message(code)), self.styles, widths)
        sheet = self.sheet
        owner = f"{sheet.department} {message('report.year', year=sheet.year)} {sheet.subject}".strip()
        grid.paper(owner, sheet.scheme.record.name, message("report.excel_pages", page="&P", pages="&N"))
        return grid

    def _title(self) -> str:
        known = {"department": self.sheet.department, "year": self.sheet.year, "subject": self.sheet.subject}
        return message("report.page_title_project" if self.sheet.subject else "report.page_title", **known)

    def _main(self, grid: Grid, layout: Layout, links: dict[int, str], outside: Outside | None) -> None:
        shown = layout.shown
        grid.write(Cell(self._title(), "title", span=shown), height=30)
        place = grid.row
        grid.skip()
        for line in self._about():
            grid.write(Cell(line, "line", span=shown))
        for line in self._notices():
            grid.write(Cell(line, "notice", span=shown))
        grid.head(*layout.heads)
        grid.freeze(layout.levels + 1)
        tree = Tree(self.rows, layout, grid.row, self.places)
        whole = Whole(self.sheet, tree, grid.row + len(self.rows), outside)
        tree.write(grid, links)
        whole.write(grid)
        write_rates(self.book, grid, tree, whole.rows["limits"])
        grid.sheet.set_column(layout.gaps, layout.gaps, 6, None, {"hidden": True})
        grid.sheet.outline_settings(True, False, True, False)
        grid.sheet.print_area(0, 0, grid.row, layout.shown - 1)
        self._result(grid, place, whole, shown)

    def _result(self, grid: Grid, place: int, whole: Whole, shown: int) -> None:
        end, grid.row = grid.row, place
        formula, words = result_cell(self.sheet, whole, self.styles.points)
        grid.write(Cell(words, "result", formula, span=shown), height=24)
        grid.row = end

    def _about(self) -> Iterator[str]:
        sheet, record = self.sheet, self.sheet.scheme.record
        scheme = message("report.scheme_words", name=record.name, id=record.id)
        pairs = (
            ("report.region", self.ledger.header.region),
            ("report.kind", sheet.kind),
            ("report.carried_out_by", sheet.carried_out_by),
            ("report.evaluation", sheet.evaluation),
            ("report.date", str(sheet.date) if sheet.date else ""),
        )
        yield "　".join(f"{message(code)}：{value}" for code, value in pairs if value)
        version = record.version or NOTHING
        digest = message("report.scheme_hash", hash=sheet.scheme.hash[:12])
        yield f"{message('report.scheme')}：{scheme}　{message('report.scheme_version')}：{version}　{digest}"

    def _notices(self) -> Iterator[str]:
        if self.ledger.header.invented:
            yield message("report.excel_invented")
        for name, value in self.sheet.settings.items():
            yield message("report.setting", name=name, value=value)
        yield from (note.sentence for note in self.sheet.notes)
        yield from (message("report.missing_line", text=text) for text in self.sheet.missing)


def _given(sheet: ScoreSheet) -> Iterator[Any]:
    """Yield the points whose digits no rounding of the scheme limits."""
    yield from (item.points for item in sheet.bonuses)
    if sheet.scheme.record.cap is not None:
        yield sheet.scheme.record.cap
