"""成段 — the lines and tables of all pages, in the order of reading, as paragraphs and whole tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jiheng.document.layout import ends_sentence, opens_block
from jiheng.document.numbering import number_of
from jiheng.document.pdf.geometry import Line
from jiheng.document.pdf.grid import Cell, Grid
from jiheng.document.pdf.wrap import glue, is_wrapped
from jiheng.document.tables.cells import is_value

_SAME_SIZE = 0.12
_INDENT = 1.0
_HANGING = 3.5
_LOOSER = 1.25
_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A line in its stack: where the stack begins and ends, its usual pitch, which it is."""

    line: Line
    left: float
    right: float
    pitch: float
    stack: int
    side: int

    @property
    def indent(self) -> float:
        """Return how far the line begins from the left edge."""
        return self.line.left - self.left


@dataclass(slots=True)
class Text:
    """A paragraph: its parts, each with the page, from 0, that it stands on."""

    parts: list[tuple[int, str]]

    def add(self, page: int, text: str) -> None:
        """Add a line."""
        last, words = self.parts[-1]
        joined = glue(words, text)
        if page == last:
            self.parts[-1] = (page, joined)
        else:
            self.parts.append((page, joined[len(words) :]))


def gather(pieces: Iterable[Piece | Grid]) -> Iterator[Text | Grid]:
    """Yield paragraphs, their lines joined, and tables, those that a page cut joined."""
    open_: Text | Grid | None = None
    first = last = None
    for piece in pieces:
        if isinstance(piece, Grid):
            if isinstance(open_, Grid) and join(open_, piece):
                continue
            fresh: Text | Grid = piece
            first = last = None
        else:
            line = piece.line
            if isinstance(open_, Text) and first and last and goes_on(first, last, piece):
                open_.add(line.page, line.text)
                last = piece
                continue
            fresh = Text([(line.page, line.text)])
            first = last = piece
        if open_ is not None:
            yield open_
        open_ = fresh
    if open_ is not None:
        yield open_


def goes_on(first: Piece, above: Piece, below: Piece) -> bool:
    """Tell whether a line goes on with the paragraph of ``first``, which ends with ``above`` so far."""
    upper, lower = above.line, below.line
    if abs(upper.size - lower.size) > _SAME_SIZE * upper.size or opens_block(lower.text):
        return False
    if not is_wrapped(upper, lower, above.right) or not _is_aligned(first, above, below):
        return False
    if ends_sentence(upper.text) and number_of(lower.text) is not None:
        return False
    if above.stack != below.stack:
        return upper.page != lower.page or (above.side, below.side) == (1, 2)
    return lower.middle - upper.middle <= max(above.pitch * _LOOSER, upper.size * 1.2)


def _is_aligned(first: Piece, above: Piece, below: Piece) -> bool:
    """Tell whether a line begins where lines that go on do: at the left edge, or hanging under a number."""
    size = below.line.size
    if below.indent <= _INDENT * size:
        return True
    if above is not first:
        return abs(below.indent - above.indent) <= _INDENT * size / 2
    hangs = number_of(above.line.text) is not None and below.indent <= above.indent + _HANGING * size
    return hangs and below.indent > above.indent and not ends_sentence(above.line.text)


def join(above: Grid, below: Grid) -> bool:
    """Add a table to the one before it if it goes on with that on the next page; its own head is dropped."""
    if below.pages[0] != above.pages[-1] + 1 or above.ruled != below.ruled:
        return False
    if not _same_columns(above, below):
        return False
    rows, pages = list(below.rows), list(below.pages)
    heads = 0
    while heads < min(3, len(rows), len(above.rows)) and rows[heads] == above.rows[heads]:
        heads += 1
    rows, pages = rows[heads:], pages[heads:]
    if rows and _is_cut(above.rows[-1], rows[0]):
        above.rows[-1] = [_glued(a, b) for a, b in zip(above.rows[-1], rows[0], strict=True)]
        rows, pages = rows[1:], pages[1:]
    above.rows.extend(rows)
    above.pages.extend(pages)
    above.certain = above.certain and below.certain
    return True


def _same_columns(above: Grid, below: Grid) -> bool:
    if len(above.edges) != len(below.edges):
        return False
    if not above.ruled:
        return True
    shift = above.edges[0] - below.edges[0]
    return all(abs(a - b - shift) <= _EDGE for a, b in zip(above.edges, below.edges, strict=True))


def _is_cut(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Tell whether a row is the rest of one that a page cut: few cells, all of them begun above."""
    rest = [index for index, cell in enumerate(below) if cell]
    begun = [index for index, cell in enumerate(above) if cell]
    if not rest or len(rest) * 2 > len(begun):
        return False
    return all(above[index] and not is_value("".join(below[index])) for index in rest)


def _glued(above: Cell, below: Cell) -> Cell:
    if not above or not below:
        return above or below
    return (*above[:-1], glue(above[-1], below[0]), *below[1:])
