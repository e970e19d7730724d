"""印 — a quantity written out, in its own unit or another of its dimension."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from jiheng.diagnostic import fail
from jiheng.quantity.rounding import half_up, places
from jiheng.quantity.units import Unit, unit_of
from jiheng.quantity.words import DATA, LIMITS

if TYPE_CHECKING:
    from jiheng.quantity.quantity import Quantity

_PRINT: dict[str, dict[str, str]] = DATA["print"]


def format_quantity(
    quantity: Quantity, unit: str | None = None, decimals: int | None = None, grouping: bool = False
) -> str:
    """Return the figure in words and digits: 113.5万元, 超过5500亿元, 60%-80%.

    ``unit`` is the symbol of another unit of the dimension. Without ``decimals`` the digits are those
    printed, or in another unit and for a computed figure all that are needed, at most six where it does not
    terminate; rounding is 四舍五入. ``grouping`` sets 千分位.

    Raises:
        DiagnosticError: ``quantity.units_differ`` if the unit is of another dimension.
    """
    target = quantity.unit if unit is None else unit_of(unit)
    if target.dimension != quantity.unit.dimension:
        raise fail("quantity.units_differ", left=quantity.unit.symbol, right=target.symbol)
    if decimals is None and target == quantity.unit:
        decimals = quantity.decimals
    if quantity.centre is None:
        return _range(quantity, target, decimals, grouping)
    if target.symbol == _FRACTION and decimals is None:
        return f"{quantity.centre.denominator}{_FRACTION}{quantity.centre.numerator}"
    number = format_number(quantity.centre / Fraction(target.factor), decimals, grouping)
    return _with_words(quantity, number, target)


_FRACTION = "分之"


def format_number(
    value: Fraction | Decimal | int, decimals: int | None = None, grouping: bool = False
) -> str:
    """Return a bare number in plain notation, 四舍五入; without ``decimals`` with all it needs."""
    exact = Fraction(value)
    if decimals is None:
        needed = places(exact)
        decimals = LIMITS["shown_decimals"] if needed is None else needed
    return format(half_up(exact, decimals), ",f" if grouping else "f")


def _with_words(quantity: Quantity, number: str, unit: Unit) -> str:
    within = _PRINT["within"].get(quantity.bound, "")
    before = _PRINT["before"].get(quantity.bound, "")
    return f"{before}{number}{within}{unit.symbol}"


def _range(quantity: Quantity, unit: Unit, decimals: int | None, grouping: bool) -> str:
    ends = (quantity.low, quantity.high)
    written = [
        "" if end is None else format_number(end / Fraction(unit.factor), decimals, grouping) + unit.symbol
        for end in ends
    ]
    return _PRINT["range"]["joiner"].join(written)
