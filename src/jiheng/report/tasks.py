"""重点任务的行 — each main task with its money, its projects and how far its indicators got."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from jiheng.ledger import Goal, Ledger, Project, Task
from jiheng.quantity import Quantity
from jiheng.report.indicators import IndicatorRow, indicator_groups


@dataclass(frozen=True, slots=True)
class Money:
    """What the projects of a task had and spent, in 元; None where a figure is not there for every one."""

    budget: Fraction | None
    executed: Fraction | None

    @property
    def rate(self) -> Fraction | None:
        """Return the rate of execution, None where it cannot be told."""
        if self.budget is None or self.executed is None or self.budget <= 0:
            return None
        return self.executed / self.budget


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task; ``met``, ``unmet`` and ``open`` (nothing compares) count its indicators."""

    task: Task
    goal: str
    section: str
    projects: tuple[Project, ...]
    money: Money
    met: int
    unmet: int
    open: int

    @property
    def indicators(self) -> int:
        """Return how many indicators the task has."""
        return self.met + self.unmet + self.open


def task_rows(ledger: Ledger) -> tuple[TaskRow, ...]:
    """Return the tasks of a ledger in its order."""
    goals = {goal.id: goal.text for goal in ledger.goals}
    sections = {section.id: section.name for section in ledger.sections}
    indicators = {group.id: group.rows for group in indicator_groups(ledger)}
    return tuple(_row(task, ledger, goals, sections, indicators.get(task.id, ())) for task in ledger.tasks)


def goals_of(ledger: Ledger, project: str) -> tuple[Goal, ...]:
    """Return the goals of a project by its id, or of the department."""
    return tuple(goal for goal in ledger.goals if goal.project == project)


def _row(
    task: Task,
    ledger: Ledger,
    goals: dict[str, str],
    sections: dict[str, str],
    indicators: Iterable[IndicatorRow],
) -> TaskRow:
    projects = tuple(project for project in ledger.projects if project.task == task.id)
    # A project of two levels is counted once, where its money is spent.
    above = {project.parent for project in projects}
    spending = [project for project in projects if project.id not in above]
    met = [row.met for row in indicators]
    return TaskRow(
        task=task,
        goal=goals.get(task.goal, task.goal),
        section=sections.get(task.section, task.section),
        projects=projects,
        money=Money(
            _sum(project.full_year_budget for project in spending),
            _sum(project.executed for project in spending),
        ),
        met=met.count(True),
        unmet=met.count(False),
        open=met.count(None),
    )


def _sum(figures: Iterable[Quantity | None]) -> Fraction | None:
    """Return the sum; a missing figure is no zero, so that there is no sum with one."""
    values = [None if figure is None else figure.centre for figure in figures]
    if not values or None in values:
        return None
    return sum((value for value in values if value is not None), Fraction(0))
