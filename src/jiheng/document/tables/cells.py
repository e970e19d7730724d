"""格 — a table as found in the lines, before it is healed: spans of the source for every cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jiheng.document.heal import Span
from jiheng.document.lines import Line
from jiheng.document.words import LIMITS, PATTERNS, WORDS, any_of

# A cell: its paragraphs, each with the spans of its lines. An empty span marks where an empty cell stands.
RawCell = tuple[tuple[Span, ...], ...]
RawRow = list[RawCell]

_UNIT_TAIL = re.compile(rf"\s*[（(/／]?\s*{any_of(WORDS['units'])}\s*[）)]?$")
_YEAR = re.compile(r"(?:19|20)\d{2}\s*年度?$")
_BLANKS = frozenset(WORDS["blanks"])
_HEADER = re.compile(any_of(WORDS["header"]))


@dataclass(slots=True)
class Found:
    """A table in the lines from ``first`` up to, not including, ``end``.

    ``caption`` and ``unit`` are spans, where the strategy met them inside the table's own lines;
    ``repeats`` the spans of header rows that a new page repeats, which are no rows.
    """

    first: int
    end: int
    rows: list[RawRow]
    certain: bool
    layout: str
    caption: Span | None = None
    unit: Span | None = None
    repeats: list[Span] = field(default_factory=list)


def cell_of(lines: Iterable[Line]) -> RawCell:
    """Return the cell that whole lines make, joined into one paragraph."""
    return (tuple((line.start, line.end) for line in lines),)


def span_cell(start: int, end: int) -> RawCell:
    """Return a cell of one span."""
    return (((start, end),),)


def empty_cell(at: int) -> RawCell:
    """Return an empty cell that stands at an offset."""
    return span_cell(at, at)


def trimmed(source: str, start: int, end: int) -> Span:
    """Return a span without the white space at its ends."""
    text = source[start:end]
    left = len(text) - len(text.lstrip())
    return start + left, max(start + left, start + len(text.rstrip()))


def is_value(text: str) -> bool:
    """Tell whether a cell's text is a number, with or without a unit, or a mark for none."""
    words = text.strip()
    if words in _BLANKS or _YEAR.match(words):
        return words in _BLANKS
    return bool(PATTERNS["number"].match(words) or PATTERNS["number"].match(_UNIT_TAIL.sub("", words)))


def is_number(text: str) -> bool:
    """Tell whether a cell's text is a number, with or without a unit."""
    return is_value(text) and text.strip() not in _BLANKS


def is_header_word(text: str) -> bool:
    """Tell whether a text may be the head of a column: short, no number, with a word that heads use."""
    words = text.strip()
    return (
        len(words) <= LIMITS["token"]
        and not is_value(words)
        and bool(_HEADER.search(words) or _YEAR.match(words))
    )


def same_length(rows: Sequence[RawRow]) -> bool:
    """Tell whether all rows hold the same number of cells."""
    return len({len(row) for row in rows}) == 1
