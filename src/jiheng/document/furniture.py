"""页 — page numbers, running heads and feet: what belongs to the page and not to the text."""

from __future__ import annotations

from collections import Counter

from jiheng.document.lines import Line
from jiheng.document.words import LIMITS, PATTERNS


def without_furniture(lines: list[Line]) -> tuple[list[Line], list[tuple[int, int]]]:
    """Return the lines of the text, and the source spans of those that belong to the page.

    A line kept after a dropped one takes over its gap, and its being first on the page.
    """
    dropped = _page_numbers(lines)
    dropped |= _running(lines, dropped)
    kept: list[Line] = []
    page_start, gap = False, 0
    for index, line in enumerate(lines):
        if index in dropped:
            page_start, gap = True, max(gap, line.gap)
            continue
        line.page_start |= page_start
        line.gap = max(line.gap, gap)
        kept.append(line)
        page_start, gap = False, 0
    return kept, [(lines[index].start, lines[index].end) for index in sorted(dropped)]


def _page_numbers(lines: list[Line]) -> set[int]:
    sure = {
        index
        for index, line in enumerate(lines)
        if len(line.text) <= LIMITS["furniture"]
        and not line.tabbed
        and PATTERNS["furniture"].match(line.text)
    }
    return sure | _bare_numbers(lines)


def _bare_numbers(lines: list[Line]) -> set[int]:
    """Return the lines that are a number and count pages: at the edge of a page, rising by one."""
    edges: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        at_edge = line.page_start or (index + 1 < len(lines) and lines[index + 1].page_start)
        if (
            (at_edge or index + 1 == len(lines))
            and not line.tabbed
            and PATTERNS["page_number"].match(line.text)
        ):
            edges.append((index, int(line.text)))
    shifts = Counter(number - rank for rank, (_, number) in enumerate(edges))
    if not shifts:
        return set()
    shift, count = shifts.most_common(1)[0]
    if count < 2:
        return set()
    return {index for rank, (index, number) in enumerate(edges) if number - rank == shift}


def _running(lines: list[Line], numbers: set[int]) -> set[int]:
    """Return short lines that come back, word for word, beside page numbers or at the edges of pages.

    The first line of all stays: it is the title, which running heads repeat.
    """
    near = {
        index
        for index, line in enumerate(lines)
        if index not in numbers
        and not line.tabbed
        and len(line.text) <= LIMITS["furniture"]
        and (line.page_start or index == 0 or not {index - 1, index + 1}.isdisjoint(numbers))
    }
    counts = Counter(lines[index].text for index in near)
    often = {index for index in near if counts[lines[index].text] >= LIMITS["repeats"]}
    return {index for index in often if index and not _is_table_like(lines[index])}


def _is_table_like(line: Line) -> bool:
    return "\t" in line.text or "|" in line.text or line.text.count(" ") > 1
