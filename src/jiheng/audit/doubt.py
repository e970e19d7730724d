"""存疑 — failed rates of running text whose figures most likely were not meant to make them.

Such a claim is left unchecked: to say that a right figure is wrong costs more than to miss a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jiheng.audit.claim import Claim
from jiheng.audit.context import Context, contexts
from jiheng.audit.finding import Judged
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import Judgement
from jiheng.audit.words import limit
from jiheng.read import Figure

_SHARES = frozenset({"ratio", "coverage"})
_RATES = _SHARES | {"completion", "growth"}
_Home = tuple[Context, Figure]


def without_doubtful(subject: Subject, claims: Sequence[Judged]) -> Iterator[Judged]:
    """Yield the claims in order, those that fail by figures of another fact as unchecked."""
    taken = {_pair(item.claim): item.claim for item in claims if _explains(item)}
    for item in claims:
        yield _unchecked(item) if _doubtful(subject, item, taken) else item


def _explains(item: Judged) -> bool:
    return item.claim.kind in _RATES and item.judgement.verdict == "ok" and item.claim.stated is not None


def _pair(claim: Claim) -> frozenset[int]:
    return frozenset(term.at for term in claim.inputs)


def _doubtful(subject: Subject, item: Judged, taken: dict[frozenset[int], Claim]) -> bool:
    claim = item.claim
    if item.judgement.verdict != "inconsistent" or claim.kind not in _RATES or claim.relation != "equals":
        return False
    home = homes(subject).get(claim.stated.at) if claim.stated else None
    if home is None:
        return False
    used = [homes(subject).get(term.at) for term in claim.inputs]
    beside = all(other and _one_sentence(home[1], other[1]) for other in used)
    if not beside and _pair(claim) in taken:
        return True
    if claim.check == "execution_rate":
        # What is spent against the budget is named by its own words, however far the rate is off.
        return False
    return _far(claim, item.judgement) and not (beside and _alone(home, claim))


def homes(subject: Subject) -> dict[int, _Home]:
    """Return the figures of running text by their offset, each with its context."""
    return subject.cached(
        "homes by offset",
        lambda: {
            figure.place.start or 0: (item, figure) for item in contexts(subject) for figure in item.figures
        },
    )


def _one_sentence(a: Figure, b: Figure) -> bool:
    return a.part is b.part and a.sentence == b.sentence


def _far(claim: Claim, judgement: Judgement) -> bool:
    """Tell whether the recomputed rate is so far off that a slip of the pen does not explain it."""
    stated = claim.stated.quantity.centre if claim.stated else None
    implied = judgement.implied.centre if judgement.implied else None
    if stated is None or implied is None:
        return False
    if claim.kind in _SHARES and stated <= 1 < implied:
        return True
    allowed = abs(stated) if claim.kind != "growth" else Fraction(1)
    return abs(implied - stated) * 100 > allowed * limit("far")


def _alone(home: _Home, claim: Claim) -> bool:
    """Tell whether no figures but those that were used could have been meant in their sentence."""
    context, stated = home
    used = _pair(claim)
    kinds = {
        figure.quantity.unit.dimension
        for figure in _counted(context.sentence(stated))
        if figure.place.start in used and figure.quantity
    }
    rivals = [
        figure
        for figure in _counted(context.sentence(stated))
        if figure.place.start not in used and figure.quantity and figure.quantity.unit.dimension in kinds
    ]
    return not rivals


def _counted(figures: Iterable[Figure]) -> Iterator[Figure]:
    return (figure for figure in figures if figure.kind in {"money", "count", "measure"})


def _unchecked(item: Judged) -> Judged:
    return replace(
        item, claim=replace(item.claim, formula=None, spots=()), judgement=Judgement("uncheckable")
    )
