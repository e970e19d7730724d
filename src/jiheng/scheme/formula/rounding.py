"""Rounding an exact rational to printed digits, without going through a float."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction


def round_fraction(value: Fraction, places: int, mode: str) -> Decimal:
    """Return a rational as a Decimal with ``places`` digits after the point.

    ``mode`` is decimal's ROUND_HALF_UP (四舍五入), ROUND_HALF_EVEN (四舍六入五成双) or ROUND_DOWN (截尾).
    Halves and signs follow decimal: a half is rounded away from zero under ROUND_HALF_UP.
    """
    scaled = abs(value) * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest
    up = {
        ROUND_HALF_UP: twice >= scaled.denominator,
        ROUND_HALF_EVEN: twice > scaled.denominator or (twice == scaled.denominator and whole % 2 == 1),
        ROUND_DOWN: False,
    }[mode]
    digits = whole + 1 if up else whole
    rounded = Decimal(digits if value >= 0 else -digits).scaleb(-places)
    return rounded if places else Decimal(int(rounded))
