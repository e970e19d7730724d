"""为什么动了 — what lies behind a difference in points: figures put in, reasons, rules, full marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.compare.criteria import CriterionRow
from jiheng.diagnostic import Diagnostic
from jiheng.scheme.rules import BandRule
from jiheng.score import CriterionScore, IndicatorLine, Input
from jiheng.score.explain import is_rate, value_unit
from jiheng.score.rule_words import rule_words
from jiheng.score.words import NOTHING, points_words


@dataclass(frozen=True, slots=True)
class InputChange:
    """A figure that a rule read, on both sides, in base units; None where a side has none.

    ``depth`` is 0 for what the rule names and more for what a derived figure is made of; ``points`` are the
    exact points of an indicator's line.
    """

    name: str
    unit: str
    before: Fraction | None
    after: Fraction | None
    rate: bool = False
    depth: int = 0
    points: tuple[Fraction | None, Fraction | None] | None = None

    @property
    def difference(self) -> Fraction | None:
        """Return after less before."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def change(self) -> Fraction | None:
        """Return the difference as a share of before; None from zero or below."""
        difference = self.difference
        return None if difference is None or not self.before or self.before < 0 else difference / self.before


@dataclass(frozen=True, slots=True)
class Move:
    """One criterion whose points differ from the first side's, with everything that explains it."""

    row: CriterionRow
    side: int
    difference: Fraction
    inputs: tuple[InputChange, ...]
    reasons: tuple[Diagnostic, ...]


def moves(rows: Sequence[CriterionRow], side: int) -> tuple[Move, ...]:
    """Return the leaves that moved from the first side to another, the greatest first."""
    found = [_move(row, side, difference) for row, difference in _moved(rows, side)]
    return tuple(sorted(found, key=lambda move: -abs(move.difference)))


def _moved(rows: Sequence[CriterionRow], side: int) -> Iterator[tuple[CriterionRow, Fraction]]:
    for row in rows:
        difference = row.difference(side) if row.leaf else None
        if difference:
            yield row, difference


def _move(row: CriterionRow, side: int, difference: Fraction) -> Move:
    pair = row.pair(side)
    assert pair is not None
    inputs = (*_value(*pair), *_inputs(pair[0].inputs, pair[1].inputs), *_lines(pair[0].lines, pair[1].lines))
    return Move(row, side, difference, inputs, tuple(_reasons(*pair)))


def _value(before: CriterionScore, after: CriterionScore) -> Iterator[InputChange]:
    formula = after.node.value
    values = (_number(before.value), _number(after.value))
    if formula is None or values[0] == values[1] or len(formula.inputs) <= 1:
        return
    unit = value_unit(after)
    yield InputChange(str(formula), unit, *values, rate=is_rate(formula))


def _inputs(before: Sequence[Input], after: Sequence[Input], depth: int = 0) -> Iterator[InputChange]:
    """Yield the figures that differ, each followed by those of its parts that do."""
    old, new = ({figure.name: figure for figure in figures} for figures in (before, after))
    for name in dict.fromkeys((*old, *new)):
        a, b = old.get(name), new.get(name)
        known = b or a
        values = tuple(None if figure is None else _number(figure.value) for figure in (a, b))
        if known is None or values[0] == values[1]:
            continue
        yield InputChange(name, known.unit, values[0], values[1], known.rate, depth)
        yield from _inputs(a.parts if a else (), b.parts if b else (), depth + 1)


def _lines(before: Sequence[IndicatorLine], after: Sequence[IndicatorLine]) -> Iterator[InputChange]:
    old, new = ({line.indicator.name: line for line in lines} for lines in (before, after))
    for name in dict.fromkeys((*old, *new)):
        a, b = old.get(name), new.get(name)
        points = (a.points if a else None, b.points if b else None)
        if points[0] != points[1]:
            rates = (a.completion if a else None, b.completion if b else None)
            yield InputChange(name, "", *rates, rate=True, points=points)


def _number(value: object) -> Fraction | None:
    return value if isinstance(value, Fraction) else None


def _reasons(before: CriterionScore, after: CriterionScore) -> Iterator[Diagnostic]:
    if before.full_marks != after.full_marks:
        marks = (points_words(item.full_marks) for item in (before, after))
        yield _note("compare.full_marks_changed", **dict(zip(("before", "after"), marks, strict=True)))
    rules = rule_words(before.node), rule_words(after.node)
    if rules[0] != rules[1]:
        yield _note("compare.rule_changed", before=rules[0], after=rules[1])
    if before.status != after.status:
        yield _note("compare.status_changed", before=before.status, after=after.status)
    bands = _band(before), _band(after)
    if bands[0] != bands[1]:
        yield _note("compare.band_changed", before=bands[0], after=bands[1])
    yield from _persons(before, after)


def _band(item: CriterionScore) -> str:
    rule = item.node.rule
    return rule.bands[item.band].interval.text if isinstance(rule, BandRule) and item.band is not None else ""


def _persons(before: CriterionScore, after: CriterionScore) -> Iterator[Diagnostic]:
    """Yield what persons decided or published differently."""
    for code, item in (("compare.deducted_before", before), ("compare.deducted_after", after)):
        for part in item.deductions:
            yield _note(code, points=points_words(part.points), reason=part.reason)
    for code, item in (("compare.override_before", before), ("compare.override_after", after)):
        if item.override is not None:
            yield _note(code, points=points_words(item.override.after), reason=item.override.reason)
    if before.status == after.status == "recorded":
        yield _note("compare.recorded_only")
        reasons = before.recorded_reason, after.recorded_reason
        if reasons[0] != reasons[1]:
            yield _note("compare.recorded_reasons", before=reasons[0] or NOTHING, after=reasons[1] or NOTHING)


def _note(code: str, **parameters: object) -> Diagnostic:
    return Diagnostic(code, None, parameters, "note")
