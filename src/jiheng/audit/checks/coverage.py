"""覆盖率、占比 — a share of a whole, recomputed from the part and the whole that the report prints."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiheng.audit.claim import Claim
from jiheng.audit.context import Context, contexts
from jiheng.audit.formula import Constant, Quotient
from jiheng.audit.likeness import shared
from jiheng.audit.rates import prose_rates
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import limit
from jiheng.read import Figure

_ID = "coverage"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every 覆盖率 and every 占…的百分之… in running text."""
    yield from prose_rates(subject, _ID, "coverage")
    for context in contexts(subject):
        for figure in context.figures:
            if figure.kind == "rate" and not figure.qualified:
                whole = _whole_words(context.label(figure))
                if whole:
                    yield _share(subject, context, figure, whole)


def _whole_words(label: str) -> str:
    """Return what a share is said to be of: 占X的."""
    _, found, rest = label.rpartition("占")
    return rest.rstrip("为达到约： :").removesuffix("的").removesuffix("比例").rstrip("的") if found else ""


def _share(subject: Subject, context: Context, rate: Figure, whole: str) -> Claim:
    stated = subject.term(rate)
    if rate.value is not None and rate.value > 1:
        return Claim(_ID, "coverage", stated, Constant(Fraction(1)), relation="at_most", case="above")
    near = [item for item in context.before(rate, limit("reach")) if item.sentence == rate.sentence]
    parts = [item for item in near if item.kind in {"money", "count", "measure"}]
    if not parts:
        return Claim(_ID, "coverage", stated)
    part = parts[-1]
    beside = [item for item in parts[:-1] if _alike(item, part) and shared(item.name, whole) >= 2]
    if beside:
        return Claim(_ID, "coverage", stated, Quotient(subject.term(part), subject.term(beside[-1])))
    return _elsewhere(subject, rate, part, whole)


def _elsewhere(subject: Subject, rate: Figure, part: Figure, whole: str) -> Claim:
    """Look for the whole in the rest of the report; a base that is not there leaves the claim unchecked."""
    stated = subject.term(rate)
    best: tuple[int, Figure] | None = None
    for figure in subject.report.figures:
        if _alike(figure, part) and figure.place.start != part.place.start and figure.name:
            size = shared(figure.name, whole)
            if size >= limit("linked_base") and (best is None or size > best[0]):
                best = (size, figure)
    if best is None:
        return Claim(_ID, "coverage", stated)
    node = Quotient(subject.term(part), subject.term(best[1]))
    claim = Claim(_ID, "coverage", stated, node, case="elsewhere")
    # Names that are only alike may mean another whole: such a claim can hold, but fail only if it is close.
    if judge(claim).verdict != "inconsistent" or (best[0] >= limit("sure_base") and _close(part, best[1])):
        return claim
    return Claim(_ID, "coverage", stated)


def _close(part: Figure, whole: Figure) -> bool:
    a, b = part.value, whole.value
    return bool(a and b and abs(a - b) * 100 <= b * limit("close"))


def _alike(a: Figure, b: Figure) -> bool:
    return bool(a.quantity and b.quantity and a.quantity.unit.dimension == b.quantity.unit.dimension)
