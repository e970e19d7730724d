"""率 — which printed figures a rate in running text is the ratio of.

The grammar (``words.toml``, ``[[rate]]``) names numerator and denominator by the words beside them. Values
only choose between bases that the words allow alike, never the pair itself: an altered figure must still meet
the figure that it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from jiheng.audit.bases import elsewhere, wholes
from jiheng.audit.claim import Claim, Kind
from jiheng.audit.context import Context, contexts
from jiheng.audit.facts import TOTAL, subject_of
from jiheng.audit.formula import Constant, Node, Quotient, Sum, growth
from jiheng.audit.likeness import pairs
from jiheng.audit.listed_rates import listed_rates
from jiheng.audit.reached import of_a_target
from jiheng.audit.satisfied import satisfied
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, limit, longest, tables, words
from jiheng.read import Figure

_NO_BASE = frozenset({"score_rate", "weight", "threshold", "target", "full_marks", "standard"})
_BAND = re.compile(r"在[^，。；]{0,12}(?:和|至|到|-|—|～)[^，。；]{0,12}之间")
_YEAR = re.compile(r"(20[0-9]{2})年")
_OF_MONEY = "经费控制率"
_NEGATIVE = ("未", "没有", "无")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of making a rate; see the head of ``[[rate]]`` in ``words.toml``."""

    check: str
    names: tuple[str, ...]
    formula: str
    over: tuple[str, ...]
    under: tuple[tuple[str, ...], ...]


def rules() -> Sequence[Rule]:
    """Return the rules, the particular before the general."""
    return tuple(_rule(entry) for entry in tables("rate"))


def _rule(entry: dict[str, Any]) -> Rule:
    under = tuple(tuple(row) for row in entry["under"])
    return Rule(entry["check"], tuple(entry["names"]), entry["formula"], tuple(entry["over"]), under)


def _rule_named(name: str) -> Rule:
    return next(rule for rule in rules() if name in rule.names)


def prose_rates(subject: Subject, check: str, kind: Kind) -> Iterator[Claim]:
    """Yield the claims of the rates in running text that belong to a check."""
    yield from (item.claim for item in listed_rates(subject) if item.check == check)
    for rate, rule, context in subject.cached("rates", lambda: tuple(_rates(subject))):
        if rule.check == check:
            yield from _claims(subject, rate, rule, context, kind)


def _rates(subject: Subject) -> Iterator[tuple[Figure, Rule, Context]]:
    known = rules()
    taken = _explained(subject)
    for context in contexts(subject):
        for figure in context.figures:
            if (figure.place.start or 0) in taken or figure.role in _NO_BASE or figure.qualified:
                continue
            rule = _rule_of(figure, context, known)
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


def _rule_of(figure: Figure, context: Context, known: Sequence[Rule]) -> Rule | None:
    if figure.kind not in {"rate", "bare"}:
        return None
    label = context.label(figure)
    end = label.rstrip("为达到了是至约高：: ")
    if figure.kind == "bare" and not end.endswith("率"):
        return None
    best: tuple[int, Rule] | None = None
    for rule in known:
        size = max((len(name) for name in rule.names if _names(name, end)), default=0)
        if size and (best is None or size > best[0]):
            best = (size, rule)
    return best[1] if best else None


def _names(name: str, label: str) -> bool:
    at = label.rfind(name)
    return at >= 0 and len(label) - at - len(name) <= 3


def _claims(subject: Subject, rate: Figure, rule: Rule, context: Context, kind: Kind) -> Iterator[Claim]:
    sure = True
    if rule.formula == "staff":
        node = _staff(subject, rate, rule, context)
        money = _rule_named(_OF_MONEY)
        nodes = [node] if node else list(_nodes(subject, rate, money, context))
    elif rule.formula == "satisfied":
        nodes, sure = satisfied(subject, rate, rule.under, context)
    elif rule.formula == "rest":
        nodes = [*_carried(subject, rate, rule, context), *_nodes(subject, rate, rule, context)]
    else:
        nodes = list(_nodes(subject, rate, rule, context))
    stated = subject.term(rate)
    if not nodes and rule.check in {"ratio", "execution_rate"}:
        nodes, sure = list(_from_elsewhere(subject, rate, rule, context)), False
    if not nodes:
        yield Claim(rule.check, kind, stated)
        return
    claim = best_claim([Claim(rule.check, kind, stated, node) for node in nodes])
    failed = judge(claim).verdict == "inconsistent"
    yield Claim(rule.check, kind, stated) if failed and not sure else claim


