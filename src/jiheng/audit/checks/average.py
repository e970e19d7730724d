"""平均数 — 人均, 户均, 平均每辆 and their like, from the amount and the number printed beside them."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jiheng.audit.claim import Claim
from jiheng.audit.context import Context, contexts
from jiheng.audit.formula import Constant, Quotient
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, limit, words
from jiheng.diagnostic import DiagnosticError
from jiheng.quantity import unit_of
from jiheng.read import Figure

_ID = "average"
_EACH = re.compile("(?P<one>(?!平)[\u4e00-\u9fff])均|平均每(?:一)?(?P<each>[\u4e00-\u9fff]{1,2})")
_DAILY = re.compile(f"(?:{'|'.join(words('average', 'days'))})均")
_AMOUNTS = frozenset({"money", "count", "measure"})


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every average in running text that says of what it is one."""
    for context in contexts(subject):
        for figure in context.figures:
            if figure.kind in _AMOUNTS and not figure.qualified and figure.quantity is not None:
                label = context.label(figure)
                counted = _counted(label)
                if _DAILY.search(label):
                    yield _daily(subject, context, figure)
                elif counted:
                    yield _claim(subject, context, figure, counted)


def _counted(label: str) -> frozenset[str]:
    """Return the dimensions of what an average counts: 户均 counts 户 or 家; none for no average."""
    found = list(_EACH.finditer(label))
    if not found:
        return frozenset()
    word = found[-1]["one"] or found[-1]["each"]
    known = next((row for row in words("average", "alike") if word[:1] in row), [word[:2], word[:1]])
    return frozenset(filter(None, map(_dimension, known)))


def _dimension(symbol: str) -> str:
    try:
        return unit_of(symbol).dimension
    except DiagnosticError:
        return ""


def _claim(subject: Subject, context: Context, stated: Figure, counted: frozenset[str]) -> Claim:
    bare = Claim(_ID, "ratio", subject.term(stated).printed_to)
    pairs = list(_pairs(context, stated, counted))
    claims = [replace(bare, formula=Quotient(subject.term(a), subject.term(b))) for a, b in pairs]
    holding = next((claim for claim in claims if judge(claim).verdict in {"ok", "ok_within_rounding"}), None)
    if holding is not None:
        return holding
    beside = [
        claim
        for claim, pair in zip(claims, pairs, strict=True)
        if all(item.sentence == stated.sentence for item in pair)
    ]
    if len(beside) == 1:
        return beside[0]
    apart = _of_one_number(context, stated, pairs)
    made = next((claim for claim, pair in zip(claims, pairs, strict=True) if pair == apart), bare)
    return replace(made, case="apart") if not beside and apart else bare


def _of_one_number(
    context: Context, stated: Figure, pairs: Sequence[tuple[Figure, Figure]]
) -> tuple[Figure, Figure] | None:
    """Return the amount right before an average with the only number that its paragraph prints for it."""
    last = context.before(stated, 1)
    if not last or last[0].sentence != stated.sentence or len({b.value for _, b in pairs}) != 1:
        return None
    return next((pair for pair in pairs if pair[0] is last[0]), None)


def _daily(subject: Subject, context: Context, stated: Figure) -> Claim:
    """Return the claim of 日均: what a whole year came to ÷ the days of that year."""
    bare = Claim(_ID, "ratio", subject.term(stated).printed_to)
    year = stated.year or subject.report.metadata.year
    if year is None or stated.quantity is None:
        return bare
    days = Constant(Fraction(366 if isleap(year) else 365))
    near = [item for item in context.before(stated, limit("second_look")) if _usable(item)]
    alike = [item for item in near if item.quantity and _one_unit(item, stated)]
    claims = [
        replace(bare, formula=Quotient(subject.term(item), days), words={"days": str(days.value)})
        for item in alike
    ]
    holding = next((claim for claim in claims if judge(claim).verdict in {"ok", "ok_within_rounding"}), None)
    yearly = [
        claim
        for item, claim in zip(alike, claims, strict=True)
        if has(context.label(item), words("average", "yearly"))
    ]
    return holding or (replace(yearly[0], case="apart") if len(yearly) == 1 else bare)


def _one_unit(a: Figure, b: Figure) -> bool:
    return bool(a.quantity and b.quantity and a.quantity.unit.dimension == b.quantity.unit.dimension)


def _pairs(context: Context, stated: Figure, counted: frozenset[str]) -> Iterator[tuple[Figure, Figure]]:
    near = [*reversed(context.before(stated, limit("second_look"))), *context.after(stated, 1)]
    amounts = [item for item in near if _usable(item) and item.quantity and stated.quantity]
    own = stated.quantity.unit.dimension if stated.quantity else ""
    wholes = [item for item in amounts if item.quantity and item.quantity.unit.dimension == own]
    numbers = [item for item in amounts if item.quantity and item.quantity.unit.dimension in counted]
    yield from ((a, b) for b in numbers for a in _larger(wholes, b, stated))


def _larger(wholes: Sequence[Figure], number: Figure, stated: Figure) -> Iterator[Figure]:
    """Yield the amounts that can be divided: what is shared out is more than each one's share."""
    for item in wholes:
        if item is not number and (item.value or 0) > (stated.value or 0):
            yield item


def _usable(figure: Figure) -> bool:
    return figure.kind in _AMOUNTS and not figure.qualified and bool(figure.value)
