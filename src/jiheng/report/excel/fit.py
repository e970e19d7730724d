"""宽和高 — how many lines a text takes in a cell: a workbook must say how high its rows are."""

from __future__ import annotations

import unicodedata

LINE = 15
"""The height of one line in points."""
TALLEST = 409
"""The greatest height of a row in points: https://support.microsoft.com, Excel specifications and limits."""
LONGEST = 32767
"""The most characters a cell can hold: ibidem."""
_WIDE = "WFA"
# A cell keeps some of its width to itself.
_PADDING = 1


def width_of(text: str) -> int:
    """Return the width of one line in the unit of column widths: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in _WIDE else 1 for sign in text)


def lines_of(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of a width."""
    room = max(width - _PADDING, 2)
    return sum(max(1, -(-width_of(line) // room)) for line in text.split("\n"))


def height_of(lines: int) -> int:
    """Return the height of a row with so many lines, in points."""
    return min(max(lines, 1) * LINE + 3, TALLEST)


def pieces(text: str, width: int) -> list[str]:
    """Return a text in pieces that each fit the tallest row of a column; one piece for most texts."""
    most = (TALLEST - 3) // LINE
    if lines_of(text, width) <= most:
        return [text]
    size = most * max((width - _PADDING) // 2, 1)
    return [text[start : start + size] for start in range(0, len(text), size)]
