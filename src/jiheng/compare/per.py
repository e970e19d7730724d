"""按人均 — a data item to divide by: per head (``财政供养人员在职数``), per 万人 (``常住人口数/万人``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.compare.side import Side
from jiheng.diagnostic import fail
from jiheng.ledger import DataItem
from jiheng.place import Place
from jiheng.quantity import Unit, unit_of
from jiheng.quantity.units import RATIO
from jiheng.scheme.formula import Reference
from jiheng.score.words import NOTHING


@dataclass(frozen=True, slots=True)
class Denominator:
    """The data item and the unit of it that a figure is said per."""

    item: DataItem
    unit: Unit

    def value(self, side: Side, years_back: int = 0) -> Fraction | None:
        """Return the side's figure counted in the unit, None where it has none."""
        found = side.context.lookup(Reference(self.item.name, 0, (), years_back))
        return found / Fraction(self.unit.factor) if isinstance(found, Fraction) else None


def denominator(text: str, sides: Sequence[Side]) -> Denominator:
    """Return what ``数据项`` or ``数据项/单位`` means.

    Raises:
        DiagnosticError: no side knows the item; the unit is of another dimension; the item is a rate.
    """
    name, _, symbol = text.partition("/")
    known = (side.item(name.strip()) for side in sides)
    item = next((found for found in known if found is not None), None)
    if item is None:
        near = next((word for side in sides if (word := _near(side, name))), NOTHING)
        raise fail("compare.per_unknown", Place(), name=name[:60], near=near)
    unit = unit_of(symbol.strip() or unit_of(item.unit).base)
    if unit.dimension == RATIO or unit.dimension != unit_of(item.unit).dimension:
        raise fail("compare.per_unit", Place(), name=item.name, unit=item.unit, text=symbol[:20] or item.unit)
    return Denominator(item, unit)


def _near(side: Side, name: str) -> str:
    return side.values.derivations.dictionary.near(name)
