"""表格 — one worksheet written row by row, every row as high as its longest text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jiheng.report.excel.fit import LONGEST, height_of, lines_of
from jiheng.report.excel.formulas import cell
from jiheng.report.excel.styles import Styles
from jiheng.score.words import NOTHING
from jiheng.workbook import neutral

A4 = 9
_MARGIN = "&L&9{left}&R&9{right}"
_PAGES = "&C&9{pages}"
_LONGEST_MARGIN = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a text or a number, or a formula with the value it gives; ``span`` columns wide.

    ``style`` are the names of the parts of its format; ``link`` is the place in the workbook it leads to.
    """

    value: str | Decimal | None = None
    style: str = "cell"
    formula: str = ""
    span: int = 1
    link: str = ""


class Grid:
    """A worksheet with the widths of its columns; `row` is the next row to be written, counted from 0."""

    def __init__(self, sheet: Any, styles: Styles, widths: Sequence[int]) -> None:
        self.sheet = sheet
        self.row = 0
        self._styles = styles
        self._widths = widths
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    @property
    def name(self) -> str:
        """Return the worksheet's name as formulas write it."""
        return f"'{self.sheet.get_name()}'"

    @property
    def columns(self) -> int:
        """Return how many columns have a width."""
        return len(self._widths)

    def write(self, *cells: Cell, height: int = 0, level: int = 0) -> int:
        """Write a row and return its number; ``height`` in points where it does not follow from the texts."""
        row, column, lines = self.row, 0, 1
        for item in cells:
            self._put(row, column, item)
            if isinstance(item.value, str) and item.value:
                width = sum(self._widths[column : column + item.span])
                lines = max(lines, lines_of(item.value, width))
            column += item.span
        options = {"level": min(level, 7)} if level else {}
        self.sheet.set_row(row, height or height_of(lines), None, options)
        self.row += 1
        return row

    def skip(self) -> None:
        """Leave a row empty."""
        self.row += 1

    def _put(self, row: int, column: int, item: Cell) -> None:
        style = self._styles(item.style)
        if item.span > 1:
            self.sheet.merge_range(row, column, row, column + item.span - 1, "", style)
        if item.formula:
            shown = neutral(item.value) if isinstance(item.value, str) else item.value
            self.sheet.write_formula(row, column, f"={item.formula}", style, shown)
        elif isinstance(item.value, Decimal):
            self.sheet.write_number(row, column, item.value, style)
        elif item.value in (None, "", NOTHING):
            # Two hyphens would begin a formula; an empty cell says as much.
            self.sheet.write_blank(row, column, None, style)
        elif item.link:
            self.sheet.write_url(row, column, f"internal:{item.link}", style, neutral(item.value))
        else:
            self.sheet.write_string(row, column, neutral(item.value)[:LONGEST], style)

    def head(self, *titles: str) -> int:
        """Write the heads of the columns, which stay in sight and stand on every page; return their row."""
        row = self.write(*(Cell(title, "cell head") for title in titles))
        self.sheet.repeat_rows(row)
        return row

    def freeze(self, columns: int) -> None:
        """Keep what is written so far, and some columns, in sight."""
        self.sheet.freeze_panes(self.row, columns)

    def paper(self, left: str, right: str, pages: str) -> None:
        """Set the page up: A4 across, as wide as the paper, texts above and page numbers below."""
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.center_horizontally()
        self.sheet.set_header(_MARGIN.format(left=_margin(left), right=_margin(right)))
        self.sheet.set_footer(_PAGES.format(pages=pages))
        self.sheet.hide_gridlines(2)

    def at(self, row: int, column: int) -> str:
        """Return a cell as formulas on other sheets name it."""
        return f"{self.name}!{cell(row, column)}"


def _margin(text: str) -> str:
    """Return a text for the head of a page, where & begins an instruction and a digit would join it."""
    return " " + text[:_LONGEST_MARGIN].replace("&", "&&")
