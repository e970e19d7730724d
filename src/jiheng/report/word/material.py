"""What the contents of a report are made of: the sheet, the ledger, and its figures by name."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from jiheng.ledger import DataItem, Ledger
from jiheng.quantity import unit_of
from jiheng.report.criteria import CriterionRow, criterion_rows
from jiheng.scheme.formula import Reference
from jiheng.score import ScoreContext, ScoreSheet
from jiheng.score.inputs import RATE_UNITS
from jiheng.score.words import value_words


class Material:
    """A score sheet with its ledger; figures are looked up as the rules look them up."""

    def __init__(self, sheet: ScoreSheet, ledger: Ledger) -> None:
        self.sheet = sheet
        self.ledger = ledger

    @cached_property
    def rows(self) -> tuple[CriterionRow, ...]:
        """Return the rows of the sheet, parents first."""
        return criterion_rows(self.sheet)

    @property
    def context(self) -> ScoreContext:
        """Return where formulas find their values."""
        return self.sheet.criteria[0].context

    def item(self, name: str) -> DataItem | None:
        """Return the data item of a name or alias."""
        return self.context.derivations.dictionary.get(name)

    def figure(self, *names: str, fund: str = "") -> Fraction | None:
        """Return the first of these figures that the ledger has, in base units."""
        qualifiers = ((fund, fund),) if fund else ()
        for name in names:
            if self.item(name) is None:
                continue
            value = self.context.lookup(Reference(name, 0, qualifiers))
            if isinstance(value, Fraction):
                return value
        return None

    def entered(self, *names: str, fund: str = "") -> Fraction | None:
        """Return the first of these figures that is written in the ledger, not derived."""
        qualifiers = ((fund, fund),) if fund else ()
        for name in names:
            item = self.item(name)
            value = (
                None if item is None else self.context.values.entered(item, Reference(name, 0, qualifiers))
            )
            if isinstance(value, Fraction):
                return value
        return None

    def words(self, name: str) -> str:
        """Return a figure with its unit as a person reads it, empty where the ledger has none."""
        item, value = self.item(name), self.figure(name)
        if item is None or value is None:
            return ""
        return value_words(value, unit_of(item.unit).base, rate=item.unit in RATE_UNITS)
