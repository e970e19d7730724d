"""失分与名次 — where each side loses its points, and how the ledgers stand by each scheme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.compare.side import Side
from jiheng.score import CriterionScore


@dataclass(frozen=True, slots=True)
class Loss:
    """A leaf that has less than its full marks; ``points`` is None where nothing is known of it."""

    side: int
    item: CriterionScore
    points: Fraction | None


@dataclass(frozen=True, slots=True)
class Rank:
    """One ledger's place by each scheme, best first from 1, None where its sheet is not complete.

    Equal score rates share a place.
    """

    ledger: str
    places: tuple[int | None, ...]


def losses(sides: Sequence[Side]) -> tuple[Loss, ...]:
    """Return the losses of every side, the greatest first within a side, unknown ones at its end."""
    found: list[Loss] = []
    for number, side in enumerate(sides):
        items = [item for item in (side.sheet.criteria if side.sheet else ()) if item.leaf]
        known = [Loss(number, item, _lost(item)) for item in items if item.status != "not_applicable"]
        kept = [loss for loss in known if loss.points is None or loss.points > 0]
        found += sorted(kept, key=lambda loss: (loss.points is None, -(loss.points or 0)))
    return tuple(found)


def _lost(item: CriterionScore) -> Fraction | None:
    if item.score is None or item.full_marks is None:
        return None
    return Fraction(item.full_marks) - Fraction(item.score)


def ranks(sides: Sequence[Side]) -> tuple[tuple[str, ...], tuple[Rank, ...]]:
    """Return the schemes, and each ledger's place by each; nothing unless there are two of
    both and each ledger was scored by each scheme.
    """
    schemes = tuple(dict.fromkeys(side.scheme for side in sides if side.scheme))
    # One ledger is read once for all schemes; two folders may well have one name.
    ledgers = {id(side.ledger): side.ledger.name for side in sides}
    rates = {(id(side.ledger), side.scheme): _rate(side) for side in sides}
    crossed = all((ledger, scheme) in rates for ledger in ledgers for scheme in schemes)
    if len(schemes) < 2 or len(ledgers) < 2 or not crossed:
        return (), ()
    found = [
        Rank(name, tuple(_place(rates, ledger, scheme) for scheme in schemes))
        for ledger, name in ledgers.items()
    ]
    return schemes, tuple(found)


def _rate(side: Side) -> Fraction | None:
    sheet = side.sheet
    if sheet is None or not sheet.complete or sheet.total is None or not sheet.full_marks:
        return None
    return Fraction(sheet.total) / Fraction(sheet.full_marks)


def _place(rates: dict[tuple[int, str], Fraction | None], ledger: int, scheme: str) -> int | None:
    own = rates[ledger, scheme]
    if own is None:
        return None
    return 1 + sum(other == scheme and rate is not None and rate > own for (_, other), rate in rates.items())
