"""率 — the claims of the rates in running text.

The grammar (``words.toml``, ``[[rate]]``) names numerator and denominator by the words beside them; of
several bases that it allows alike, the first that bears the rate out is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain

from jiheng.audit.bases import elsewhere
from jiheng.audit.claim import Claim, Kind
from jiheng.audit.context import Context, contexts
from jiheng.audit.formula import Constant, Node, Quotient, Sum, growth
from jiheng.audit.likeness import pairs
from jiheng.audit.listed_rates import listed_rates
from jiheng.audit.rate_rules import Rule, rule_named, rule_of
from jiheng.audit.rate_sides import denominators, is_amount, numerator, sides
from jiheng.audit.reached import of_a_target
from jiheng.audit.satisfied import satisfied
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, limit
from jiheng.read import Figure

_NO_BASE = frozenset({"score_rate", "weight", "threshold", "target", "full_marks", "standard"})
_BAND = re.compile(r"在[^，。；]{0,12}(?:和|至|到|-|—|～)[^，。；]{0,12}之间")
_OF_MONEY = "经费控制率"


def prose_rates(subject: Subject, check: str, kind: Kind) -> Iterator[Claim]:
    """Yield the claims of the rates in running text that belong to a check."""
    yield from (item.claim for item in listed_rates(subject) if item.check == check)
    for rate, rule, context in subject.cached("rates", lambda: tuple(_rates(subject))):
        if rule.check == check:
            yield from _claims(subject, rate, rule, context, kind)


def _rates(subject: Subject) -> Iterator[tuple[Figure, Rule, Context]]:
    taken = _explained(subject)
    for context in contexts(subject):
        for figure in context.figures:
            if (figure.place.start or 0) in taken or figure.role in _NO_BASE or figure.qualified:
                continue
            rule = rule_of(figure, context)
            if rule and not _is_band(figure):
                yield figure, rule, context


def _is_band(figure: Figure) -> bool:
    """Tell whether a rate is one end of a band: 在60%和80%之间."""
    text = figure.part.text
    return bool(_BAND.search(text[max(0, figure.start - 14) : figure.end + 12]))


def _explained(subject: Subject) -> frozenset[int]:
    """Return the rates that belong to an indicator, a comparison or a score: other checks recompute them."""
    report = subject.report
    own = (item for item in report.indicators if of_a_target(item))
    found = [item.completion for item in own if item.completion]
    found += [item.change for item in report.comparisons if item.change and item.base]
    found += [line.rate for line in report.scores if line.rate]
    found += [item.rate for item in listed_rates(subject)]
    return frozenset(figure.place.start or 0 for figure in found)


def _claims(subject: Subject, rate: Figure, rule: Rule, context: Context, kind: Kind) -> Iterator[Claim]:
    nodes, sure = _ways(subject, rate, rule, context)
    bare = Claim(rule.check, kind, subject.term(rate))
    claim = _best(replace(bare, formula=node) for node in nodes)
    if claim is None and rule.check in {"ratio", "execution_rate"}:
        claim = _best(replace(bare, formula=node) for node in _from_elsewhere(subject, rate, rule, context))
        sure = False
    if claim is None or (not sure and judge(claim).verdict == "inconsistent"):
        yield bare
    else:
        yield claim


def _ways(subject: Subject, rate: Figure, rule: Rule, context: Context) -> tuple[Iterable[Node], bool]:
    """Return the ways to make a rate, the best first and none made in vain, and whether one must hold."""
    if rule.formula == "staff":
        node = _staff(subject, rate, rule, context)
        return ([node] if node else _nodes(subject, rate, rule_named(_OF_MONEY), context)), True
    if rule.formula == "satisfied":
        return satisfied(subject, rate, rule.under, context)
    nodes = _nodes(subject, rate, rule, context)
    return (chain(_carried(subject, rate, rule, context), nodes) if rule.formula == "rest" else nodes), True


def _nodes(subject: Subject, rate: Figure, rule: Rule, context: Context) -> Iterator[Node]:
    for over, under in sides(subject, rate, rule, context):
        yield _formula(rule.formula, subject, over, under)


def _from_elsewhere(subject: Subject, rate: Figure, rule: Rule, context: Context) -> Iterator[Node]:
    near = [item for item in context.before(rate, limit("reach")) if item.sentence == rate.sentence]
    over = numerator(rate, rule, context, [item for item in near if is_amount(item)])
    if over is not None and rule.formula == "quotient":
        for under in elsewhere(subject, over, rule.under):
            yield Quotient(subject.term(over), subject.term(under))


def _carried(subject: Subject, rate: Figure, rule: Rule, context: Context) -> Iterator[Node]:
    """Yield what is left ÷ budget, where the amount left is printed beside the rate: 结转结余130万元，…率."""
    label = context.label(rate)
    name = next((name for name in rule.names if name in label), "").removesuffix("率")
    near = [figure for figure in context.before(rate, limit("reach")) if is_amount(figure)]
    for over in reversed(near):
        words = pairs(context.label(over)) & pairs(name)
        if over.sentence == rate.sentence and words and not has(context.label(over), rule.over):
            for under in denominators(over, rate, rule, context, near):
                yield Quotient(subject.term(over), subject.term(under))
            return


def best_claim(claims: Sequence[Claim]) -> Claim:
    """Return the first claim that holds, else the first, showing the places of all bases that were tried."""
    return _best(claims) or claims[0]


def _best(claims: Iterable[Claim]) -> Claim | None:
    """Return the same of claims that are made only as long as none holds; None if there are none."""
    tried: list[Claim] = []
    for claim in claims:
        if judge(claim).verdict in {"ok", "ok_within_rounding"}:
            return claim
        tried.append(claim)
    if not tried:
        return None
    spots = tuple(item.place for claim in tried[1:] for item in claim.inputs)
    return Claim(
        tried[0].check, tried[0].kind, tried[0].stated, tried[0].formula, spots=spots, case=tried[0].case
    )


def _formula(kind: str, subject: Subject, over: Figure, under: Figure) -> Node:
    a, b = subject.term(over), subject.term(under)
    if kind == "growth":
        return growth(a, b)
    if kind == "rest":
        return Sum((Constant(Fraction(1)),), (Quotient(a, b),))
    return Quotient(a, b)


def _staff(subject: Subject, rate: Figure, rule: Rule, context: Context) -> Node | None:
    """Return people in post ÷ established posts: every figure of the sentence is on one side or the other."""
    side = ""
    both: dict[str, list[Figure]] = {"over": [], "under": []}
    for figure in context.before(rate, limit("reach")):
        if figure.kind != "count" or "。" in figure.part.text[figure.end : rate.start]:
            continue
        lead = context.lead(figure) + context.tail(figure)
        if has(lead, rule.under[0]):
            side = "under"
        elif has(lead, rule.over):
            side = "over"
        if side:
            both[side].append(figure)
    if not both["over"] or not both["under"]:
        return None
    over, under = (Sum(tuple(subject.term(item) for item in both[name])) for name in ("over", "under"))
    return Quotient(over, under)
