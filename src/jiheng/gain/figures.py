"""数据项的杠杆 — a figure that a rule reads, with how far it may still move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jiheng.diagnostic import Diagnostic
from jiheng.gain.lever import Lever
from jiheng.gain.rules import FigureRule, grain_of, open_periods, rule_for
from jiheng.gain.trial import Trial
from jiheng.ledger import DataItem
from jiheng.scheme.formula import Reference
from jiheng.score import Input, ScoreContext
from jiheng.score.words import plain

BUDGET = "预算数"


def figure_lever(figure: Input, context: ScoreContext, trial: Trial) -> Lever | Diagnostic | None:
    """Return the lever of a figure, why it has no room to move, or None where it does not move at all."""
    reference = figure.reference
    if reference is None or not isinstance(figure.value, Fraction) or not _may_move(reference, context):
        return None
    item = context.derivations.dictionary.get(reference.name)
    rule = rule_for(item.name if item is not None else reference.name, item)
    if rule is None:
        return None
    name = replace(reference, name=item.name) if item is not None else reference
    limit, limit_name = _limit(rule, item, reference, context)
    if limit is None:
        return Diagnostic("gain.no_limit", None, {"name": name.words, "limit": limit_name}, "note")
    if figure.value == limit or (figure.value < limit) == rule.falls:
        return Diagnostic("gain.at_limit", None, {"name": name.words}, "note")
    unit = item.unit if item is not None else figure.unit
    written = str(name) if name.shifted else name.words
    key = name.name if item is None else context.values.setting_key(reference, item)
    return Lever(
        name=name.words,
        verb=rule.verb,
        unit=figure.unit,
        rate=figure.rate,
        current=figure.value,
        limit=limit,
        grain=grain_of(unit),
        limit_name=limit_name,
        rescore=lambda value: trial.with_figure(key, value),
        setting=lambda value: _setting(
            written, value, unit if figure.rate else figure.unit, rate=figure.rate
        ),
    )


def _may_move(reference: Reference, context: ScoreContext) -> bool:
    """Tell whether a figure is of this year as a whole or at its end; what is past stays as it is."""
    item = context.derivations.dictionary.get(reference.name)
    if item is None or not reference.shifted:
        return not reference.shifted
    key = context.key_of(reference, item)
    return key.year == context.book.ledger.header.year and key.period in open_periods()


def _setting(name: str, value: Fraction, unit: str, *, rate: bool) -> str:
    """Return what --set takes; nothing where no decimal says the value."""
    shown = value * 100 if rate else value
    text = plain(shown)
    return f"{name}={text}{unit}" if Fraction(text) == shown else ""


def _limit(
    rule: FigureRule, item: DataItem | None, reference: Reference, context: ScoreContext
) -> tuple[Fraction | None, str]:
    """Return how far a figure may go and the name of what says so; without a value what was looked for."""
    if rule.limit_value is not None:
        return rule.limit_value, ""
    names = [rule.limit] if rule.limit else []
    if item is not None and rule.limit_stages:
        names = [known.name for known in _budgets(rule, item, context)]
    for name in names:
        # Of one fund, level or scope the limit is that of the same.
        limit = replace(reference, name=name)
        value = context.lookup(limit)
        if isinstance(value, Fraction):
            return value, limit.words
    return None, "、".join(names) or BUDGET


def _budgets(rule: FigureRule, item: DataItem, context: ScoreContext) -> Iterator[DataItem]:
    """Yield the budgets of a figure's subject, in the order of the stages that the rule names."""
    dictionary = context.derivations.dictionary
    same = [known for known in dictionary if known.subject == item.subject and known.measure == BUDGET]
    for stage in rule.limit_stages:
        yield from (known for known in same if known.stage == stage)
