"""项目支出 — budget, execution and rate of every project, or of the one that is evaluated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.ledger import Project
from jiheng.messages import message
from jiheng.report.word.figures import centre, share, ten_thousands, total
from jiheng.report.word.material import Material
from jiheng.report.word.parts import Part


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project, money in 万元."""

    name: str
    fund: str
    budget: str
    executed: str
    rate: str
    status: str


def projects(material: Material) -> Iterator[Part]:
    """Yield the table of projects; a total where every project of the department has its figures."""
    subject = material.sheet.project
    found = [item for item in material.ledger.projects if not subject or item.id == subject]
    if not found:
        return
    # A project of the first level holds those below it, which must not be added twice.
    tops = [item for item in found if not item.parent]
    budget, executed = (
        total([centre(item.full_year_budget) for item in tops]),
        total([centre(item.executed) for item in tops]),
    )
    closing = ProjectRow(
        message("word.total_row"),
        "",
        ten_thousands(budget),
        ten_thousands(executed),
        share(executed, budget),
        "",
    )
    yield Part("projects", rows=tuple(map(_row, found)), closing=closing if len(tops) > 1 else None)


def _row(item: Project) -> ProjectRow:
    budget, executed = centre(item.full_year_budget), centre(item.executed)
    return ProjectRow(
        item.name,
        item.fund,
        ten_thousands(budget),
        ten_thousands(executed),
        share(executed, budget),
        item.status,
    )
