"""寻找 — the smallest movement of a figure that reaches more points on one criterion."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from jiheng.gain.invert import candidates
from jiheng.gain.lever import Lever
from jiheng.scheme.rules import BandRule, ConditionRule, Rule, StepRule

PROPORTIONAL = "按比例"


def smallest(reached: Callable[[int], bool], low: int, high: int) -> int:
    """Return a position that is reached while the one before it is not; ``high`` is reached, ``low`` not."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high


def worthwhile(lever: Lever, criterion: str, rule: Rule | None) -> tuple[int, ...]:
    """Return the positions where the points first rise, and first are the most that can be had.

    A rule that rewards every bit has no next step, so only the most is given; of an indicator that is its
    target, though rounding may give the same points a little before.
    """
    now = lever.points(0, criterion)
    if now is None:
        return ()
    points = {0: now}
    for position in candidates(lever, criterion, rule):
        found = lever.points(position, criterion)
        if found is not None:
            points[position] = found
    most = max(points.values())
    if most <= now:
        return ()
    if lever.indicator and not in_steps(rule) and points.get(lever.positions) == most:
        return (lever.positions,)
    levels = {most}
    if in_steps(rule):
        levels.add(min(value for value in points.values() if value > now))
    return tuple(sorted({_first(lever, criterion, points, level) for level in levels}))


def _first(lever: Lever, criterion: str, points: dict[int, Decimal], level: Decimal) -> int:
    """Return the smallest position with at least these points, found between two known ones."""
    high = min(position for position, value in points.items() if value >= level)
    low = max(position for position in points if position < high)

    def reached(position: int) -> bool:
        found = lever.points(position, criterion)
        return found is not None and found >= level

    return smallest(reached, low, high)


def in_steps(rule: Rule | None) -> bool:
    """Tell whether the points of a rule jump."""
    if isinstance(rule, StepRule):
        return all(step.partial != PROPORTIONAL for step in rule.steps)
    if isinstance(rule, BandRule):
        return all(band.fixed is not None for band in rule.bands)
    return isinstance(rule, ConditionRule)


def round_part(position: int) -> int:
    """Return the largest power of ten that is no more than half of a movement, 0 where there is none."""
    part = 1
    while part * 20 <= position:
        part *= 10
    return part if part * 2 <= position else 0
