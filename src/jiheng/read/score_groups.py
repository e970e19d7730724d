"""评分项 — a criterion under way in running text, and the score lines that criteria make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from jiheng.place import Place
from jiheng.read.figure import Figure
from jiheng.read.model import Deduction, ScoreLine
from jiheng.read.naming import trimmed
from jiheng.read.reading import Reading, distinct


@dataclass(slots=True)
class Group:
    """A criterion under way."""

    name: str
    level: int
    reading: Reading
    full: Figure | None = None
    score: Figure | None = None
    got_in_words: bool = False
    rate: Figure | None = None
    deductions: list[Deduction] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    total: bool = False
    project: bool = False
    said: str = ""
    mixed: bool = False
    """Points were got more than once, and no sum of them was printed: which are whose is not known."""


def lines_of(groups: Sequence[Group]) -> Iterator[ScoreLine]:
    """Give the criteria their paths; the total once, with every place where it is printed."""
    stack: list[tuple[int, str]] = []
    totals: dict[Decimal, int] = {}
    lines: list[ScoreLine] = []
    for group in groups:
        line = _line(group, stack)
        if line is None:
            continue
        if line.total and line.score is not None:
            if line.score in totals:
                earlier = lines[totals[line.score]]
                lines[totals[line.score]] = _merged(earlier, line)
                continue
            totals[line.score] = len(lines)
        lines.append(line)
    yield from lines


def _merged(first: ScoreLine, again: ScoreLine) -> ScoreLine:
    return replace(first, place=again.place, path=again.path, places=distinct([*first.places, *again.places]))


def _line(group: Group, stack: list[tuple[int, str]]) -> ScoreLine | None:
    if group.score is None and group.full is None and not group.deductions:
        return None
    if group.total or group.project:
        path: tuple[str, ...] = (group.name or trimmed(group.said),)
    else:
        stack[:] = [entry for entry in stack if entry[0] < group.level]
        stack.append((group.level, group.name))
        path = tuple(name for _, name in stack)
    score, derived = (None, False) if group.mixed else _score(group)
    return ScoreLine(
        path=path,
        score=score,
        full_marks=group.full.value if group.full else None,
        place=group.places[0],
        score_figure=None if group.mixed else group.score,
        full_marks_figure=group.full,
        rate=group.rate,
        score_derived=derived,
        full_in_words=group.got_in_words,
        deductions=tuple(group.deductions),
        subject="project" if group.project else "department",
        total=group.total,
        places=distinct(group.places),
    )


def _score(group: Group) -> tuple[Decimal | None, bool]:
    if group.score is not None:
        return group.score.value, False
    full = group.full.value if group.full else None
    points = [item.points.value for item in group.deductions if item.points and item.points.value is not None]
    if full is not None and points:
        return full - sum(points, Decimal(0)), True
    return None, False
