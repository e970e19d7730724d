"""The score sheet as a table in the terminal."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from jiheng.messages import message
from jiheng.score import CriterionScore, ScoreSheet
from jiheng.score.explain import is_rate
from jiheng.score.words import NOTHING, points_words, rate_words, value_words

NARROWEST = 100


def print_sheet(sheet: ScoreSheet) -> None:
    """Print the head, the criteria and what is missing."""
    console = Console(highlight=False, soft_wrap=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, NARROWEST)
    click.echo("\n".join(head_lines(sheet)))
    console.print(_table(sheet))
    for line in tail_lines(sheet):
        click.echo(line)


def head_lines(sheet: ScoreSheet) -> list[str]:
    """Return who is scored, by what, and the total."""
    code = "table.title_project" if sheet.subject else "table.title"
    title = message(code, department=sheet.department, year=sheet.year, subject=sheet.subject)
    scheme = message("table.scheme", name=sheet.scheme.record.name, id=sheet.scheme.id)
    known = {
        "total": points_words(sheet.total),
        "full": points_words(sheet.full_marks),
        "grade": sheet.grade or NOTHING,
    }
    lines = [title, scheme, message("table.total" if sheet.complete else "table.total_incomplete", **known)]
    if sheet.recorded_total is not None:
        code = "table.recorded_same" if sheet.recorded_total == sheet.total else "table.recorded"
        recorded = points_words(sheet.recorded_total)
        lines.append(message(code, total=recorded, grade=sheet.recorded_grade or NOTHING))
    lines += [message("table.setting", name=name, value=value) for name, value in sheet.settings.items()]
    return lines


def _table(sheet: ScoreSheet) -> Table:
    table = Table(title_justify="left", show_edge=True)
    table.add_column(message("table.id"), no_wrap=True)
    table.add_column(message("table.name"))
    for name in ("full_marks", "score", "rate", "recorded_column"):
        table.add_column(message(f"table.{name}"), justify="right", no_wrap=True)
    table.add_column(message("table.status"), no_wrap=True)
    for item in sheet.criteria:
        table.add_row(*_cells(item), style=None if item.leaf or item.node.measure else "bold")
    for bonus in sheet.bonuses:
        table.add_row(bonus.id, bonus.name, NOTHING, points_words(bonus.points), NOTHING, NOTHING, "")
    return table


def _cells(item: CriterionScore) -> tuple[str, ...]:
    indent = "　" * (len(item.node.path) - 1)
    if item.node.measure:
        marks = [message("table.listed")]
        if item.value is not None:
            marks.append(value_words(item.value, "", rate=is_rate(item.node.value)))
    else:
        marks = [message(f"explain.status_{item.status}")]
    if item.node.inferred:
        marks.append(message("table.inferred"))
    if item.override is not None:
        marks.append(message("table.overridden"))
    return (
        item.id,
        indent + item.node.record.name,
        points_words(item.full_marks),
        points_words(item.score),
        rate_words(item.score_rate),
        points_words(item.recorded),
        " ".join(marks),
    )


def tail_lines(sheet: ScoreSheet) -> list[str]:
    """Return what is missing and what was noted."""
    lines = [note.sentence for note in sheet.notes]
    if sheet.missing:
        lines.append(message("table.missing", number=len(sheet.missing)))
        lines += [f"  {line}" for line in sheet.missing]
    if any(item.node.inferred for item in sheet.criteria):
        lines.append(message("table.inferred_note"))
    return lines
