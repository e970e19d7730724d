"""舍入 — from exact rationals back to decimals. No float on the way."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

_FIFTY = Context(prec=50)


def half_up(value: Fraction, decimals: int) -> Decimal:
    """Return the value rounded 四舍五入 to so many digits after the point; a half goes away from zero."""
    return _scaled(value, decimals, Fraction(1, 2))


def half_even(value: Fraction, decimals: int) -> Decimal:
    """Return the value rounded 四舍六入五成双: a half goes to the even digit."""
    digits = round(abs(value) * Fraction(10) ** decimals)
    return _printed(digits if value >= 0 else -digits, decimals)


def truncated(value: Fraction, decimals: int) -> Decimal:
    """Return the value with all digits after the given number of decimals cut off (截尾)."""
    return _scaled(value, decimals, Fraction(0))


def places(value: Fraction) -> int | None:
    """Return how many digits after the point the value needs, or None if it never ends."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def as_decimal(value: Fraction) -> Decimal:
    """Return the value as a decimal: exactly if it terminates, otherwise to 50 significant digits."""
    digits = places(value)
    if digits is None:
        return _FIFTY.divide(Decimal(value.numerator), Decimal(value.denominator))
    return truncated(value, digits)


def _scaled(value: Fraction, decimals: int, push: Fraction) -> Decimal:
    size = Fraction(10) ** decimals
    digits = int(abs(value) * size + push)
    return _printed(digits if value >= 0 else -digits, decimals)


def _printed(digits: int, decimals: int) -> Decimal:
    # Built from text: the arithmetic context would round to 28 digits.
    return Decimal(f"{digits}E{-decimals}")
