"""试算 — the same evaluation scored again with one figure changed; nothing is estimated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from jiheng.evaluation import Evaluation
from jiheng.ledger import FactBook, Indicator
from jiheng.quantity import Quantity
from jiheng.scheme import Scheme
from jiheng.score import LedgerValues, ScoreSheet, score
from jiheng.score.context import Setting


@dataclass(frozen=True, slots=True)
class Trial:
    """An evaluation that has been checked, ready to be scored with other figures."""

    values: LedgerValues
    scheme: Scheme
    evaluation: Evaluation

    def as_it_is(self) -> ScoreSheet:
        """Return the sheet of the ledger as it stands."""
        return score(self.values, self.scheme, self.evaluation)

    def with_figure(self, key: Setting, value: Fraction) -> ScoreSheet:
        """Return the sheet with a data item, or a figure of the project, at a value in base units."""
        return score(self.values, self.scheme, self.evaluation, settings={key: value})

    def with_actual(self, indicator: Indicator, actual: Quantity, value: Fraction) -> ScoreSheet:
        """Return the sheet with the actual of an indicator at a value in base units."""
        book = self.values.book
        changed = replace(indicator, actual=replace(actual, centre=value, low=value, high=value, text=""))
        rows = tuple(changed if row is indicator else row for row in book.ledger.indicators)
        other = FactBook(replace(book.ledger, indicators=rows), book.dictionary)
        return score(LedgerValues(other, self.values.derivations), self.scheme, self.evaluation)
