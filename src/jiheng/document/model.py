"""块 — what a document consists of: headings, paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jiheng.document.healed import Healed

ParagraphKind = Literal["text", "note", "attachment", "caption", "contents"]


@dataclass(frozen=True, slots=True)
class Number:
    """The number in front of a heading or a list item.

    ``style`` names the way of numbering (``layout.toml``: ``chapter``, ``han``, ``han_paren``, ``arabic``
    …), ``text`` is the number as printed, brackets and all, ``value`` what it counts.
    """

    style: str
    text: str
    value: int | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title of the report, 1 the outermost chapter.

    ``title_start`` is where the words begin after the number. ``marks`` counts the ``#`` of Markdown, which
    may contradict ``level``: the level follows the numbering.
    """

    healed: Healed
    level: int
    number: Number | None = None
    title_start: int = 0
    marks: int = 0

    @property
    def text(self) -> str:
        """Return the whole heading, number included."""
        return self.healed.text

    @property
    def title(self) -> str:
        """Return the words after the number, without the full stop or colon that closes them."""
        return self.healed.text[self.title_start :].rstrip("。.：: ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: one paragraph, list item, note, announced attachment, or caption without a table.

    A numbered paragraph has the ``level`` that a heading with such a number would have; its first
    sentence, up to ``lead`` (0: none), serves as a heading.
    """

    healed: Healed
    kind: ParagraphKind = "text"
    number: Number | None = None
    level: int | None = None
    title_start: int = 0
    lead: int = 0

    @property
    def text(self) -> str:
        """Return the healed text."""
        return self.healed.text

    @property
    def title(self) -> str:
        """Return the words of the heading-like first sentence, or an empty string."""
        return self.healed.text[self.title_start : self.lead].rstrip("。.：:，, ")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``table``, ``row`` and ``column`` count from 1, header rows included.

    Lines that the cell sets apart are separated by a line feed in the healed text.
    """

    healed: Healed
    table: int
    row: int
    column: int

    @property
    def text(self) -> str:
        """Return the healed text; an empty cell gives an empty string."""
        return self.healed.text


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``rows`` all hold the same number of cells, the first ``header_rows`` of them headers.

    ``unit`` is the unit that a caption or a header declares for all cells (万元). The first
    ``label_columns`` columns name a row. ``column_headers`` gives, per column, its header cells from the
    outermost inwards; ``row_headers``, per row, its label cells likewise, those of a group, of a merged cell
    and of the row above an 其中 included. ``certain`` is false where the source does not show beyond doubt
    which cell a text belongs to.
    """

    index: int
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int
    label_columns: int
    column_headers: tuple[tuple[Cell, ...], ...]
    row_headers: tuple[tuple[Cell, ...], ...]
    certain: bool
    layout: str
    caption: Healed | None = None
    unit: Healed | None = None

    @property
    def header(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the header rows."""
        return self.rows[: self.header_rows]

    @property
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows below the header."""
        return self.rows[self.header_rows :]

    def column_path(self, cell: Cell) -> tuple[Cell, ...]:
        """Return the header cells above a cell, the outermost first."""
        return self.column_headers[cell.column - 1]

    def row_path(self, cell: Cell) -> tuple[Cell, ...]:
        """Return the label cells of a cell's row, the outermost first."""
        return self.row_headers[cell.row - 1]


Block = Heading | Paragraph | Table
Part = Healed | Heading | Paragraph | Cell
