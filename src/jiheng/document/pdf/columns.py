"""分栏 — the order in which the lines of a page are read: whole ones, or the left column before the right."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.document.pdf.geometry import Line, Run, lines_of

# Where a gutter may be, as shares of the width of the text; how full the lines beside it are at least.
_FROM, _TO = 0.35, 0.65
_FULL = 0.7
_LEAST = 5
_STEPS = 60


def stacks(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of a page in stacks, each of one column, in the order of reading."""
    gutter = _gutter(lines)
    if gutter is None:
        return [list(lines)]
    found: list[list[Line]] = []
    sides: tuple[list[Run], list[Run]] = ([], [])
    page = lines[0].page
    for line in lines:
        if any(run.left < gutter < run.right for run in line.runs):
            found += [lines_of(side, page) for side in sides if side]
            sides = ([], [])
            found.append([line])
            continue
        for run in line.runs:
            sides[run.left > gutter].append(run)
    found += [lines_of(side, page) for side in sides if side]
    return _together(found)


def _together(found: Sequence[list[Line]]) -> list[list[Line]]:
    """Join stacks of single whole lines that follow one another."""
    joined: list[list[Line]] = []
    whole = False
    for stack in found:
        if whole and len(stack) == 1 and joined and stack[0].middle > joined[-1][-1].middle:
            joined[-1].extend(stack)
        else:
            joined.append(list(stack))
        whole = len(stack) == 1
    return joined


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
