"""部门概况、年度目标和重点任务."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.ledger import Ledger
from jiheng.messages import message
from jiheng.report.indicators import indicator_groups
from jiheng.report.outline import numbered
from jiheng.report.word.figures import centre, ten_thousands
from jiheng.report.word.material import Material
from jiheng.report.word.parts import Part, body
from jiheng.report.word.words import ended
from jiheng.score.explain import figure_words

LIST_NUMBER = "1."


@dataclass(frozen=True, slots=True)
class StaffingRow:
    """One category of posts."""

    name: str
    established: str
    in_post: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One main task of the year; the budget in 万元."""

    number: str
    name: str
    budget: str
    section: str
    count: str


def duties(material: Material) -> Iterator[Part]:
    """Yield the department's duties, numbered where there are several."""
    return listed(material.ledger.header.duties, kind="duties")


def listed(texts: tuple[str, ...], kind: str = "body") -> Iterator[Part]:
    """Yield texts as paragraphs, numbered where there are several."""
    for number, text in enumerate(texts, 1):
        yield Part(kind, ended(text), numbered(LIST_NUMBER, number) if len(texts) > 1 else "")


def units(material: Material) -> Iterator[Part]:
    """Yield what units and sections the department has."""
    ledger = material.ledger
    if ledger.units:
        names = "、".join(unit.name for unit in ledger.units)
        code = "word.units_one" if len(ledger.units) == 1 else "word.units_many"
        yield body(message(code, number=len(ledger.units), names=names))
    yield from _sections(ledger)


def _sections(ledger: Ledger) -> Iterator[Part]:
    """Yield the sections of the bureau itself; those of the units below it are not the department's."""
    known = any(unit.head for unit in ledger.units)
    below = {unit.id for unit in ledger.units if known and not unit.head}
    names = [section.name for section in ledger.sections if section.unit not in below]
    if names:
        yield body(message("word.sections", number=len(names), names="、".join(names)))


def staffing(material: Material) -> Iterator[Part]:
    """Yield established and filled posts by category."""
    several = len({row.unit for row in material.ledger.staffing}) > 1
    names = {unit.id: unit.name for unit in material.ledger.units}
    rows = tuple(
        StaffingRow(
            f"{names.get(row.unit, row.unit)} {row.category}" if several and row.unit else row.category,
            figure_words(row.established),
            figure_words(row.in_post),
        )
        for row in material.ledger.staffing
    )
    if rows:
        yield Part("staffing", rows=rows)


def goals(material: Material) -> Iterator[Part]:
    """Yield the goals of what is evaluated: of the department, or of the project."""
    project = material.sheet.project
    yield from listed(tuple(goal.text for goal in material.ledger.goals if goal.project == project))


def tasks(material: Material) -> Iterator[Part]:
    """Yield the main tasks: as a table where budgets or sections are known, else in one sentence."""
    ledger = material.ledger
    if not ledger.tasks:
        return
    names = "、".join(task.name for task in ledger.tasks)
    yield body(message("word.tasks", number=len(ledger.tasks), names=names))
    if not any(task.budget or task.section for task in ledger.tasks):
        return
    sections = {section.id: section.name for section in ledger.sections}
    counts = {group.id: len(group.rows) for group in indicator_groups(ledger)}
    rows = tuple(
        TaskRow(
            str(number),
            task.name,
            ten_thousands(centre(task.budget)),
            sections.get(task.section, ""),
            str(counts.get(task.id, 0)),
        )
        for number, task in enumerate(ledger.tasks, 1)
    )
    yield Part("tasks", rows=rows)
