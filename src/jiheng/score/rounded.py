"""舍入 — a scheme's rounding, applied to exact points."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from jiheng.quantity import half_even, half_up, truncated
from jiheng.scheme.records import Rounding

MODES = {
    "四舍五入": (half_up, ROUND_HALF_UP),
    "四舍六入五成双": (half_even, ROUND_HALF_EVEN),
    "截尾": (truncated, ROUND_DOWN),
}

Rounder = Callable[[Fraction | Decimal], Decimal]


def rounder_of(rounding: Rounding) -> Rounder:
    """Return the function that rounds points as a scheme says."""
    places = rounding.places
    exactly, mode = MODES[rounding.mode]
    unit = Decimal(1).scaleb(-places)

    def rounded(points: Fraction | Decimal) -> Decimal:
        if isinstance(points, Decimal):
            return points.quantize(unit, mode)
        if points.denominator == 1:
            return Decimal(points.numerator).quantize(unit)
        return exactly(points, places)

    return rounded
