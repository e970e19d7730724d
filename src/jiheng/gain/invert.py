"""反推 — from the ends of bands and the edges of steps back to the figure that reaches them, exactly.

Holds where 取值 is a straight line in the figure, which is shown by four scorings and not by reading the
formula; elsewhere positions are spread evenly and the search closes in on what lies between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from jiheng.gain.lever import Lever
from jiheng.scheme.rules import BandRule, CompiledStep, Rule, StepRule

SPREAD = 12


class Line(NamedTuple):
    """取值 as a straight line in the lever's value."""

    start: Fraction
    slope: Fraction


def line_of(lever: Lever, criterion: str) -> Line | None:
    """Return the line that 取值 follows between the two ends, None where it follows none or stays put."""
    last = lever.positions
    first = lever.looked_at(0, criterion)
    end = lever.looked_at(last, criterion)
    if first is None or end is None or first == end:
        return None
    slope = (end - first) / (lever.limit - lever.current)
    for position in {last // 3, last // 2}:
        expected = first + slope * (lever.value(position) - lever.current)
        if lever.looked_at(position, criterion) != expected:
            return None
    return Line(first, slope)


def candidates(lever: Lever, criterion: str, rule: Rule | None) -> list[int]:
    """Return the positions worth looking at, in order, the limit among them."""
    last = lever.positions
    found = {last}
    line = line_of(lever, criterion) if isinstance(rule, BandRule | StepRule) else None
    if line is None:
        found |= {ceil(Fraction(last * part, SPREAD)) for part in range(1, SPREAD)}
    else:
        for edge in _edges(rule, line.start):
            at = lever.position(lever.current + (edge - line.start) / line.slope)
            # An open end is passed one grain further on.
            found |= {floor(at), ceil(at), floor(at) + 1}
    return sorted(position for position in found if 0 < position <= last)


def _edges(rule: Rule | None, value: Fraction) -> Iterator[Fraction]:
    if isinstance(rule, BandRule):
        for band in rule.bands:
            yield from (end for end in (band.interval.low, band.interval.high) if end is not None)
    elif isinstance(rule, StepRule):
        for step in rule.steps:
            yield from _step_edges(step, value)


def _step_edges(step: CompiledStep, value: Fraction) -> Iterator[Fraction]:
    sign = 1 if step.above else -1
    count = sign * (value - step.limit) / step.size
    for number in {0, floor(count), ceil(count) - 1}:
        if number >= 0:
            yield step.limit + sign * number * step.size
