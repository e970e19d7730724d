"""工作表 — what stands in a workbook, cell by cell; only what the cell itself says is interpreted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from jiheng.place import Place
from jiheng.workbook.coordinates import cell_name

CellKind = Literal["text", "number", "date", "yes_no", "error", "uncalculated"]


class Cell(NamedTuple):
    """A cell that is not empty.

    ``text`` is what a reader sees: of a number its digits as kept (15 significant ones at most) and shown,
    with the % or the unit of its number format; of a date ``2019-06-30``; of a yes or no 是 or 否; of an
    error its name, of a formula that was never calculated the formula.
    """

    kind: CellKind
    text: str


class Area(NamedTuple):
    """A rectangle of cells; rows and columns count from 1, both ends belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class Row:
    """A row with its cells by column."""

    number: int
    cells: dict[int, Cell]
    hidden: bool = False


@dataclass(slots=True)
class Sheet:
    """A sheet; ``rows`` are those that hold something, from the top."""

    file: str
    name: str
    rows: list[Row] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    hidden: bool = False

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell."""
        return Place(file=self.file, sheet=self.name, cell=cell_name(row, column))

    def row_place(self, row: int) -> Place:
        """Return the place of a whole row."""
        return Place(file=self.file, sheet=self.name, row=row)

    @property
    def whole(self) -> Place:
        """Return the place of the sheet itself."""
        return Place(file=self.file, sheet=self.name)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook; ``file`` is its name in messages."""

    file: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet of a name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
