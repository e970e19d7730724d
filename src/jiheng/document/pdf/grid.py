"""表 — a table as read from a page, whichever way: cells in rows, and what of it is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jiheng.document.pdf.geometry import Line, Run, lines_of
from jiheng.document.pdf.wrap import glue, is_wrapped

# A cell: its paragraphs.
Cell = tuple[str, ...]


@dataclass(slots=True)
class Grid:
    """Rows of cells; ``edges`` are where the columns begin, and where the last ends.

    ``pages`` tells the page of every row, from 0. ``certain``: the ways of reading it agree.
    """

    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: list[list[Cell]]
    certain: bool
    ruled: bool
    pages: list[int] = field(default_factory=list)


def cell_of(runs: Sequence[Run], width: float) -> Cell:
    """Return the paragraphs of a cell that is so wide; a line that its next word would overfill goes on."""
    return paragraphs_of(lines_of(runs), width)


def paragraphs_of(lines: Sequence[Line], width: float) -> Cell:
    """Return the paragraphs that the lines of a cell make."""
    parts: list[str] = []
    last: Line | None = None
    for line in lines:
        if last is not None and is_wrapped(last, line, last.left + width - _padding(last, width)):
            parts[-1] = glue(parts[-1], line.text)
        else:
            parts.append(line.text)
        last = line
    return tuple(parts)


def _padding(line: Line, width: float) -> float:
    """Return what a cell leaves free beside its text, both sides together."""
    return min(line.size * 0.9, width * 0.1)
