"""量 — the record of a printed or computed figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from jiheng.diagnostic import fail
from jiheng.quantity.format import format_quantity
from jiheng.quantity.interval import Interval, negative, plus, product, reciprocal, sum_of
from jiheng.quantity.rounding import as_decimal
from jiheng.quantity.units import POINTS, RATIO, Unit, per, times, unit_of

Bound = Literal[
    "equal", "about", "nearly", "over", "at_least", "at_most", "more_than", "less_than", "range", "unbounded"
]


class Scale(NamedTuple):
    """How a figure was printed: the multiplier in its unit and the digits after the point."""

    multiplier: str
    decimals: int | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit and the closed interval it stands for, in the base unit of its dimension.

    ``centre`` is the exact printed or computed number; None for a range (60%-80%), which has only ends.
    ``low`` and ``high`` are exact; None where there is no bound. ``half`` is half of the last printed
    digit, 0 for exact, computed and range figures. ``decimals`` are the digits after the point as printed,
    None for a computed figure and a fraction. ``text`` is the figure as printed and takes no part in
    equality: two quantities are equal when they say the same with the same precision in the same unit. The
    order (``<``, ``<=``) compares centres; it raises for a range and for units of two dimensions.

    ====================  ==============================================================
    bound                 interval of the printed centre c
    ====================  ==============================================================
    equal                 c ± half
    about 约 左右         c ± half of the last digit that is not a closing zero
    nearly 近             from one unit of that digit below c, to c
    over 多 余            from c to one unit of that digit above
    at_least, more_than   from c; a closed interval, the strictness is in ``bound``
    at_most, less_than    up to c
    range                 from the printed low end to the printed high end
    unbounded             computed from figures that bound it on no side
    ====================  ==============================================================
    """

    centre: Fraction | None
    unit: Unit
    low: Fraction | None
    high: Fraction | None
    bound: Bound = "equal"
    half: Decimal = Decimal(0)
    decimals: int | None = None
    exact: bool = False
    text: str = field(default="", compare=False)

    @property
    def value(self) -> Decimal | None:
        """Return the centre as a decimal, to 50 digits where it never ends; None for a range."""
        return None if self.centre is None else as_decimal(self.centre)

    @property
    def interval(self) -> Interval:
        """Return the closed interval of exact rationals."""
        return Interval(self.low, self.high)

    @property
    def scale(self) -> Scale:
        """Return the multiplier and the decimals the figure was printed with."""
        return Scale(self.unit.prefix, self.decimals)

    def as_exact(self) -> Quantity:
        """Return the figure without the tolerance of its last digit: a count, a score, a standard."""
        low, high = (self.centre, self.centre) if self.bound == "equal" else (self.low, self.high)
        return Quantity(
            self.centre, self.unit, low, high, self.bound, Decimal(0), self.decimals, True, self.text
        )

    def __str__(self) -> str:
        """Return the figure the way it was printed; what `parse` reads back as an equal quantity."""
        return format_quantity(self)

    def __add__(self, other: Quantity) -> Quantity:
        """Return the sum, in the unit of the left side.

        Raises:
            DiagnosticError: ``quantity.units_differ``.
        """
        if not isinstance(other, Quantity):
            return NotImplemented
        _same_dimension(self, other, points=True)
        return _computed(_add(self.centre, other.centre), self.unit, plus(self.interval, other.interval))

    def __sub__(self, other: Quantity) -> Quantity:
        """Return the difference, in the unit of the left side; raises as the sum does."""
        return self + -other if isinstance(other, Quantity) else NotImplemented

    def __neg__(self) -> Quantity:
        """Return the figure with its sign turned."""
        return _computed(None if self.centre is None else -self.centre, self.unit, negative(self.interval))

    def __mul__(self, other: Quantity | Number) -> Quantity:
        """Return the product with a number or a quantity; 元/人 × 人 is 元, 元 × 比率 is 元."""
        right = _operand(other)
        if right is None:
            return NotImplemented
        centre = None if self.centre is None or right.centre is None else self.centre * right.centre
        return _computed(centre, _product_unit(self.unit, right.unit), product(self.interval, right.interval))

    __rmul__ = __mul__

    def __truediv__(self, other: Quantity | Number) -> Quantity:
        """Return the quotient; 元 ÷ 元 is a ratio, 元 ÷ 人 is 元/人.

        Raises:
            DiagnosticError: ``quantity.division_by_zero`` if the divisor may be zero.
        """
        right = _operand(other)
        if right is None:
            return NotImplemented
        under = reciprocal(right.interval)
        if under is None:
            raise fail("quantity.division_by_zero", divisor=right.text or str(right))
        centre = None if self.centre is None or not right.centre else self.centre / right.centre
        unit = self.unit if right.unit.dimension == RATIO else per(self.unit, right.unit)
        return _computed(centre, unit, product(self.interval, under))

    def __rtruediv__(self, other: Number) -> Quantity:
        """Return a number divided by the figure."""
        left = _operand(other)
        return NotImplemented if left is None else left / self

    def __lt__(self, other: Quantity) -> bool:
        """Tell whether the value is below the other; raises for ranges and for units of two dimensions."""
        return _centre(self, other) < _centre(other, self)

    def __le__(self, other: Quantity) -> bool:
        """Tell whether the value is not above the other."""
        return _centre(self, other) <= _centre(other, self)

    def __gt__(self, other: Quantity) -> bool:
        """Tell whether the value is above the other."""
        return other < self

    def __ge__(self, other: Quantity) -> bool:
        """Tell whether the value is not below the other."""
        return other <= self


