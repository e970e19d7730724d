"""一方 — one thing that is compared: a ledger, with the sheet of one evaluation where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from jiheng.diagnostic import Diagnostic
from jiheng.ledger import DataItem, FactKey, Ledger
from jiheng.ledger.factbook import key_of
from jiheng.score import LedgerValues, ScoreContext, ScoreSheet

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_SIDES = len(LETTERS)


@dataclass(frozen=True)
class Side:
    """A ledger by one scheme. ``sheet`` is None where it cannot be scored; ``unscored`` says why."""

    ledger: Ledger
    values: LedgerValues
    sheet: ScoreSheet | None
    unscored: tuple[Diagnostic, ...] = ()

    @property
    def year(self) -> int:
        """Return the ledger's year."""
        return self.ledger.header.year

    @property
    def department(self) -> str:
        """Return the department's name."""
        return self.ledger.header.department

    @property
    def scheme(self) -> str:
        """Return the id of the scheme, empty without a sheet."""
        return self.sheet.scheme.id if self.sheet is not None else ""

    @cached_property
    def context(self) -> ScoreContext:
        """Return where the department's figures are looked up, derived ones too."""
        return ScoreContext(self.values)

    @cached_property
    def disputed(self) -> frozenset[FactKey]:
        """Return the keys of the figures to which sources give different values."""
        values: dict[FactKey, set[object]] = {}
        for fact in self.ledger.facts:
            values.setdefault(key_of(fact, self.year), set()).add(fact.value.centre)
        return frozenset(key for key, found in values.items() if len(found) > 1)

    @cached_property
    def unit_ids(self) -> dict[str, str]:
        """Return the ids of the 预算单位 by name."""
        return {unit.name: unit.id for unit in self.ledger.units}

    def item(self, name: str) -> DataItem | None:
        """Return the data item of a name or alias as this side understands it."""
        return self.values.derivations.dictionary.get(name)


def letters(sides: Sequence[Side]) -> tuple[str, ...]:
    """Return the letter that stands for each side in the heads of tables."""
    return tuple(LETTERS[: len(sides)])
