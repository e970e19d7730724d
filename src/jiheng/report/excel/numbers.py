"""数 — exact values as the decimals that cells hold."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def as_number(value: Fraction | Decimal) -> Decimal:
    """Return a value as a decimal, to 28 digits where it never ends."""
    return Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value


def decimals_of(value: Decimal) -> int:
    """Return how many digits after the point a decimal has."""
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
