"""文 — a document: its source text, its blocks, and the way back from a block to the source."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from jiheng.diagnostic import Diagnostic
from jiheng.document.healed import Healed
from jiheng.document.model import Block, Cell, Heading, Paragraph, Part, Table
from jiheng.place import Place


@dataclass(frozen=True, slots=True)
class Document:
    """What was read: ``source`` is the file's name, ``text`` the text that places count in.

    ``furniture`` are the source spans, end exclusive, that belong to the page and not to the text: page
    numbers, running heads and feet, a table's header that the next page repeats. ``pages`` are the offsets at
    which pages begin, the first included; a text with form feeds needs none. ``sheets`` are the offsets at
    which a workbook's sheets begin, with their names. ``notes`` say what of the file was left out.
    """

    source: str
    text: str
    blocks: tuple[Block, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    pages: tuple[int, ...] = ()
    sheets: tuple[tuple[int, str], ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    _feeds: array[int] = field(default_factory=lambda: array("Q"), repr=False, compare=False)
    _pages: array[int] = field(default_factory=lambda: array("Q"), repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the lines and pages of the source."""
        _find_all(self.text, "\n", self._feeds)
        _find_all(self.text, "\f", self._pages)

    @property
    def headings(self) -> Iterator[Heading]:
        """Return the headings in order."""
        return (block for block in self.blocks if isinstance(block, Heading))

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """Return the paragraphs in order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> Iterator[Table]:
        """Return the tables in order."""
        return (block for block in self.blocks if isinstance(block, Table))

    def line(self, offset: int) -> int:
        """Return the line, from 1 and split on line feeds only, of a source offset."""
        return bisect_right(self._feeds, offset - 1) + 1

    def page(self, offset: int) -> int | None:
        """Return the page, from 1, of a source offset, or None where the source has no pages."""
        if self.pages:
            return max(1, bisect_right(self.pages, offset))
        return bisect_right(self._pages, offset - 1) + 1 if self._pages else None

    def sheet(self, offset: int) -> str | None:
        """Return the name of the sheet that a source offset stands in, or None outside of workbooks."""
        rank = bisect_right(self.sheets, offset, key=lambda entry: entry[0])
        return self.sheets[rank - 1][1] if rank else None

    def span(self, start: int, end: int) -> Place:
        """Return the place of a span of the source, end exclusive."""
        return Place(
            file=self.source,
            line=self.line(start),
            quote=self.text[start:end],
            start=start,
            end=end,
            page=self.page(start),
            sheet=self.sheet(start),
        )

    def place(self, part: Part, start: int = 0, end: int | None = None) -> Place:
        """Return where the characters from ``start`` to ``end`` of a part's healed text stand: their hull.

        The offsets count in the healed text of the part, from 0, end exclusive; without them the whole
        part is meant. The place of a cell names table, row and column.
        """
        healed = part if isinstance(part, Healed) else part.healed
        place = self.span(*healed.hull(start, end))
        if not isinstance(part, Cell):
            return place
        return Place(
            file=place.file,
            line=place.line,
            column=part.column,
            quote=place.quote,
            start=place.start,
            end=place.end,
            page=place.page,
            table=part.table,
            row=part.row,
            sheet=place.sheet,
        )


def _find_all(text: str, mark: str, into: array[int]) -> None:
    at = text.find(mark)
    while at >= 0:
        into.append(at)
        at = text.find(mark, at + 1)
