"""成量 — from a phrase and its qualifiers to the quantity it stands for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from jiheng.quantity.interval import Interval
from jiheng.quantity.phrase import Phrase
from jiheng.quantity.quantity import Bound, Quantity
from jiheng.quantity.rounding import places
from jiheng.quantity.units import unit_of


def build(phrase: Phrase, bound: Bound, text: str, negative: bool = False) -> Quantity:
    """Return the quantity of one number; the phrase must be well-formed."""
    if phrase.within:
        bound = _with_over(bound)
    number = (phrase.value or Fraction(0)) * (-1 if negative else 1)
    unit = unit_of(phrase.symbol)
    factor = unit.size
    centre = number * factor
    half, exact_half = _half(unit.factor, phrase.decimals)
    if bound == "equal":
        interval = Interval(centre - exact_half, centre + exact_half)
    else:
        interval = _interval(bound, centre, _last_place(number, phrase.decimals) * factor)
    return Quantity(centre, unit, *interval, bound, half, phrase.decimals, text=text)


def build_range(first: Phrase, second: Phrase, text: str) -> Quantity:
    """Return the quantity of a range; its unit is the unit of the second number."""
    low, high = ((p.value or 0) * Fraction(unit_of(p.symbol).factor) for p in (first, second))
    unit = unit_of(second.symbol)
    # 500万元-1亿元 is written in the unit of its second number.
    needed = places(low / Fraction(unit.factor)) if first.symbol != second.symbol else first.decimals
    decimals = max(needed or 0, second.decimals or 0)
    return Quantity(None, unit, low, high, "range", decimals=decimals, text=text)


def in_unit(phrase: Phrase, unit: str) -> Phrase:
    """Return a bare number as one in the given unit; 58万 under 单位：万元 is 58万元."""
    if not phrase.symbol:
        return replace(phrase, symbol=unit)
    found = unit_of(phrase.symbol)
    if found.prefix and found.symbol == found.prefix:
        given = unit_of(unit)
        return replace(phrase, symbol=found.prefix + given.symbol.removeprefix(given.prefix))
    return phrase


def _with_over(bound: Bound) -> Bound:
    # 近3000多人 is near 3000 on either side; a side that is stated (超, 以上) stands.
    if bound == "equal":
        return "over"
    return "about" if bound == "nearly" else bound


def _last_place(number: Fraction, decimals: int | None) -> Fraction:
    """Return one unit of the last digit that is not a closing zero before the point."""
    if decimals is None:
        return Fraction(0)
    if decimals or number == 0:
        return Fraction(1, 10**decimals)
    place = 1
    while number % (place * 10) == 0:
        place *= 10
    return Fraction(place)


@lru_cache(maxsize=256)
def _half(factor: Decimal, decimals: int | None) -> tuple[Decimal, Fraction]:
    """Return half of the last printed digit; few are ever asked for, and each figure asks."""
    half = Decimal(0) if decimals is None else 5 * factor.scaleb(-decimals - 1)
    return half, Fraction(half)


def _interval(bound: Bound, centre: Fraction, last: Fraction) -> Interval:
    """Return what words around a number make of it; they are of its last digit and no finer."""
    away = last if centre >= 0 else -last
    match bound:
        case "about":
            return Interval(centre - last / 2, centre + last / 2)
        case "nearly":
            return Interval(*sorted((centre - away, centre)))
        case "over":
            return Interval(*sorted((centre, centre + away)))
        case "at_least" | "more_than":
            return Interval(centre, None)
        case _:
            return Interval(None, centre)
