"""区间 — closed intervals of exact rationals; None is an open end without bound.

Every operation returns the hull of all true results, so an interval never loses a possible value.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

_End = tuple[int, Fraction]  # (-1, 0) below everything, (0, x) the number x, (1, 0) above everything
_ZERO = Fraction(0)


class Interval(NamedTuple):
    """From ``low`` to ``high``, both included."""

    low: Fraction | None
    high: Fraction | None

    def __contains__(self, value: object) -> bool:
        """Tell whether a number lies in the interval."""
        if not isinstance(value, (int, Fraction)):
            return False
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)


def plus(a: Interval, b: Interval) -> Interval:
    """Return the sum."""
    return Interval(_sum(a.low, b.low), _sum(a.high, b.high))


def sum_of(values: Sequence[Fraction | None]) -> Fraction | None:
    """Return the sum of ends, None if one of them is open.

    Over one denominator at once: printed figures have few, and reducing after every step costs most.
    """
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    under = lcm(*(value.denominator for value in known))
    return Fraction(sum(value.numerator * (under // value.denominator) for value in known), under)


def negative(a: Interval) -> Interval:
    """Return the interval mirrored at zero."""
    return Interval(None if a.high is None else -a.high, None if a.low is None else -a.low)


def product(a: Interval, b: Interval) -> Interval:
    """Return the product."""
    corners = [_multiply(x, y) for x in _ends(a) for y in _ends(b)]
    return _from_ends(min(corners), max(corners))


def reciprocal(a: Interval) -> Interval | None:
    """Return one over the interval, or None if it contains zero."""
    if _ZERO in a:
        return None
    low, high = (_invert(end) for end in _ends(a))
    return _from_ends(high, low)


def meet(a: Interval, b: Interval) -> bool:
    """Tell whether two intervals share a number."""
    below = a.high is not None and b.low is not None and a.high < b.low
    above = b.high is not None and a.low is not None and b.high < a.low
    return not (below or above)


def _sum(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a + b


def _ends(a: Interval) -> tuple[_End, _End]:
    low = (-1, _ZERO) if a.low is None else (0, a.low)
    high = (1, _ZERO) if a.high is None else (0, a.high)
    return low, high


def _from_ends(low: _End, high: _End) -> Interval:
    return Interval(None if low[0] else low[1], None if high[0] else high[1])


def _multiply(a: _End, b: _End) -> _End:
    if not a[0] and not b[0]:
        return 0, a[1] * b[1]
    sign = _sign(a) * _sign(b)
    return (sign, _ZERO)


def _invert(a: _End) -> _End:
    return (0, _ZERO) if a[0] else (0, 1 / a[1])


def _sign(a: _End) -> int:
    return a[0] or (a[1] > 0) - (a[1] < 0)
