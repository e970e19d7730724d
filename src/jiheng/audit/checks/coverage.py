"""覆盖率、占比 — a share of a whole, recomputed from the part and the whole that the report prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from jiheng.audit.bases import printed, wholes
from jiheng.audit.claim import Claim
from jiheng.audit.context import Context, contexts
from jiheng.audit.formula import Constant, Quotient
from jiheng.audit.likeness import shared
from jiheng.audit.listed_rates import listed_rates
from jiheng.audit.rates import prose_rates
from jiheng.audit.subject import Subject
from jiheng.audit.term import Term
from jiheng.audit.verdict import judge
from jiheng.audit.words import limit, words
from jiheng.read import Figure

_ID = "coverage"
_LEAST = 2
_MOST = 50


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every 覆盖率 and every 占…的百分之… in running text."""
    yield from prose_rates(subject, _ID, "coverage")
    taken = {item.rate.place.start for item in listed_rates(subject)}
    for context in contexts(subject):
        for figure in context.figures:
            if figure.kind != "rate" or figure.qualified:
                continue
            whole = _whole_words(context.label(figure))
            if whole:
                yield _at_most_all(subject, figure)
            if figure.place.start in taken:
                continue
            if whole:
                yield _share(subject, context, figure, whole)
            elif context.label(figure).strip("为达到约：: ，,其中（(") in words("listed", "share"):
                yield from _of_its_whole(subject, context, figure)


def _at_most_all(subject: Subject, rate: Figure) -> Claim:
    all_of_it = Constant(Fraction(1))
    return Claim(_ID, "threshold", subject.term(rate), all_of_it, relation="at_most", case="above")


def _whole_words(label: str) -> str:
    """Return what a share is said to be of: 占X的."""
    _, found, rest = label.rpartition("占")
    return rest.rstrip("为达到约： :").removesuffix("的").removesuffix("比例").rstrip("的") if found else ""


def _share(subject: Subject, context: Context, rate: Figure, whole: str) -> Claim:
    stated = subject.term(rate)
    near = [item for item in context.before(rate, limit("reach")) if item.sentence == rate.sentence]
    parts = [item for item in near if item.kind in {"money", "count", "measure"}]
    if not parts:
        return Claim(_ID, "coverage", stated)
    part = parts[-1]
    beside = [
        item for item in parts[:-1] if _may_be_whole(context, item, part) and shared(item.name, whole) >= 2
    ]
    if beside:
        return Claim(_ID, "coverage", stated, Quotient(subject.term(part), subject.term(beside[-1])))
    return _elsewhere(subject, rate, part, whole)


def _may_be_whole(context: Context, item: Figure, part: Figure) -> bool:
    """Tell whether a figure may be what a share is of: not 多3,325.90万元, which is a difference."""
    moved = context.label(item).endswith((*words("move", "up"), *words("move", "down")))
    return _alike(item, part) and not moved


def _of_its_whole(subject: Subject, context: Context, rate: Figure) -> Iterator[Claim]:
    """Yield the share of a part that 其中 takes from a whole: 其中财政拨款a，占97.65%."""
    before = context.before(rate, 1)
    if not before or before[0].sentence != rate.sentence:
        return
    for loose in (False, True):
        for whole in wholes(subject, before[0], loose=loose):
            if _alike(before[0], whole):
                node = Quotient(subject.term(before[0]), subject.term(whole))
                yield Claim(_ID, "coverage", subject.term(rate), node, case="beside" if loose else "")
                return


def _elsewhere(subject: Subject, rate: Figure, part: Figure, whole: str) -> Claim:
    """Look for the whole in the rest of the report; a base that is not there leaves the claim unchecked."""
    stated = subject.term(rate)
    best: tuple[int, Figure] | None = None
    for figure in _named_like(subject, whole):
        if _alike(figure, part) and figure.place.start != part.place.start:
            size = shared(figure.name, whole)
            if size >= limit("linked_base") and (best is None or size > best[0]):
                best = (size, figure)
    if best is None:
        return _borne_out(subject, stated, part, whole)
    node = Quotient(subject.term(part), subject.term(best[1]))
    claim = Claim(_ID, "coverage", stated, node, case="elsewhere")
    # Names that are only alike may mean another whole: such a claim can hold, but fail only if it is close.
    if judge(claim).verdict != "inconsistent" or (best[0] >= limit("sure_base") and _close(part, best[1])):
        return claim
    return Claim(_ID, "coverage", stated)


def _named_like(subject: Subject, whole: str) -> Iterable[Figure]:
    """Return the figures whose name shares a long enough stretch with the words, each once."""
    index = subject.cached("stretches", lambda: _stretches(subject))
    found = (figure for stretch in _cut(whole) for figure in index.get(stretch, ()))
    return {id(figure): figure for figure in found}.values()


def _stretches(subject: Subject) -> dict[str, list[Figure]]:
    index: dict[str, list[Figure]] = {}
    for figure in subject.report.figures:
        for stretch in _cut(figure.name) if figure.quantity is not None else ():
            held = index.setdefault(stretch, [])
            if len(held) < _MOST:
                held.append(figure)
    return index


def _cut(text: str) -> set[str]:
    size = limit("linked_base")
    return {text[at : at + size] for at in range(len(text) - size + 1)}


def _borne_out(subject: Subject, stated: Term, part: Figure, whole: str) -> Claim:
    """Return the share of a figure whose name has something of the whole's, if it bears the share out."""
    for _, figure in printed(subject, part):
        if figure.place.start == part.place.start or not figure.value:
            continue
        if shared(figure.name, whole) >= _LEAST:
            node = Quotient(subject.term(part), subject.term(figure))
            claim = Claim(_ID, "coverage", stated, node, case="elsewhere")
            if judge(claim).verdict == "ok":
                return claim
    return Claim(_ID, "coverage", stated)


def _close(part: Figure, whole: Figure) -> bool:
    a, b = part.value, whole.value
    return bool(a and b and abs(a - b) * 100 <= b * limit("close"))


def _alike(a: Figure, b: Figure) -> bool:
    return bool(a.quantity and b.quantity and a.quantity.unit.dimension == b.quantity.unit.dimension)
