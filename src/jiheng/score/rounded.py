"""舍入 — a scheme's rounding, applied to exact points."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from jiheng.scheme.formula.rounding import round_fraction
from jiheng.scheme.records import Rounding

MODES = {"四舍五入": ROUND_HALF_UP, "四舍六入五成双": ROUND_HALF_EVEN, "截尾": ROUND_DOWN}


Rounder = Callable[[Fraction | Decimal], Decimal]


def rounder_of(rounding: Rounding) -> Rounder:
    """Return the function that rounds points as a scheme says."""
    places, mode = rounding.places, MODES[rounding.mode]
    unit = Decimal(1).scaleb(-places)

    def rounded(points: Fraction | Decimal) -> Decimal:
        if isinstance(points, Decimal):
            return points.quantize(unit, mode)
        if points.denominator == 1:
            return Decimal(points.numerator).quantize(unit)
        return round_fraction(points, places, mode)

    return rounded
