"""绩效指标的行 — targets, actual, and the recomputed completion beside the printed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiheng.ledger import Indicator, Ledger, Project, Target
from jiheng.quantity import Quantity, rounds_to, truncates_to
from jiheng.report.anchors import of_indicator
from jiheng.score import adopted_target, completion_of

DERIVED = "反推"
UPWARD = "正向"


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator; ``verdict`` says how the printed completion compares with the recomputed one.

    ============  ====================================================================
    same          rounded to the printed digits they are one
    cut           the printed one was cut off instead of rounded
    capped        printed as 100 %, recomputed above it
    derived       the target was derived from the printed completion: nothing to compare
    differs       none of these
    (empty)       one of the two is not there
    ============  ====================================================================
    """

    anchor: str
    indicator: Indicator
    target: Target | None
    completion: Fraction | None
    met: bool | None
    verdict: str


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """The indicators of one task; ``task`` is empty for those that belong to none."""

    task: str
    rows: tuple[IndicatorRow, ...]


def indicator_groups(ledger: Ledger, project: str = "") -> tuple[IndicatorGroup, ...]:
    """Return the indicators by task in the ledger's order; of one project only, when its name is given."""
    names = {task.id: task.name for task in ledger.tasks}
    groups: dict[str, list[IndicatorRow]] = {}
    for position, indicator in _indicators(ledger, project):
        groups.setdefault(names.get(indicator.task, ""), []).append(_row(position, indicator))
    return tuple(IndicatorGroup(task, tuple(rows)) for task, rows in groups.items())


def _indicators(ledger: Ledger, project: str) -> Iterator[tuple[int, Indicator]]:
    chosen = _project(ledger, project)
    for position, indicator in enumerate(ledger.indicators):
        if chosen is None or indicator.project == chosen.id:
            yield position, indicator


def _project(ledger: Ledger, name: str) -> Project | None:
    return next((item for item in ledger.projects if name and item.name == name), None)


def _row(position: int, indicator: Indicator) -> IndicatorRow:
    target, done = adopted_target(indicator), completion_of(indicator)
    rate = done.rate if done is not None else None
    return IndicatorRow(
        anchor=of_indicator(position),
        indicator=indicator,
        target=target,
        completion=rate,
        met=done.met if done is not None else None,
        verdict=_verdict(indicator.stated_completion, rate, target),
    )


def _verdict(stated: Quantity | None, rate: Fraction | None, target: Target | None) -> str:
    if stated is None or rate is None:
        return ""
    if target is not None and target.origin == DERIVED:
        return "derived"
    if rounds_to(rate, stated):
        return "same"
    if truncates_to(rate, stated):
        return "cut"
    return "capped" if stated.centre == 1 < rate else "differs"
