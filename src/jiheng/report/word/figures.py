"""Figures in the tables of a report: money in 万元 throughout, rates, and what nobody knows."""

from __future__ import annotations

from fractions import Fraction

from jiheng.quantity import Quantity, format_number
from jiheng.quantity.rounding import places
from jiheng.score.words import NOTHING, TEN_THOUSAND_YUAN, rate_words

LEAST_DECIMALS, MOST_DECIMALS = 2, 6


def centre(quantity: Quantity | None) -> Fraction | None:
    """Return the value of a figure in base units, None for a range or where there is none."""
    return None if quantity is None else quantity.centre


def ten_thousands(value: Fraction | None) -> str:
    """Return money in 万元 without the unit, to two places or as many as it needs; ``--`` for none."""
    if value is None:
        return NOTHING
    amount = value / TEN_THOUSAND_YUAN
    needed = places(amount)
    decimals = MOST_DECIMALS if needed is None else min(max(needed, LEAST_DECIMALS), MOST_DECIMALS)
    return format_number(amount, decimals, grouping=True)


def share(part: Fraction | None, whole: Fraction | None) -> str:
    """Return one figure as a percentage of another; ``--`` where one is missing or the whole is zero."""
    return NOTHING if part is None or not whole else rate_words(part / whole)


def total(values: list[Fraction | None]) -> Fraction | None:
    """Return the sum, or None where one is missing or there is none."""
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(values) else None