def _nodes(subject: Subject, rate: Figure, rule: Rule, context: Context) -> Iterator[Node]:
    for over, under in _pairs(subject, rate, rule, context):
        yield _formula(rule.formula, subject, over, under)


def _from_elsewhere(subject: Subject, rate: Figure, rule: Rule, context: Context) -> Iterator[Node]:
    near = [item for item in context.before(rate, limit("reach")) if item.sentence == rate.sentence]
    over = _over(rate, rule, context, [item for item in near if _counts(item)])
    if over is not None and rule.formula == "quotient":
        for under in elsewhere(subject, over, rule.under):
            yield Quotient(subject.term(over), subject.term(under))


def _carried(subject: Subject, rate: Figure, rule: Rule, context: Context) -> Iterator[Node]:
    """Yield what is left ÷ budget, where the amount left is printed beside the rate: 结转结余130万元，…率."""
    label = context.label(rate)
    name = next((name for name in rule.names if name in label), "").removesuffix("率")
    near = [figure for figure in context.before(rate, limit("reach")) if _counts(figure)]
    for over in reversed(near):
        words = pairs(context.label(over)) & pairs(name)
        if over.sentence == rate.sentence and words and not has(context.label(over), rule.over):
            for under in _unders(over, rate, rule, context, near):
                yield Quotient(subject.term(over), subject.term(under))
            return


def best_claim(claims: Sequence[Claim]) -> Claim:
    """Return the first claim that holds, else the first, showing the places of all bases that were tried."""
    for claim in claims:
        if judge(claim).verdict in {"ok", "ok_within_rounding"}:
            return claim
    first = claims[0]
    tried = tuple(item.place for claim in claims[1:] for item in claim.inputs)
    return Claim(first.check, first.kind, first.stated, first.formula, spots=tried, case=first.case)


def _formula(kind: str, subject: Subject, over: Figure, under: Figure) -> Node:
    a, b = subject.term(over), subject.term(under)
    if kind == "growth":
        return growth(a, b)
    if kind == "rest":
        return Sum((Constant(Fraction(1)),), (Quotient(a, b),))
    return Quotient(a, b)


def _pairs(subject: Subject, rate: Figure, rule: Rule, context: Context) -> list[tuple[Figure, Figure]]:
    """Return numerator and denominator, for every base that the words allow, the best first."""
    near = [figure for figure in context.before(rate, limit("reach")) if _counts(figure)]
    same = [figure for figure in near if figure.sentence == rate.sentence]
    if rule.formula == "growth" and not any(has(context.around(figure), rule.under[0]) for figure in near):
        return _by_year(near, rule, context)
    over = _over(rate, rule, context, same) or _over(rate, rule, context, near)
    if over is None:
        return _after(rate, rule, context)
    found = [(over, under) for under in _unders(over, rate, rule, context, near)]
    if not found and rule.check == "ratio":
        found = [(over, whole) for whole in wholes(subject, over) if _alike(whole, over)]
    return found


def _after(rate: Figure, rule: Rule, context: Context) -> list[tuple[Figure, Figure]]:
    """Return the two figures that follow a rate and explain it: 完成率为92%，计划维修25所，实际完成23所."""
    if rule.check != "ratio":
        return []
    pair = context.after(rate, 2)
    if len(pair) < 2 or any(item.sentence != rate.sentence or not _counts(item) for item in pair):
        return []
    planned, done = pair
    words = [word for row in rule.under for word in row]
    fits = has(context.label(planned), tuple(words)) and has(context.label(done), rule.over)
    return [(done, planned)] if fits and _alike(planned, done) else []


def _by_year(near: Sequence[Figure], rule: Rule, context: Context) -> list[tuple[Figure, Figure]]:
    """Return the figures of two years that a rate compares, the later first."""
    dated = [
        (figure, year)
        for figure in near
        if (year := _year(figure, context)) and has(context.around(figure), rule.over)
    ]
    for figure, year in reversed(dated):
        for other, before in reversed(dated):
            if before < year and _alike(figure, other):
                return [(figure, other)]
    return []


