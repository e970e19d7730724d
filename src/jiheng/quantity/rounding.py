"""舍入 — from exact rationals back to decimals. No float on the way."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

_FIFTY = Context(prec=50)


def half_up(value: Fraction, decimals: int) -> Decimal:
    """Return the value rounded 四舍五入 to so many digits after the point; a half goes away from zero."""
    over, under = _scaled(value, decimals)
    return _printed((2 * over + under) // (2 * under), value, decimals)


def half_even(value: Fraction, decimals: int) -> Decimal:
    """Return the value rounded 四舍六入五成双: a half goes to the even digit."""
    return _printed(round(Fraction(*_scaled(value, decimals))), value, decimals)


def truncated(value: Fraction, decimals: int) -> Decimal:
    """Return the value with all digits after the given number of decimals cut off (截尾)."""
    over, under = _scaled(value, decimals)
    return _printed(over // under, value, decimals)


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


def _scaled(value: Fraction, decimals: int) -> tuple[int, int]:
    """Return the size of a value in its last place as numerator and denominator: whole numbers are quick."""
    over, under = abs(value.numerator), value.denominator
    return (over * 10**decimals, under) if decimals >= 0 else (over, under * 10**-decimals)


def _printed(digits: int, value: Fraction, decimals: int) -> Decimal:
    # Built from text: the arithmetic context would round to 28 digits.
    return Decimal(f"{digits if value.numerator >= 0 else -digits}E{-decimals}")
