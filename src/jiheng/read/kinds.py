"""类 — what a figure is by its unit, and which figures stand for themselves alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from jiheng.quantity import Quantity, Unit, unit_of
from jiheng.read.figure import Kind, Role
from jiheng.read.words import KINDS

MONEY, SCORE = "元", "分"
_MAGNITUDES = frozenset({"百", "千", "万", "亿", "百万", "千万", "百亿", "千亿", "万亿"})
_TIME = frozenset(KINDS["time"])
_MEASURE = frozenset(KINDS["measure"])
_EXACT_ROLES: frozenset[Role] = frozenset({"score", "full_marks", "deduction", "weight"})


def kind_of(unit: Unit) -> Kind:
    """Return what a figure of this unit is."""
    over = unit.dimension.split("/")[0]
    if over == MONEY:
        return "money"
    if not unit.symbol or unit.symbol in _MAGNITUDES:
        return "bare"
    named: dict[str, Kind] = {"比率": "rate", "百分点": "points", SCORE: "score"}
    if unit.dimension in named:
        return named[unit.dimension]
    if not unit.known or "/" in unit.dimension or unit.dimension in _MEASURE:
        return "measure"
    return "time" if unit.dimension in _TIME else "count"


def in_unit(quantity: Quantity, symbol: str) -> Quantity:
    """Return a bare figure as one of the given unit: 2800万 in 元 is 2800万元, 36158.49 in 万元 likewise.

    A figure that was printed with a unit of its own stays as it is.
    """
    if kind_of(quantity.unit) != "bare" or not symbol:
        return quantity
    given = unit_of(symbol)
    own = quantity.unit.symbol
    unit = unit_of(own + given.symbol.removeprefix(given.prefix)) if own else given
    factor = Fraction(unit.factor) / Fraction(quantity.unit.factor)
    return replace(
        quantity,
        unit=unit,
        centre=_times(quantity.centre, factor),
        low=_times(quantity.low, factor),
        high=_times(quantity.high, factor),
        half=quantity.half * unit.factor / quantity.unit.factor,
    )


def _times(value: Fraction | None, factor: Fraction) -> Fraction | None:
    return None if value is None else value * factor


def with_precision(quantity: Quantity, kind: Kind, role: Role) -> Quantity:
    """Return the quantity exact where its kind or role makes it so, else as printed.

    Exact are counts printed to the unit, scores and full marks, targets printed as whole figures, and
    standards such as 元/月.
    """
    whole = quantity.decimals == 0
    counted = kind in {"count", "bare"} and whole and not quantity.unit.prefix
    standard = role == "standard" or "/" in quantity.unit.dimension
    if counted or kind == "score" or role in _EXACT_ROLES or standard or (role == "target" and whole):
        return quantity.as_exact()
    return quantity


def same_dimension(quantities: Iterable[Quantity]) -> bool:
    """Tell whether all quantities are of one dimension."""
    return len({quantity.unit.dimension for quantity in quantities}) <= 1


def printed(quantity: Quantity) -> Decimal | None:
    """Return the value as indicators give it: rates as printed (98.5 for 98.5%), others in the base unit."""
    if quantity.value is None:
        return None
    if quantity.unit.dimension in {"比率", "百分点"} and quantity.unit.symbol not in {"", *_MAGNITUDES}:
        return (quantity.value / quantity.unit.factor).normalize()
    return quantity.value
