"""数据项的杠杆 — a figure that a rule reads, with how far it may still move."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiheng.diagnostic import Diagnostic
from jiheng.gain.lever import Lever
from jiheng.gain.rules import FigureRule, grain_of, rule_for
from jiheng.gain.trial import Trial
from jiheng.ledger import DataItem
from jiheng.scheme.formula import Reference
from jiheng.score import Input, ScoreContext
from jiheng.score.words import plain

BUDGET = "预算数"


def figure_lever(figure: Input, context: ScoreContext, trial: Trial) -> Lever | Diagnostic | None:
    """Return the lever of a figure, why it has no room to move, or None where it does not move at all."""
    item = context.derivations.dictionary.get(figure.name)
    name = item.name if item is not None else figure.name
    rule = rule_for(name, item)
    if rule is None or not isinstance(figure.value, Fraction):
        return None
    limit, limit_name = _limit(rule, item, context)
    if limit is None:
        return Diagnostic("gain.no_limit", None, {"name": name, "limit": limit_name}, "note")
    if figure.value == limit or (figure.value < limit) == rule.falls:
        return Diagnostic("gain.at_limit", None, {"name": name}, "note")
    unit = item.unit if item is not None else figure.unit
    return Lever(
        name=name,
        verb=rule.verb,
        unit=figure.unit,
        rate=figure.rate,
        current=figure.value,
        limit=limit,
        grain=grain_of(unit),
        limit_name=limit_name,
        rescore=lambda value: trial.with_figure(name, value),
        setting=lambda value: _setting(name, value, unit if figure.rate else figure.unit, rate=figure.rate),
    )


def _setting(name: str, value: Fraction, unit: str, *, rate: bool) -> str:
    """Return what --set takes; nothing where no decimal says the value."""
    shown = value * 100 if rate else value
    text = plain(shown)
    return f"{name}={text}{unit}" if Fraction(text) == shown else ""


def _limit(rule: FigureRule, item: DataItem | None, context: ScoreContext) -> tuple[Fraction | None, str]:
    """Return how far a figure may go and the name of what says so; without a value what was looked for."""
    if rule.limit_value is not None:
        return rule.limit_value, ""
    names = [rule.limit] if rule.limit else []
    if item is not None and rule.limit_stages:
        names = [known.name for known in _budgets(rule, item, context)]
    for name in names:
        value = context.lookup(Reference(name, 0))
        if isinstance(value, Fraction):
            return value, name
    return None, "、".join(names) or BUDGET


def _budgets(rule: FigureRule, item: DataItem, context: ScoreContext) -> Iterator[DataItem]:
    """Yield the budgets of a figure's subject, in the order of the stages that the rule names."""
    dictionary = context.derivations.dictionary
    same = [known for known in dictionary if known.subject == item.subject and known.measure == BUDGET]
    for stage in rule.limit_stages:
        yield from (known for known in same if known.stage == stage)