def _year(figure: Figure, context: Context) -> int | None:
    found = _YEAR.findall(context.lead(figure))
    return int(found[-1]) if found else figure.year


def _counts(figure: Figure) -> bool:
    return figure.kind in {"money", "count", "measure"} and figure.quantity is not None


def _over(rate: Figure, rule: Rule, context: Context, near: Sequence[Figure]) -> Figure | None:
    name = pairs(context.label(rate)) - pairs("完成率达到比例")
    best: tuple[int, int, Figure] | None = None
    for at, figure in enumerate(near):
        around = context.around(figure)
        if has(around, _NEGATIVE) and not has(context.label(rate), _NEGATIVE):
            continue
        linked = name & both_ways(around)
        if rule.formula != "growth" and _is_base(around, rule) > longest(around, rule.over):
            continue
        score = 3 * len(linked) + 2 * longest(around, rule.over) - _is_base(around, rule)
        if not (linked or (rule.check != "ratio" and longest(around, rule.over))):
            # Only a rate of its own name says by its words alone what it is made of.
            continue
        if best is None or score >= best[0]:
            best = (score, at, figure)
    return best[2] if best else None


def both_ways(text: str) -> frozenset[str]:
    """Return every two neighbouring characters, in either order: what was 收回 makes a 回收率."""
    found = pairs(text)
    return found | {pair[::-1] for pair in found}


def _is_base(around: str, rule: Rule) -> int:
    return max(longest(around, row) for row in rule.under)


def _unders(
    over: Figure, rate: Figure, rule: Rule, context: Context, near: Sequence[Figure]
) -> Iterator[Figure]:
    seen: set[int] = {id(over)}
    others = [figure for figure in near if _alike(figure, over)]
    own = _of_one_subject(context, over, others)
    if own is not None:
        yield from own
        return
    for row in rule.under:
        for figure in reversed(others):
            if id(figure) not in seen and has(_without_funds(context.around(figure)), row):
                seen.add(id(figure))
                yield figure
    if rule.check == "ratio" and len(seen) > 1:
        yield from (
            item
            for item in reversed(others)
            if item.sentence == rate.sentence and id(item) not in seen and item.start < over.start
        )
    if len(seen) == 1 and rule.check in {"ratio", "coverage"}:
        # Two figures alone before the rate: part and whole need no words of their own.
        name = pairs(context.label(rate)) - pairs("完成率达到比例")
        alone = [
            item
            for item in others
            if item.sentence == rate.sentence
            and id(item) not in seen
            and not name & pairs(context.label(item))
        ]
        if len(alone) == 1 and alone[0].start < over.start:
            yield alone[0]


def _of_one_subject(context: Context, over: Figure, others: Sequence[Figure]) -> list[Figure] | None:
    """Return what the budget of a thing may be: 基本支出 has its own. None where no other bears the name."""
    name = subject_of(context.label(over))
    if name in {"", TOTAL}:
        return None
    own = [item for item in reversed(others) if item is not over and subject_of(context.label(item)) == name]
    return own or None


def _without_funds(around: str) -> str:
    """Return words without the names of funds: 一般公共预算拨款 is no budget."""
    for fund in words("subjects", "funds"):
        around = around.replace(fund, "")
    return around


def _alike(a: Figure, b: Figure) -> bool:
    if a.quantity is None or b.quantity is None:
        return False
    return a.quantity.unit.dimension == b.quantity.unit.dimension


def _staff(subject: Subject, rate: Figure, rule: Rule, context: Context) -> Node | None:
    """Return people in post ÷ established posts: every figure of the sentence is on one side or the other."""
    side = ""
    sides: dict[str, list[Figure]] = {"over": [], "under": []}
    for figure in context.before(rate, limit("reach")):
        if figure.kind != "count" or "。" in figure.part.text[figure.end : rate.start]:
            continue
        lead = context.lead(figure) + context.tail(figure)
        if has(lead, rule.under[0]):
            side = "under"
        elif has(lead, rule.over):
            side = "over"
        if side:
            sides[side].append(figure)
    if not sides["over"] or not sides["under"]:
        return None
    over, under = (Sum(tuple(subject.term(item) for item in sides[name])) for name in ("over", "under"))
    return Quotient(over, under)
