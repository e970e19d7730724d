"""规则的说法 — a criterion's rule as one or more sentences a clerk can check against the source."""

from __future__ import annotations

from jiheng.messages import message
from jiheng.scheme import SchemeNode
from jiheng.scheme.formula.types import EVERY
from jiheng.scheme.rules import (
    BandRule,
    CompiledBand,
    ConditionRule,
    FormulaRule,
    JudgedRule,
    PerIndicatorRule,
    RecordedRule,
    StepRule,
)


def rule_words(node: SchemeNode) -> str:
    """Return the rule of a criterion in words; a parent says how its children make it up."""
    rule = node.rule
    value = message("explain.value", value=node.value) if node.value is not None else ""
    if isinstance(rule, FormulaRule):
        return value + message("explain.formula", points=rule.points)
    if isinstance(rule, BandRule):
        return value + "；".join(_band(band) for band in rule.bands)
    if isinstance(rule, StepRule):
        return value + message("explain.steps", steps="；".join(step.text for step in rule.steps))
    if isinstance(rule, ConditionRule):
        otherwise = rule.otherwise or "0"
        return value + message("explain.condition", condition=rule.condition, otherwise=otherwise)
    if isinstance(rule, PerIndicatorRule):
        return _per_indicator(rule)
    if isinstance(rule, JudgedRule):
        return _judged(rule)
    if isinstance(rule, RecordedRule):
        return message("explain.recorded")
    if node.measure:
        return value or message("explain.measure")
    return message("explain.sum")


def _band(band: CompiledBand) -> str:
    origin = message("explain.origin", origin=band.record.origin) if band.record.origin else ""
    return message("explain.band", interval=band.interval.text, points=band.points, origin=origin)


def _per_indicator(rule: PerIndicatorRule) -> str:
    record = rule.record
    return message(
        "explain.per_indicator",
        scope="、".join(record.scope) or EVERY,
        weight=record.weight,
        unmet=record.unmet,
    )


def _judged(rule: JudgedRule) -> str:
    text = message("explain.judged", text=rule.text or message("explain.judged_default"))
    if rule.requirements:
        parts = "；".join(
            message("score.requirement", text=item.text, points=item.points) for item in rule.requirements
        )
        text += message("explain.requirements", parts=parts)
    if rule.answers:
        parts = "；".join(f"{name} {interval.text}" for name, interval in rule.answers)
        text += message("explain.answers", parts=parts)
    return text
