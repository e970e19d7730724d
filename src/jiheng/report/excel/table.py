"""表 — a worksheet that is one table; columns are left out where nothing stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jiheng.messages import message
from jiheng.report.excel.grid import Cell, Grid
from jiheng.score.words import NOTHING


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by the code of their column's title; ``widths`` are those of the columns that are there."""

    rows: tuple[Mapping[str, Cell], ...]
    widths: Mapping[str, int]

    def write(self, grid: Grid, frozen: str) -> None:
        """Write the sheet; the columns up to the one named stay in sight."""
        columns = list(self.widths)
        grid.head(*(message(code) for code in columns))
        grid.freeze(columns.index(frozen) + 1)
        for row in self.rows:
            grid.write(*(row[code] for code in columns))
        grid.sheet.autofilter(0, 0, max(grid.row - 1, 1), len(columns) - 1)


def table_of(widths: Mapping[str, int], rows: Iterable[Sequence[Cell]], optional: Iterable[str]) -> Table:
    """Return the table of some rows, whose cells stand in the order of ``widths``."""
    named = tuple(dict(zip(widths, row, strict=True)) for row in rows)
    empty = {code for code in optional if all(row[code].value in (None, "", NOTHING) for row in named)}
    return Table(named, {code: width for code, width in widths.items() if code not in empty})
