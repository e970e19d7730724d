"""行高 — how high a row must be for its texts: no program measures them again when it opens the file."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import east_asian_width

LINE, AROUND = 14, 3
"""Points of a line of text in the font of ``style.toml``, and of the blank above and below."""


def row_height(cells: Iterable[tuple[str, int]]) -> int:
    """Return the height in points for texts in columns of these widths (in half-width characters)."""
    return max((_lines(text, width) for text, width in cells), default=1) * LINE + AROUND


def _lines(text: str, width: int) -> int:
    return sum(1 + max(0, _wide(line) - 1) // max(1, width - 1) for line in text.split("\n"))


def _wide(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)
