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
from jiheng.scheme.records import PerIndicator
from jiheng.scheme.rules import PerIndicatorRule
from jiheng.score.completion import Completion, adopted_target, completion_of, direction_of
from jiheng.score.outcome import IndicatorLine, Outcome, lacking

ZERO, ONE = Fraction(0), Fraction(1)


def indicators_in(ledger: Ledger, scope: Sequence[str], project: Project | None) -> list[Indicator]:
    """Return the indicators of a scope: categories, ids of tasks, or 全部 (also when nothing is named)."""
    names = set(scope) or {"全部"}
    return [
        item
        for item in ledger.indicators
        if ("全部" in names or item.category in names or item.task in names)
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
        return lacking(Missing.because("score.no_indicators", name="、".join(rule.record.scope) or "全部"))
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
    if lacking_weight or total == 0:
        return Missing.because("score.no_weights", name="、".join(lacking_weight[:3]))
    return [Fraction(item.weight or 0) / total for item in indicators]


def _line(
    rule: PerIndicatorRule, indicator: Indicator, judgement: IndicatorJudgement | None, marks: Fraction
) -> tuple[IndicatorLine, Missing | None]:
    done = completion_of(indicator)
    target = adopted_target(indicator)
    if done is not None:
        share = _share(rule.record, indicator, done)
        line = IndicatorLine(indicator, target, marks, marks * share, done.rate, done.met, judged=False)
        return line, None
    if judgement is None:
        line = IndicatorLine(indicator, target, marks, None, None, None, judged=False)
        return line, Missing.because("score.indicator_missing", name=indicator.name)
    given = _judged_share(judgement)
    if given is None:
        line = IndicatorLine(indicator, target, marks, None, None, judgement.met, judged=True)
        return line, Missing.because("score.indicator_missing", name=indicator.name)
    line = IndicatorLine(
        indicator, target, marks, marks * given, None, judgement.met, judged=True, reason=judgement.reason
    )
    return line, None


def _share(record: PerIndicator, indicator: Indicator, done: Completion) -> Fraction:
    if done.met:
        return ONE
    if record.unmet == "零分" or done.rate is None:
        return ZERO
    target = adopted_target(indicator)
    goal = target.value if target else None
    reverse = isinstance(goal, Quantity) and direction_of(indicator, goal) == "反向"
    if reverse and record.reverse_unmet == "零分":
        return ZERO
    return min(ONE, max(ZERO, done.rate))


def _judged_share(judgement: IndicatorJudgement) -> Fraction | None:
    if judgement.share is not None:
        return judgement.share.centre
    if judgement.met is None:
        return None
    return ONE if judgement.met else ZERO
