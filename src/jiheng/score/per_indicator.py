"""逐指标 — points from every indicator in a scope: met, by completion, or judged where nothing compares.

Source: 财预〔2020〕10号 — met gives the indicator's points, otherwise points by completion.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jiheng.evaluation import IndicatorJudgement
from jiheng.ledger import Indicator, Ledger, Project
from jiheng.quantity import Quantity
from jiheng.scheme.formula import Missing
from jiheng.scheme.formula.missing import absent
from jiheng.scheme.formula.types import EVERY
from jiheng.scheme.records import PerIndicator
from jiheng.scheme.rules import PerIndicatorRule
from jiheng.score.completion import Completion, adopted_target, completion_of, direction_of
from jiheng.score.outcome import IndicatorLine, Outcome, lacking

ZERO, ONE = Fraction(0), Fraction(1)


def indicators_in(ledger: Ledger, scope: Sequence[str], project: Project | None) -> list[Indicator]:
    """Return the indicators of a scope: categories, ids of tasks, or 全部 (also when nothing is named)."""
    names = set(scope) or {EVERY}
    return [
        item
        for item in ledger.indicators
        if (EVERY in names or item.category in names or item.task in names)
        and (item.project == (project.id if project else ""))
    ]


def by_indicators(
    rule: PerIndicatorRule,
    ledger: Ledger,
    project: Project | None,
    judgements: dict[str, IndicatorJudgement],
    full: Fraction,
) -> Outcome:
    """Return the sum over the indicators; one indicator without a result leaves the whole missing."""
    indicators = indicators_in(ledger, rule.record.scope, project)
    if not indicators:
        return lacking(Missing.because("score.no_indicators", name="、".join(rule.record.scope) or EVERY))
    weights = _weights(rule.record, indicators)
    if isinstance(weights, Missing):
        return lacking(weights)
    lines = []
    gaps = []
    for indicator, weight in zip(indicators, weights, strict=True):
        line, gap = _line(rule, indicator, judgements.get(indicator.id), full * weight)
        lines.append(line)
        gaps.append(gap)
    missing = absent(*gaps)
    if missing is not None:
        return Outcome(None, "missing", missing=missing, lines=tuple(lines))
    judged = all(line.judged for line in lines)
    total = sum((line.points for line in lines if line.points is not None), ZERO)
    return Outcome(total, "judged" if judged else "computed", lines=tuple(lines))


def _weights(record: PerIndicator, indicators: Sequence[Indicator]) -> list[Fraction] | Missing:
    if record.weight == "均分":
        return [Fraction(1, len(indicators))] * len(indicators)
    lacking_weight = [item.name for item in indicators if item.weight is None]
    total = sum((Fraction(item.weight) for item in indicators if item.weight is not None), ZERO)
    names = [item.name for item in indicators]
    negative = any(item.weight is not None and item.weight < 0 for item in indicators)
    if lacking_weight or negative or total == 0:
        return Missing.because("score.no_weights", name="、".join((lacking_weight or names)[:3]))
    return [Fraction(item.weight or 0) / total for item in indicators]


def _line(
    rule: PerIndicatorRule, indicator: Indicator, judgement: IndicatorJudgement | None, marks: Fraction
) -> tuple[IndicatorLine, Missing | None]:
    done = completion_of(indicator)
    target = adopted_target(indicator)
    share = None if done is None else _share(rule.record, indicator, done)
    if done is not None and share is not None:
        line = IndicatorLine(indicator, target, marks, marks * share, done.rate, done.met, judged=False)
        return line, None
    met = None if done is None else done.met
    given = None if judgement is None else _judged_share(judgement, done)
    if judgement is None or given is None:
        code = "score.indicator_missing" if done is None else "score.indicator_no_rate"
        line = IndicatorLine(indicator, target, marks, None, None, met, judged=False)
        return line, Missing.because(code, name=indicator.name)
    met = judgement.met if met is None else met
    line = IndicatorLine(indicator, target, marks, marks * given, None, met, True, judgement.reason)
    return line, None


def _share(record: PerIndicator, indicator: Indicator, done: Completion) -> Fraction | None:
    """Return the share of the marks, None where the target is not met and no rate says by how much.

    A rate of 100 % is no measure of a target that is not met (more than 100, and 100 was reached).
    """
    if done.met:
        return ONE
    target = adopted_target(indicator)
    goal = target.value if target else None
    reverse = isinstance(goal, Quantity) and direction_of(indicator, goal) == "反向"
    if record.unmet == "零分" or (reverse and record.reverse_unmet == "零分"):
        return ZERO
    if done.rate is None or done.rate >= 1:
        return None
    return max(ZERO, done.rate)


def _judged_share(judgement: IndicatorJudgement, done: Completion | None) -> Fraction | None:
    if judgement.share is not None:
        return judgement.share.centre
    if judgement.met is None or (judgement.met and done is not None):
        return None
    return ONE if judgement.met else ZERO
