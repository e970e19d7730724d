"""绩效指标的行 — targets, actual, and the recomputed completion beside the printed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiheng.ledger import Indicator, Ledger, Target
from jiheng.quantity import Quantity, rounds_to, truncates_to
from jiheng.report.anchors import of_indicator
from jiheng.score import adopted_target, completion_of

DERIVED = "反推"
UPWARD = "正向"


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator; ``verdict`` says how the printed completion compares with the recomputed one.

    ``project`` is the name of the project that it belongs to, empty where that alone is evaluated.

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
    project: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """The indicators of one task and of its projects; ``task`` is empty for those that belong to none."""

    task: str
    rows: tuple[IndicatorRow, ...]
    id: str = ""


def indicator_groups(ledger: Ledger, project: str = "") -> tuple[IndicatorGroup, ...]:
    """Return the indicators by task in the ledger's order; of one project only, when its id is given."""
    names = {task.id: task.name for task in ledger.tasks}
    projects = {item.id: item for item in ledger.projects}
    groups: dict[str, list[IndicatorRow]] = {}
    for position, indicator in _indicators(ledger, project):
        owner = projects.get(indicator.project)
        task = indicator.task or (owner.task if owner is not None else "")
        shown = "" if owner is None or project else owner.name
        groups.setdefault(task if task in names else "", []).append(_row(position, indicator, shown))
    return tuple(IndicatorGroup(names.get(task, ""), tuple(rows), task) for task, rows in groups.items())


def _indicators(ledger: Ledger, project: str) -> Iterator[tuple[int, Indicator]]:
    for position, indicator in enumerate(ledger.indicators):
        if not project or indicator.project == project:
            yield position, indicator


def _row(position: int, indicator: Indicator, project: str) -> IndicatorRow:
    target, done = adopted_target(indicator), completion_of(indicator)
    rate = done.rate if done is not None else None
    return IndicatorRow(
        anchor=of_indicator(position),
        indicator=indicator,
        target=target,
        completion=rate,
        met=done.met if done is not None else None,
        verdict=_verdict(indicator.stated_completion, rate, target),
        project=project,
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
