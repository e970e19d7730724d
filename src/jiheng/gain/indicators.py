"""绩效指标的杠杆 — an actual that has not reached its target."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiheng.diagnostic import Diagnostic
from jiheng.gain.lever import Lever
from jiheng.gain.rules import grain_of, may_fall
from jiheng.gain.trial import Trial
from jiheng.ledger import Indicator
from jiheng.quantity import Quantity, unit_of
from jiheng.scheme.formula.tree import Call
from jiheng.scheme.formula.types import EVERY
from jiheng.scheme.scheme import node_formulas
from jiheng.score import CriterionScore, adopted_target, completion_of

STRICT = ("more_than", "less_than")


def indicators_of(item: CriterionScore) -> Iterator[Indicator]:
    """Yield the indicators that the points come from: those listed, those behind 指标完成率."""
    yield from (line.indicator for line in item.lines if not line.judged)
    subject = item.context.subject
    for formula in node_formulas(item.node):
        for call in formula.inputs:
            if isinstance(call, Call) and call.name == "COMPLETION":
                category = str(call.arguments[0])
                for indicator in item.context.book.ledger.indicators:
                    if indicator.project == subject and category in (EVERY, indicator.category):
                        yield indicator


def indicator_lever(indicator: Indicator, trial: Trial) -> Lever | Diagnostic | None:
    """Return the lever of an indicator, why it cannot move, or None where its target is met."""
    target, actual = adopted_target(indicator), indicator.actual
    goal = target.value if target is not None else None
    done = completion_of(indicator)
    if done is None or not isinstance(goal, Quantity) or not isinstance(actual, Quantity):
        return Diagnostic("gain.not_comparable", None, {"name": indicator.name}, "note")
    if done.met or goal.centre is None or actual.centre is None:
        return None
    falls = goal.centre < actual.centre or (goal.centre == actual.centre and goal.bound == "less_than")
    if falls and not may_fall(actual.unit.dimension):
        return Diagnostic("gain.cannot_fall", None, {"name": indicator.name}, "note")
    grain = grain_of(actual.unit.symbol)
    beyond = grain if goal.bound in STRICT else Fraction(0)
    return Lever(
        name=indicator.name,
        verb="less" if falls else "lacks",
        unit=actual.unit.base,
        rate=actual.unit.dimension == unit_of("%").dimension,
        current=actual.centre,
        limit=goal.centre - beyond if falls else goal.centre + beyond,
        grain=grain,
        limit_name="",
        rescore=lambda value: trial.with_actual(indicator, actual, value),
        indicator=indicator.id,
    )
