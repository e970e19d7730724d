"""比 — whether a computed value agrees with a printed figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from jiheng.diagnostic import fail
from jiheng.quantity.interval import meet
from jiheng.quantity.quantity import Quantity, added
from jiheng.quantity.rounding import half_up, truncated
from jiheng.quantity.units import POINTS, RATIO, unit_of


def intervals_meet(a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures can be the same number within what was printed.

    Raises:
        DiagnosticError: ``quantity.units_differ``.
    """
    if a.unit.dimension != b.unit.dimension:
        raise fail("quantity.units_differ", left=a.text or str(a), right=b.text or str(b))
    return meet(a.interval, b.interval)


def rounds_to(value: Fraction | Decimal | int, printed: Quantity) -> bool:
    """Tell whether a value, in the base unit of the printed figure, is printed so when rounded 四舍五入.

    An exact figure must be met exactly; one that bounds (超, 以上, 60%-80%) must contain the value.
    """
    return _prints(Fraction(value), printed, cut=False)


def truncates_to(value: Fraction | Decimal | int, printed: Quantity) -> bool:
    """Tell whether a value, in the base unit, gives the printed figure by cutting digits off."""
    return _prints(Fraction(value), printed, cut=True)


def _prints(value: Fraction, printed: Quantity, *, cut: bool) -> bool:
    if printed.centre is None or printed.bound != "equal":
        return value in printed.interval
    if printed.exact or printed.decimals is None:
        return value == printed.centre
    factor = printed.unit.size
    shorten = truncated if cut else half_up
    return Fraction(shorten(value / factor, printed.decimals)) == printed.centre / factor


def total(quantities: Iterable[Quantity]) -> Quantity:
    """Return the sum of at least one figure, in the unit of the first.

    Raises:
        DiagnosticError: ``quantity.units_differ``; ``quantity.nothing_to_add`` for no figure at all, since an
            empty sum has no unit and missing is not zero.
    """
    items = list(quantities)
    if not items:
        raise fail("quantity.nothing_to_add")
    return added(items)


def as_points(difference: Quantity) -> Quantity:
    """Return a difference of two ratios in 百分点, to compare with a printed one.

    Raises:
        DiagnosticError: ``quantity.units_differ`` if it is not a ratio.
    """
    points = unit_of(POINTS)
    if difference.unit.dimension not in (RATIO, POINTS):
        raise fail("quantity.units_differ", left=difference.text or str(difference), right=POINTS)
    return replace(difference, unit=points, decimals=None, text="")
