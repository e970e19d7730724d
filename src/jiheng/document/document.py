"""文 — a document: its source text, its blocks, and the way back from a block to the source."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from jiheng.document.healed import Healed
from jiheng.document.model import Block, Cell, Heading, Paragraph, Part, Table
from jiheng.place import Place


@dataclass(frozen=True, slots=True)
class Document:
    """What was read: ``source`` is the file's name, ``text`` the text that places count in.

    ``furniture`` are the source spans, end exclusive, that belong to the page and not to the text: page
    numbers, running heads and feet, a table's header that the next page repeats.
    """

    source: str
    text: str
    blocks: tuple[Block, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
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

    def span(self, start: int, end: int) -> Place:
        """Return the place of a span of the source, end exclusive."""
        return Place(
            file=self.source,
            line=self.line(start),
            quote=self.text[start:end],
            start=start,
            end=end,
            page=bisect_right(self._pages, start - 1) + 1 if self._pages else None,
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
        )


def _find_all(text: str, mark: str, into: array[int]) -> None:
    at = text.find(mark)
    while at >= 0:
        into.append(at)
        at = text.find(mark, at + 1)
