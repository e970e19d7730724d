"""率的两边 — which printed figures are numerator and denominator of a rate, by the words beside them.

Values only choose between bases that the words allow alike, never the pair itself: an altered figure must
still meet the figure that it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jiheng.audit.bases import wholes
from jiheng.audit.context import Context
from jiheng.audit.facts import TOTAL, subject_of
from jiheng.audit.likeness import pairs
from jiheng.audit.rate_rules import Rule
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, limit, longest, words
from jiheng.read import Figure

_YEAR = re.compile(r"(20[0-9]{2})年")
_NEGATIVE = ("未", "没有", "无")
_ANY_RATE = pairs("完成率达到比例")


def sides(subject: Subject, rate: Figure, rule: Rule, context: Context) -> Iterator[tuple[Figure, Figure]]:
    """Yield numerator and denominator, for every base that the words allow, the best first."""
    near = [figure for figure in context.before(rate, limit("reach")) if is_amount(figure)]
    same = [figure for figure in near if figure.sentence == rate.sentence]
    if rule.formula == "growth" and not any(has(context.around(figure), rule.under[0]) for figure in near):
        yield from _by_year(near, rule, context)
        return
    over = numerator(rate, rule, context, same) or numerator(rate, rule, context, near)
    if over is None:
        yield from _after(rate, rule, context) or _right_before(rate, rule, context)
        return
    none = True
    for under in denominators(over, rate, rule, context, near):
        none = False
        yield over, under
    if none and rule.check == "ratio":
        yield from ((over, whole) for whole in wholes(subject, over) if _alike(whole, over))


def _after(rate: Figure, rule: Rule, context: Context) -> list[tuple[Figure, Figure]]:
    """Return the two figures that follow a rate and explain it: 完成率为92%，计划维修25所，实际完成23所."""
    if rule.check != "ratio":
        return []
    pair = context.after(rate, 2)
    if len(pair) < 2 or any(item.sentence != rate.sentence or not is_amount(item) for item in pair):
        return []
    planned, done = pair
    words = [word for row in rule.under for word in row]
    fits = has(context.label(planned), tuple(words)) and has(context.label(done), rule.over)
    return [(done, planned)] if fits and _alike(planned, done) else []


def _right_before(rate: Figure, rule: Rule, context: Context) -> list[tuple[Figure, Figure]]:
    """Return the two figures alone before a rate in its sentence: 受理20件，审结19件，结案率95%."""
    near = context.before(rate, limit("reach"))
    same = [item for item in near if item.sentence == rate.sentence and item.kind != "score"]
    if rule.check != "ratio" or rule.formula != "quotient" or len(same) != 2:
        return []
    whole, part = same
    fits = (
        is_amount(whole)
        and is_amount(part)
        and _alike(whole, part)
        and not has(context.label(part), _NEGATIVE)
    )
    share, all_of_it = (part.value or 0), (whole.value or 0)
    # Far apart, the two are more likely of two facts.
    return [(part, whole)] if fits and share <= all_of_it <= 2 * share else []


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


def is_amount(figure: Figure) -> bool:
    """Tell whether a figure is of money, of people, of things: what rates are made from."""
    return figure.kind in {"money", "count", "measure"} and figure.quantity is not None


def numerator(rate: Figure, rule: Rule, context: Context, near: Sequence[Figure]) -> Figure | None:
    """Return the figure whose words are likest those of the rate, or None."""
    label = context.label(rate)
    name = pairs(label) - _ANY_RATE
    negative = has(label, _NEGATIVE)
    best: tuple[int, Figure] | None = None
    for figure in near:
        around = context.around(figure)
        if not negative and has(around, _NEGATIVE):
            continue
        linked, spent, base = name & _both_ways(around), longest(around, rule.over), _is_base(around, rule)
        if rule.formula != "growth" and base > spent:
            continue
        if not (linked or (rule.check != "ratio" and spent)):
            # Only a rate of its own name says by its words alone what it is made of.
            continue
        score = 3 * len(linked) + 2 * spent - base
        if best is None or score >= best[0]:
            best = (score, figure)
    return best[1] if best else None


@lru_cache(maxsize=4096)
def _both_ways(text: str) -> frozenset[str]:
    """Return every two neighbouring characters, in either order: what was 收回 makes a 回收率."""
    found = pairs(text)
    return found | {pair[::-1] for pair in found}


def _is_base(around: str, rule: Rule) -> int:
    return max(longest(around, row) for row in rule.under)


def denominators(
    over: Figure, rate: Figure, rule: Rule, context: Context, near: Sequence[Figure]
) -> Iterator[Figure]:
    """Yield the figures that may be the base of a numerator, the best first."""
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
        name = pairs(context.label(rate)) - _ANY_RATE
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


@lru_cache(maxsize=4096)
def _without_funds(around: str) -> str:
    """Return words without the names of funds: 一般公共预算拨款 is no budget."""
    for fund in words("subjects", "funds"):
        around = around.replace(fund, "")
    return around


def _alike(a: Figure, b: Figure) -> bool:
    if a.quantity is None or b.quantity is None:
        return False
    return a.quantity.unit.dimension == b.quantity.unit.dimension
