"""绩效指标的表 — what was planned, what was reached by task, and the form of self-evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiheng.ledger import Task
from jiheng.messages import message
from jiheng.report.indicators import DERIVED, IndicatorGroup, IndicatorRow, indicator_groups
from jiheng.report.word.blocks.form import basics
from jiheng.report.word.figures import centre, share, total
from jiheng.report.word.material import Material
from jiheng.report.word.parts import RIGHT, UP, Part, body
from jiheng.score.explain import figure_words, met_words
from jiheng.score.words import NOTHING, rate_words, value_words


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One indicator of a table."""

    number: str
    name: str
    target: str
    actual: str
    completion: str
    note: str
    first: str = ""
    second: str = ""


def targets(material: Material) -> Iterator[Part]:
    """Yield the indicators with their targets, the tasks in the first column; nothing where none is known."""
    groups = _groups(material)
    tasks = any(group.task for group in groups)
    rows = [
        _row(row, number, first=RIGHT if not tasks else group.task or NOTHING if number == 1 else UP)
        for group in groups
        for number, row in enumerate(group.rows, 1)
    ]
    if any(row.target != NOTHING for row in rows):
        yield Part("targets", rows=tuple(rows), first=message("word.task") if tasks else RIGHT)


def completion(material: Material) -> Iterator[Part]:
    """Yield a heading and a table for every task, with its money where the ledger has it."""
    tasks = {task.id: task for task in material.ledger.tasks}
    groups = _groups(material)
    for group in groups:
        if len(groups) > 1 or group.task:
            yield Part("heading", group.task or message("word.no_task"))
        task = tasks.get(group.id)
        yield from _summary(material, task, group)
        rows = tuple(_row(row, number) for number, row in enumerate(group.rows, 1))
        yield Part("completion", group.task, rows=rows)


def _groups(material: Material) -> tuple[IndicatorGroup, ...]:
    return indicator_groups(material.ledger, material.sheet.project)


def _summary(material: Material, task: Task | None, group: IndicatorGroup) -> Iterator[Part]:
    known = [row.met for row in group.rows if row.met is not None]
    text = message("word.task_count", number=len(group.rows))
    if known:
        text += message("word.task_met", known=len(known), met=sum(known))
    if task is not None:
        text = _money(material, task) + text
    yield body(text)


def _money(material: Material, task: Task) -> str:
    projects = [item for item in material.ledger.projects if item.task == task.id]
    budget = total([centre(item.full_year_budget) for item in projects])
    budget = centre(task.budget) if budget is None else budget
    executed = total([centre(item.executed) for item in projects])
    if budget is None and executed is None:
        return ""
    amounts = {"budget": value_words(budget, "元"), "executed": value_words(executed, "元")}
    return message("word.task_money", **amounts, rate=share(executed, budget))


def _row(row: IndicatorRow, number: int, *, first: str = "", second: str = "") -> TargetRow:
    indicator = row.indicator
    return TargetRow(
        str(number),
        _name(row),
        _target(row),
        figure_words(indicator.actual),
        _completion(row),
        indicator.note,
        first,
        second,
    )


def _name(row: IndicatorRow) -> str:
    name = row.indicator.name
    return message("word.indicator_of_project", project=row.project, name=name) if row.project else name


def _target(row: IndicatorRow) -> str:
    words = figure_words(row.target.value if row.target is not None else None)
    if row.target is not None and row.target.origin == DERIVED:
        return message("word.target_derived", target=words)
    return words


def _completion(row: IndicatorRow) -> str:
    """Return the recomputed rate; where there is none, the printed one, or whether the target was met."""
    if row.completion is not None:
        return rate_words(row.completion)
    if row.indicator.stated_completion is not None:
        return figure_words(row.indicator.stated_completion)
    return NOTHING if row.met is None else met_words(row.met)


def self_form(material: Material) -> Iterator[Part]:
    """Yield the form that is attached: basic information, then every indicator by its levels."""
    yield Part("self_form", rows=tuple(basics(material)))
    rows = [row for group in _groups(material) for row in group.rows]
    if rows:
        yield _levels_table(material, rows)


def _levels_table(material: Material, rows: list[IndicatorRow]) -> Part:
    """Return the table by the indicators' levels; by task where the ledger names no level."""
    if any(row.indicator.category for row in rows):
        first, second, third = (message(f"word.level_{level}") for level in (1, 2, 3))
        return Part("self_indicators", rows=tuple(_leveled(rows)), first=first, second=second, third=third)
    lines = [
        _row(row, number, first=group.task or NOTHING if number == 1 else UP, second=RIGHT)
        for group in _groups(material)
        for number, row in enumerate(group.rows, 1)
    ]
    heads = {"first": message("word.task"), "second": RIGHT, "third": message("word.indicator")}
    return Part("self_indicators", rows=tuple(lines), **heads)


def _leveled(rows: Sequence[IndicatorRow]) -> Iterator[TargetRow]:
    """Yield the rows by their levels, each level where the ledger has it first."""
    tops = list(dict.fromkeys(row.indicator.category for row in rows))
    seconds = list(dict.fromkeys(_levels(row) for row in rows))
    ordered = sorted(rows, key=lambda row: (tops.index(row.indicator.category), seconds.index(_levels(row))))
    above: tuple[str, str] | None = None
    for number, row in enumerate(ordered, 1):
        category, subcategory = _levels(row)
        first = UP if above is not None and above[0] == category else category or NOTHING
        second = UP if above == (category, subcategory) else subcategory or NOTHING
        yield _row(row, number, first=first, second=second)
        above = category, subcategory


def _levels(row: IndicatorRow) -> tuple[str, str]:
    return row.indicator.category, row.indicator.subcategory
