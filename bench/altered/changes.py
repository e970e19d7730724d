"""Which figure of a report becomes what."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from jiheng.audit import Audit, Judged, judge
from jiheng.quantity import Quantity, half_up

_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_TRIES = 40
_REACH = 3
_HELD = ("ok", "ok_within_rounding")
_COMPARED = ("equals", "same", "at_most", "at_least")

Values = dict[int, Quantity]


@dataclass(frozen=True, slots=True)
class Alteration:
    """Spans of the source with what stands there now; ``check`` is that of the claim, if one should fail."""

    edits: tuple[tuple[int, str], ...]
    check: str = ""
    role: str = ""

    def apply(self, text: str) -> str:
        """Return the altered text, of the same length."""
        for start, digits in self.edits:
            text = text[:start] + digits + text[start + len(digits) :]
        return text

    def covered(self, start: int, end: int) -> bool:
        """Tell whether a place covers an altered figure."""
        return any(start < at + len(digits) and at < end for at, digits in self.edits)


@dataclass(frozen=True, slots=True)
class _Spot:
    start: int
    digits: str
    quantity: Quantity


def failing(audit: Audit, seed: int) -> list[Alteration]:
    """Return one alteration per figure of every claim that held and can be made to fail."""
    return [found for item in _checkable(audit) for found in _failing(audit, item, seed)]


def _checkable(audit: Audit) -> Iterator[Judged]:
    for item in audit.claims:
        if item.judgement.verdict in _HELD and item.claim.relation in _COMPARED and item.claim.formula:
            yield item


def _failing(audit: Audit, item: Judged, seed: int) -> Iterator[Alteration]:
    text = audit.report.document.text
    for number, figure in enumerate(dict.fromkeys(term.at for term in item.claim.figures)):
        rng = random.Random(f"{seed}/{item.id}/{figure}")
        quantity = next(term.quantity for term in item.claim.figures if term.at == figure)
        spot = _spot(text, figure, quantity)
        for _ in range(_TRIES if spot else 0):
            changed = _altered(spot, rng) if spot else None
            if spot and changed and judge(item.claim, {figure: changed.quantity}).verdict == "inconsistent":
                edit = (spot.start, changed.digits)
                yield Alteration((edit,), item.claim.check, "input" if number else "stated")
                break


def unused(audit: Audit, seed: int) -> list[Alteration]:
    """Return one alteration for every number that no claim uses."""
    used = {term.at for item in audit.claims for term in item.claim.figures}
    found = []
    for figure in audit.report.figures:
        at = figure.place.start
        if figure.quantity is None or at is None or at in used or figure.role in {"score", "full_marks"}:
            continue
        spot = _spot(audit.report.document.text, at, figure.quantity)
        changed = _altered(spot, random.Random(f"{seed}/{at}")) if spot else None
        if spot and changed:
            found.append(Alteration(((spot.start, changed.digits),)))
    return found


def together(audit: Audit, seed: int) -> list[Alteration]:
    """Return alterations of a stated figure and one input after which every claim still holds."""
    found = []
    for item in _checkable(audit):
        change = _together(audit, item, random.Random(f"{seed}/{item.id}"))
        if change:
            found.append(change)
    return found


def _together(audit: Audit, item: Judged, rng: random.Random) -> Alteration | None:
    claim, text = item.claim, audit.report.document.text
    if claim.stated is None or claim.relation not in {"equals", "same"}:
        return None
    stated = _spot(text, claim.stated.at, claim.stated.quantity)
    for term in claim.inputs if stated else ():
        spot = _spot(text, term.at, term.quantity)
        for _ in range(_TRIES if spot and term.at != claim.stated.at else 0):
            changed = _altered(spot, rng) if spot else None
            if changed is None or stated is None or spot is None:
                continue
            implied = judge(claim, {term.at: changed.quantity}).implied
            follows = _with_value(stated, implied.centre) if implied and implied.centre is not None else None
            if follows is None or follows.digits == stated.digits:
                continue
            values = {term.at: changed.quantity, claim.stated.at: follows.quantity}
            if _all_hold(audit, values):
                return Alteration(((spot.start, changed.digits), (stated.start, follows.digits)))
    return None


def _all_hold(audit: Audit, values: Values) -> bool:
    touched = (item for item in audit.claims if any(term.at in values for term in item.claim.figures))
    return all(
        item.claim.relation in _COMPARED
        and item.claim.formula is not None
        and judge(item.claim, values).verdict in _HELD
        for item in touched
    )


def _spot(text: str, at: int, quantity: Quantity) -> _Spot | None:
    """Return the digits of a figure; None for a figure in Chinese numerals or broken over lines."""
    if at < 0 or quantity.centre is None:
        return None
    found = _DIGITS.search(text, at, at + 40)
    if not found or found.start() > at + _REACH or _shown(quantity, found[0]) is None:
        return None
    return _Spot(found.start(), found[0], quantity)


def _shown(quantity: Quantity, digits: str) -> Fraction | None:
    """Return what one unit of the printed number is worth; None if the digits are not the figure's."""
    number = Fraction(Decimal(digits.replace(",", "")))
    factor = Fraction(quantity.unit.factor)
    return factor if quantity.centre is not None and abs(quantity.centre) == number * factor else None


def _altered(spot: _Spot, rng: random.Random) -> _Spot | None:
    places = [at for at, sign in enumerate(spot.digits) if sign.isdigit()]
    at = rng.choice(places)
    choices = [sign for sign in "0123456789" if sign != spot.digits[at] and not (at == 0 and sign == "0")]
    digits = spot.digits[:at] + rng.choice(choices) + spot.digits[at + 1 :]
    return _spot_of(spot, digits)


def _spot_of(spot: _Spot, digits: str) -> _Spot:
    number = Fraction(Decimal(digits.replace(",", "")))
    centre = number * Fraction(spot.quantity.unit.factor)
    if (spot.quantity.centre or 0) < 0:
        centre = -centre
    half = Fraction(spot.quantity.half)
    quantity = replace(spot.quantity, centre=centre, low=centre - half, high=centre + half)
    if spot.quantity.bound != "equal":
        shift = centre - (spot.quantity.centre or Fraction(0))
        low, high = spot.quantity.low, spot.quantity.high
        quantity = replace(
            quantity,
            low=None if low is None else low + shift,
            high=None if high is None else high + shift,
        )
    return _Spot(spot.start, digits, quantity)


def _with_value(spot: _Spot, value: Fraction) -> _Spot | None:
    """Return the figure printed with another value, if that takes as many digits."""
    shown = half_up(value / Fraction(spot.quantity.unit.factor), spot.quantity.decimals or 0)
    digits = format(shown, ",f") if "," in spot.digits else format(shown, "f")
    if len(digits) != len(spot.digits) or shown < 0:
        return None
    return _spot_of(spot, digits)
