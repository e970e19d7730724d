"""台账 — all goals, indicators, projects and facts of one department and year. No judgements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.ledger import records
from jiheng.ledger.kinds import COLLECTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A ledger; ``name`` is its folder's name."""

    name: str
    header: records.Header
    units: tuple[records.Unit, ...] = ()
    sections: tuple[records.Section, ...] = ()
    goals: tuple[records.Goal, ...] = ()
    tasks: tuple[records.Task, ...] = ()
    indicators: tuple[records.Indicator, ...] = ()
    projects: tuple[records.Project, ...] = ()
    facts: tuple[records.Fact, ...] = ()
    adjustments: tuple[records.BudgetAdjustment, ...] = ()
    staffing: tuple[records.Staffing, ...] = ()
    problems: tuple[records.Problem, ...] = ()
    evidence: tuple[records.Evidence, ...] = ()
    narratives: tuple[records.Narrative, ...] = ()
    items: tuple[records.DataItem, ...] = ()

    def rows(self, kind: str) -> Sequence[object]:
        """Return the records of a kind."""
        found: Sequence[object] = getattr(self, COLLECTIONS[kind])
        return found

    def find(self, kind: str, identity: str) -> object | None:
        """Return the record of a kind with this id, or None."""
        return next((row for row in self.rows(kind) if getattr(row, "id", None) == identity), None)
