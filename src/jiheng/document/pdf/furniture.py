"""页眉页脚 — lines at the edges of pages that come back, and the numbers of the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from jiheng.document.layout import ends_sentence
from jiheng.document.pdf.geometry import Line
from jiheng.document.words import LIMITS, PATTERNS

_DIGITS = re.compile(r"\d+")
_EDGE = 2
_SAME = 4.0
_MARGIN = 0.12


def without_furniture(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the lines of pages without running heads and feet and without the numbers of pages."""
    edges = [[*lines[:_EDGE], *lines[max(_EDGE, len(lines) - _EDGE) :]] for lines in pages]
    often = _repeated(edges)
    dropped = {
        id(line)
        for number, lines in enumerate(edges)
        for line in lines
        if id(line) in often or _is_number(line, heights[number])
    }
    return [[line for line in lines if id(line) not in dropped] for lines in pages]


def _repeated(edges: Sequence[Sequence[Line]]) -> set[int]:
    """Return the lines that stand at the same height of several pages, but for their digits."""
    groups: dict[str, list[Line]] = defaultdict(list)
    for lines in edges:
        for line in lines:
            short = len(line.text) <= LIMITS["furniture"] and len(line.pieces()) == 1
            if short and not ends_sentence(line.text):
                groups[_DIGITS.sub("#", line.text)].append(line)
    least = LIMITS["repeats"] if len(edges) > 2 else 2
    found: set[int] = set()
    for group in groups.values():
        heights: defaultdict[int, list[Line]] = defaultdict(list)
        for line in group:
            heights[round(line.middle / _SAME)].append(line)
        for rank, lines in heights.items():
            near = lines + heights.get(rank + 1, []) if rank + 1 in heights else lines
            if len({line.page for line in near}) >= least:
                found |= {id(line) for line in near}
    return found


def _is_number(line: Line, height: float) -> bool:
    """Tell whether a line at the very edge of a page is the number of a page."""
    if height * _MARGIN < line.middle < height * (1 - _MARGIN):
        return False
    text = line.text.strip()
    return bool(PATTERNS["furniture"].match(text)) or text == str(line.page + 1)