Number = int | Decimal | Fraction


def added(items: Sequence[Quantity]) -> Quantity:
    """Return the sum of at least one figure, as ``+`` from left to right gives it, in one step.

    Raises:
        DiagnosticError: ``quantity.units_differ``.
    """
    first, *others = items
    if not others:
        return first
    for item in others:
        _same_dimension(first, item, points=True)
    interval = Interval(sum_of([item.low for item in items]), sum_of([item.high for item in items]))
    return _computed(sum_of([item.centre for item in items]), first.unit, interval)


def number(value: Number, unit: str = "") -> Quantity:
    """Return an exact figure that was given, not printed: a scheme's constant, a count made by us."""
    kind = unit_of(unit)
    centre = Fraction(value) * Fraction(kind.factor)
    return _computed(centre, kind, Interval(centre, centre))


def _computed(centre: Fraction | None, unit: Unit, interval: Interval) -> Quantity:
    low, high = interval
    exact = centre is not None and low == high
    return Quantity(centre, unit, low, high, _bound_of(centre, low, high), exact=exact)


def _bound_of(centre: Fraction | None, low: Fraction | None, high: Fraction | None) -> Bound:
    if low is None:
        return "unbounded" if high is None else "at_most"
    if high is None:
        return "at_least"
    return "range" if centre is None else "equal"


def _operand(value: object) -> Quantity | None:
    if isinstance(value, Quantity):
        return value
    # A bool is an int to Python but never a figure; a float is refused outright.
    if isinstance(value, (int, Decimal, Fraction)) and not isinstance(value, bool):
        return number(value)
    return None


def _product_unit(left: Unit, right: Unit) -> Unit:
    if right.dimension == RATIO:
        return left
    return right if left.dimension == RATIO else times(left, right)


def _add(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a + b


def _same_dimension(a: Quantity, b: Quantity, *, points: bool = False) -> None:
    # A ratio may rise or fall by 百分点; the result is a ratio again.
    pair = (a.unit.dimension, b.unit.dimension)
    if pair[0] == pair[1] or (points and pair == (RATIO, POINTS)):
        return
    raise fail("quantity.units_differ", left=a.text or str(a), right=b.text or str(b))


def _centre(a: Quantity, b: Quantity) -> Fraction:
    _same_dimension(a, b)
    if a.centre is None:
        raise fail("quantity.no_value", text=a.text or str(a))
    return a.centre
