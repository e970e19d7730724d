"""扣分原因 — why a criterion has fewer points than its full marks, or none; the same words in every report.

What a person wrote comes first; where nobody wrote anything, how the points were computed stands for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.messages import message
from jiheng.report.criteria import CriterionRow
from jiheng.scheme.formula import Missing
from jiheng.scheme.rules import BandRule
from jiheng.score import CriterionScore
from jiheng.score.explain import computation_lines, is_rate, line_words, value_unit
from jiheng.score.interval_words import interval_words
from jiheng.score.words import points_words, value_words

MOST_INDICATORS = 5
"""Indicators that are named as reasons; the table of indicators has all of them."""


def loss_lines(row: CriterionRow) -> tuple[str, ...]:
    """Return the reasons line by line; none for a parent and where nothing was lost."""
    item = row.item
    if item.leaf and item.score is None and item.missing is not None:
        reasons = "；".join(reason.sentence for reason in item.missing.reasons)
        return (message("explain.missing", reasons=reasons),)
    if row.deducted is None:
        return ()
    return tuple(dict.fromkeys(_written(item))) or tuple(_computed(item))


def value_lines(item: CriterionScore) -> tuple[str, ...]:
    """Return the value that a rule looked at and where it lies; nothing where a rule looks at none."""
    if item.value is None or isinstance(item.value, Missing) or item.node.value is None:
        return ()
    shown = value_words(item.value, value_unit(item), rate=is_rate(item.node.value))
    rule = item.node.rule
    if not isinstance(rule, BandRule) or item.band is None or item.node.measure:
        return (message("report.reason_value", value=shown),)
    where = interval_words(rule.bands[item.band].interval)
    return (message("report.reason_band", value=shown, where=where),)


def _written(item: CriterionScore) -> Iterator[str]:
    for deduction in item.deductions:
        if deduction.points is None:
            yield deduction.reason
        else:
            points = points_words(deduction.points)
            yield message("explain.deduction", points=points, reason=deduction.reason)
    judgement = item.judgement
    if judgement is not None:
        yield from (part.reason for part in judgement.requirements if part.reason)
        if judgement.opinion and not item.deductions:
            yield judgement.opinion
    if item.override is not None:
        before, after = points_words(item.computed), points_words(item.override.after)
        yield message("report.reason_override", before=before, after=after, reason=item.override.reason)
    if item.recorded_reason and not item.deductions:
        yield item.recorded_reason


def _computed(item: CriterionScore) -> Iterator[str]:
    lost = [line for line in item.lines if line.points is not None and line.points < line.full_marks]
    yield from (line_words(line) for line in lost[:MOST_INDICATORS])
    if len(lost) > MOST_INDICATORS:
        yield message("report.reason_more", number=len(lost) - MOST_INDICATORS)
    if not lost and item.status == "computed":
        yield from value_lines(item) or computation_lines(item)
