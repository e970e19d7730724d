"""事实簿 — a ledger's adopted figures by data item, unit, time and 口径, and how they add up."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from jiheng.ledger.dictionary import Dictionary
from jiheng.ledger.ledger import Ledger
from jiheng.ledger.records import DataItem, Fact


class FactKey(NamedTuple):
    """What a fact is about; an empty word means the department as a whole, or no special 口径."""

    item: str
    unit: str
    year: int
    period: str
    fund: str
    level: str
    scope: str


class Absent(NamedTuple):
    """Why a department total cannot be given: not summable, or some units have no figure."""

    code: str
    units: tuple[str, ...] = ()


def key_of(fact: Fact, year: int) -> FactKey:
    """Return the key of a fact in a ledger of this year."""
    return FactKey(fact.item, fact.unit, fact.year or year, fact.period, fact.fund, fact.level, fact.scope)


class FactBook:
    """The figures of one ledger, ready for look-up. Values are exact rationals in base units."""

    def __init__(self, ledger: Ledger, dictionary: Dictionary) -> None:
        self.ledger = ledger
        self.dictionary = dictionary
        self._facts: dict[FactKey, Fact] = {}
        for fact in ledger.facts:
            key = key_of(fact, ledger.header.year)
            if fact.adopted or key not in self._facts:
                self._facts[key] = fact

    def fact(self, key: FactKey) -> Fact | None:
        """Return the adopted fact of a key, or None."""
        return self._facts.get(key)

    def value(self, key: FactKey) -> Fraction | None:
        """Return the adopted value of a key in the base unit, or None; a range has none."""
        fact = self._facts.get(key)
        return None if fact is None else fact.value.centre

    def total(self, item: DataItem, key: FactKey) -> Fraction | Absent | None:
        """Return the sum over the ledger's units, None where no unit has a figure.

        Items marked 抵消 are transfers inside the department and are zero in its total. A total with a
        unit's figure missing is absent, not smaller.
        """
        units = [unit.id for unit in self.ledger.units]
        values = {unit: self.value(key._replace(unit=unit)) for unit in units}
        if not any(value is not None for value in values.values()):
            return None
        if item.eliminated:
            return Fraction(0)
        if item.summing == "不汇总":
            return Absent("score.not_summable")
        lacking = tuple(unit for unit, value in values.items() if value is None)
        if lacking:
            return Absent("score.units_missing", lacking)
        return _sum(values.values())

    def rivals(self, key: FactKey) -> tuple[Fact, ...]:
        """Return every fact of a key, adopted or not, in the order of the ledger."""
        year = self.ledger.header.year
        return tuple(fact for fact in self.ledger.facts if key_of(fact, year) == key)

    def unit_facts(self, key: FactKey) -> tuple[Fact, ...]:
        """Return the adopted facts of the units that make up a department total."""
        found = (self.fact(key._replace(unit=unit.id)) for unit in self.ledger.units)
        return tuple(fact for fact in found if fact is not None)


def _sum(values: Iterable[Fraction | None]) -> Fraction:
    return sum((value for value in values if value is not None), Fraction(0))
