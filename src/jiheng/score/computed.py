"""The rules that compute: formula, bands, deduction by steps, condition."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from jiheng.scheme.formula import Missing
from jiheng.scheme.formula.compile import Value
from jiheng.scheme.rules import BandRule, CompiledStep, ConditionRule, FormulaRule, StepRule
from jiheng.score.context import ScoreContext
from jiheng.score.outcome import Outcome, lacking

ZERO = Fraction(0)


def by_formula(rule: FormulaRule, value: Value | None, context: ScoreContext) -> Outcome:
    """Return the points of a formula; ``取值`` and ``满分`` stand in the context."""
    return _points(rule.points.evaluate(context), value)


def _points(points: Value, value: Value | None, band: int | None = None) -> Outcome:
    if isinstance(points, Missing):
        return lacking(points, value)
    assert isinstance(points, Fraction)
    return Outcome(points, "computed", value, band)


def by_band(rule: BandRule, value: Value | None, context: ScoreContext) -> Outcome:
    """Return the points of the band that the unrounded value falls in; in none, they are missing."""
    if isinstance(value, Missing):
        return lacking(value, value)
    assert isinstance(value, Fraction)
    for position, band in enumerate(rule.bands):
        if value in band.interval:
            if band.fixed is not None:
                return Outcome(band.fixed, "computed", value, position)
            return _points(band.points.evaluate(context), value, position)
    return lacking(Missing.because("score.no_band"), value)


def by_steps(rule: StepRule, value: Value | None, full: Fraction) -> Outcome:
    """Return the full marks less what the steps take off."""
    if isinstance(value, Missing):
        return lacking(value, value)
    assert isinstance(value, Fraction)
    points = full
    for step in rule.steps:
        taken = _taken(step, value)
        points = max(min(points, step.floor), points - taken)
    return Outcome(points, "computed", value)


def _taken(step: CompiledStep, value: Fraction) -> Fraction:
    beyond = value - step.limit if step.above else step.limit - value
    if beyond <= 0:
        return ZERO
    count = beyond / step.size
    if step.partial == "舍去":
        count = Fraction(floor(count))
    elif step.partial == "进位":
        count = Fraction(ceil(count))
    return count * step.points


def by_condition(rule: ConditionRule, value: Value | None, full: Fraction, context: ScoreContext) -> Outcome:
    """Return the full marks when the condition holds, else the points for when it does not."""
    holds = rule.condition.evaluate(context)
    if isinstance(holds, Missing):
        return lacking(holds, value)
    if holds:
        return Outcome(full, "computed", value)
    if rule.otherwise is None:
        return Outcome(ZERO, "computed", value)
    return _points(rule.otherwise.evaluate(context), value)
