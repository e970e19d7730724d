"""再看 — before a figure of running text is said not to hold, the other figures beside it are tried.

Words alone do not always tell which of several figures a rate, a change or a list of parts belongs to. Where
others of the same paragraph bear the printed figure out to its last digit, they are taken to be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from jiheng.audit.claim import Claim
from jiheng.audit.context import Context
from jiheng.audit.doubt import homes
from jiheng.audit.formula import Constant, Node, Quotient, Sum, growth
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, limit, words
from jiheng.read import Figure

_RATES = frozenset({"ratio", "completion", "coverage"})
_COUNTED = frozenset({"money", "count", "measure"})
_SURE = 3
"""So many digits do not agree by chance among the few figures of a paragraph."""


def second_look(subject: Subject, claim: Claim) -> Claim:
    """Return a claim that failed with the figures of its paragraph that bear it out; itself if none do."""
    home = homes(subject).get(claim.stated.at) if claim.stated else None
    if home is None or claim.relation != "equals" or claim.case in {"above", "points", "written"}:
        return claim
    context, stated = home
    tries = _tries(subject, claim, context, stated)
    return next((found for found in tries if judge(found).verdict == "ok"), claim)


def _tries(subject: Subject, claim: Claim, context: Context, stated: Figure) -> Iterator[Claim]:
    if claim.kind == "sum":
        yield from _other_wholes(subject, claim, context, stated)
        yield from _fewer_parts(claim)
        return
    for new, old in _pairs(context, stated):
        for node in _nodes(subject, claim, (context, stated), new, old):
            yield replace(claim, formula=node, case="", spots=(), alternatives=())


def _nodes(
    subject: Subject, claim: Claim, home: tuple[Context, Figure], new: Figure, old: Figure
) -> Iterator[Node]:
    context, stated = home
    a, b = subject.term(new), subject.term(old)
    if claim.kind in _RATES:
        yield Quotient(a, b)
        if has(stated.name, words("move", "left")):
            yield Quotient(a, Sum((a, b)))
            yield Sum((Constant(Fraction(1)),), (Quotient(a, b),))
        elif has(context.around(new), words("move", "apart")):
            yield Sum((Constant(Fraction(1)),), (Quotient(a, b),))
    elif claim.kind == "growth":
        # A rise over this year's figure is a known mistake, so the way of the change must be the claim's own.
        yield Sum((Constant(Fraction(1)),), (Quotient(a, b),)) if _falls(claim) else growth(a, b)
    elif claim.kind == "difference":
        yield Sum((a,), (b,))


def _pairs(context: Context, stated: Figure) -> Iterator[tuple[Figure, Figure]]:
    """Yield two figures of one kind near a figure, the nearest first."""
    reach = limit("second_look")
    near = [*reversed(context.before(stated, reach)), *context.after(stated, 2)]
    if _digits(stated) < _SURE:
        near = [item for item in near if item.sentence == stated.sentence]
    near = [item for item in near if item.kind in _COUNTED and item.value]
    for new, old in permutations(near, 2):
        if _alike(new, old):
            yield new, old


def _other_wholes(subject: Subject, claim: Claim, context: Context, stated: Figure) -> Iterator[Claim]:
    """Yield the sum against other figures before its parts: 培训2.28万人次，完成计划2.4万人次的95%。其中…."""
    first = min((item.at for item in claim.inputs), default=0)
    if (stated.place.start or 0) > first:
        # A total after its parts says itself that it sums them up.
        return
    before = list(context.before(stated, limit("second_look")))
    after = [item for item in context.after(stated, 2) if (item.place.start or 0) < first]
    for item in (*reversed(before), *after):
        if item.kind in _COUNTED and _alike(item, stated):
            yield replace(claim, stated=subject.term(item), case="", spots=())


def _fewer_parts(claim: Claim) -> Iterator[Claim]:
    """Yield the sum of the first parts alone: what follows may divide the last of them."""
    if isinstance(claim.formula, Sum) and not claim.formula.minus:
        parts: Sequence[Node] = claim.formula.plus
        for size in range(len(parts) - 1, 1, -1):
            yield replace(claim, formula=Sum(tuple(parts[:size])), case="", spots=())


def _falls(claim: Claim) -> bool:
    return isinstance(claim.formula, Sum) and isinstance(claim.formula.plus[0], Constant)


def _digits(figure: Figure) -> int:
    return len("".join(mark for mark in figure.text if mark.isdigit()).lstrip("0"))


def _alike(a: Figure, b: Figure) -> bool:
    return bool(a.quantity and b.quantity and a.quantity.unit.dimension == b.quantity.unit.dimension)
