"""分栏 — the order in which the lines of a page are read: whole ones, or the left column before the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.document.pdf.geometry import Line, Run, lines_of

# Where a gutter may be, as shares of the width of the text; how full the lines beside it are at least.
_FROM, _TO = 0.35, 0.65
_FULL = 0.7
_LEAST = 5
_STEPS = 60


@dataclass(slots=True)
class Stack:
    """Lines of one column; ``side`` is 0 for lines across the page, 1 for the left one, 2 for the right."""

    side: int
    lines: list[Line]


def stacks(lines: Sequence[Line]) -> list[Stack]:
    """Return the lines of a page in stacks, in the order of reading."""
    gutter = _gutter(lines)
    if gutter is None:
        return [Stack(0, list(lines))] if lines else []
    found: list[Stack] = []
    sides: tuple[list[Run], list[Run]] = ([], [])
    page = lines[0].page

    def close() -> None:
        found.extend(Stack(side, lines_of(runs, page)) for side, runs in enumerate(sides, 1) if runs)
        for runs in sides:
            runs.clear()

    for line in lines:
        if any(run.left < gutter < run.right for run in line.runs):
            close()
            if found and not found[-1].side:
                found[-1].lines.append(line)
            else:
                found.append(Stack(0, [line]))
            continue
        for run in line.runs:
            sides[run.left > gutter].append(run)
    close()
    return found


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return the middle of the strip that parts two columns of full lines, or nothing."""
    if len(lines) < _LEAST:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    spans = [(piece[0].left, piece[-1].right) for line in lines for piece in line.pieces()]
    best: tuple[int, float] | None = None
    for step in range(_STEPS + 1):
        at = left + (right - left) * (_FROM + (_TO - _FROM) * step / _STEPS)
        crossing = sum(start < at < end for start, end in spans)
        if best is None or crossing < best[0]:
            best = (crossing, at)
    assert best is not None
    crossing, at = best
    sides = [
        [end - start for start, end in spans if end <= at and start >= left],
        [end - start for start, end in spans if start >= at],
    ]
    widths = [at - left, right - at]
    full = all(
        len(side) >= _LEAST and sum(side) >= _FULL * width * len(side)
        for side, width in zip(sides, widths, strict=True)
    )
    return at if full and crossing * 3 <= len(spans) else None
