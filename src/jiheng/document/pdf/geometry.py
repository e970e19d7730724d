"""几何 — what stands on a page: runs of characters, ruling lines. Points, from the top left corner."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_HANGING = frozenset("，。、；：！？,.;:!?）)”’》】")
# A box of letters may be so much flatter than the em.
_FLAT = 1.6
# One character: itself, and its left, top, right and bottom edge.
Glyph = tuple[str, float, float, float, float]


@dataclass(slots=True)
class Run:
    """Characters of one line that touch; ``lefts`` are their left edges, ``size`` is one em."""

    text: str
    left: float
    right: float
    middle: float
    size: float
    lefts: list[float]

    @property
    def top(self) -> float:
        """Return the upper edge of the em box."""
        return self.middle - self.size / 2

    @property
    def bottom(self) -> float:
        """Return the lower edge of the em box."""
        return self.middle + self.size / 2

    def cut(self, at: float) -> tuple[Run, Run] | None:
        """Return the two parts left and right of a line, or nothing where it does not cut the run."""
        index = bisect_left(self.lefts, at - self.size / 4)
        if not 0 < index < len(self.text):
            return None
        edge = self.lefts[index]
        left = Run(self.text[:index], self.left, edge, self.middle, self.size, self.lefts[:index])
        return left, Run(self.text[index:], edge, self.right, self.middle, self.size, self.lefts[index:])


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line: ``at`` is its height or its distance from the left, ``start`` and ``end`` its ends."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Sheet:
    """One page: its size, its runs in the order of the file, its level and its upright ruling lines."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)


def runs_of(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """Yield the runs of characters that follow one another on one line and touch.

    The em is the width of a Chinese character, else the height of the box by the usual 1.3.
    """
    text: list[str] = []
    lefts: list[float] = []
    right = top = bottom = 0.0
    for character, left, upper, end, lower in glyphs:
        height = bottom - top
        if text and (
            abs(upper + lower - top - bottom) > height * 0.5
            or not -height * 0.3 <= left - right <= height * 0.14
        ):
            yield _run(text, lefts, right, top, bottom)
            text, lefts = [], []
        if not text:
            top, bottom = upper, lower
        text.append(character)
        lefts.append(left)
        right = end
    if text:
        yield _run(text, lefts, right, top, bottom)


def _run(text: list[str], lefts: list[float], right: float, top: float, bottom: float) -> Run:
    height = bottom - top
    edges = [*lefts[1:], right]
    widths = [b - a for a, b, character in zip(lefts, edges, text, strict=True) if character > "\u2e7f"]
    size = sorted(widths)[len(widths) // 2] if widths else height / 1.3
    size = min(max(size, height * 0.5), height * 1.1) or 1.0
    return Run("".join(text), lefts[0], right, (top + bottom) / 2, size, lefts)


@dataclass(slots=True)
class Line:
    """Runs of one height from left to right; ``page`` counts from 0."""

    runs: list[Run]
    page: int = 0

    @property
    def left(self) -> float:
        """Return where the line begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Return where the line ends."""
        return self.runs[-1].right

    @property
    def reach(self) -> float:
        """Return where the line ends but for a mark, which may hang over the edge."""
        last = self.runs[-1]
        return last.lefts[-1] if last.text[-1] in _HANGING else last.right

    @property
    def middle(self) -> float:
        """Return the height of the line."""
        return self.runs[0].middle

    @property
    def size(self) -> float:
        """Return the em of the largest run."""
        return max(run.size for run in self.runs)

    @property
    def text(self) -> str:
        """Return the words, with a blank where letters or digits stand apart, or anything far apart."""
        parts = [self.runs[0].text]
        for before, run in pairwise(self.runs):
            gap = run.left - before.right
            latin = before.text[-1].isascii() and run.text[0].isascii()
            if gap > before.size * (0.12 if latin else 0.8):
                parts.append(" ")
            parts.append(run.text)
        return "".join(parts)

    def pieces(self, gap: float = 1.0) -> list[list[Run]]:
        """Return the runs, parted where ``gap`` ems are free."""
        parts = [[self.runs[0]]]
        for run in self.runs[1:]:
            if run.left - parts[-1][-1].right > gap * min(run.size, parts[-1][-1].size):
                parts.append([])
            parts[-1].append(run)
        return parts


def lines_of(runs: Sequence[Run], page: int = 0) -> list[Line]:
    """Return the lines that runs make, from the top; runs of one line differ by less than half an em."""
    lines: list[Line] = []
    for run in sorted(runs, key=lambda run: (run.middle, run.left)):
        last = lines[-1].runs[0] if lines else None
        if last and abs(run.middle - last.middle) < min(run.size, last.size) * 0.5:
            lines[-1].runs.append(run)
        else:
            lines.append(Line([run], page))
    for line in lines:
        line.runs.sort(key=lambda run: run.left)
    return lines


def with_sizes(runs: Sequence[Run]) -> None:
    """Give runs of letters and digits, whose box tells little, the em that most of the page has."""
    sizes = sorted(run.size for run in runs if not run.text.isascii())
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for run in runs:
        if run.text.isascii() and run.size < usual < run.size * _FLAT:
            run.size = usual
