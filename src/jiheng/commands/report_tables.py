"""What was read of a report, as tables in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.table import Table

from jiheng.messages import message
from jiheng.read import Indicator, Report, ScoreLine
from jiheng.read.as_json import plain

NARROWEST = 100
NOTHING = "—"
_SHOWN = 40


def print_report(report: Report) -> None:
    """Print the head, the scores, the indicators, the amounts, problems and measures."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = max(console.width, NARROWEST)
    click.echo("\n".join(head_lines(report)))
    _table(console, "scores", ("name", "full_marks", "score", "rate", "line"), map(_score, report.scores))
    heads = ("name", "target", "actual", "completion", "growth", "line")
    _table(console, "indicators", heads, map(_indicator, report.indicators))
    money = ([item.name, item.text, item.stage or NOTHING, str(item.place.line)] for item in report.money)
    _table(console, "money", ("name", "amount", "stage", "line"), money)
    for kind, points in (("problems", report.problems), ("measures", report.measures)):
        if points:
            click.echo(message(f"read.{kind}"))
        for point in points:
            click.echo(message("read.point", title=point.title, line=point.place.line))


def head_lines(report: Report) -> list[str]:
    """Return who reports about what, and how much was recognised."""
    about = report.metadata
    if not report.recognised:
        return [message("read.nothing", file=report.document.source)]
    total = plain(about.total.value) if about.total else None
    return [
        message("read.title", title=about.title or report.document.source),
        message(
            "read.about",
            department=about.department or NOTHING,
            year=about.year or NOTHING,
            kind=about.kind or NOTHING,
            total=total or NOTHING,
            grade=about.grade or NOTHING,
        ),
        message(
            "read.recognised",
            scores=len(report.scores),
            indicators=len(report.indicators),
            money=len(report.money),
            counts=len(report.counts),
            tables=len(report.grids),
        ),
    ]


def _table(console: Console, name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    listed = list(rows)
    if not listed:
        return
    table = Table(title=message(f"read.{name}"), title_justify="left")
    for head in heads:
        numeric = head not in {"name", "stage"}
        table.add_column(message(f"read.{head}"), justify="right" if numeric else "left", no_wrap=numeric)
    for row in listed:
        table.add_row(*row)
    console.print(table)


def _score(line: ScoreLine) -> list[str]:
    indent = "　" * (len(line.path) - 1)
    return [
        indent + line.path[-1],
        plain(line.full_marks) or NOTHING,
        plain(line.score) or NOTHING,
        line.rate.text if line.rate else NOTHING,
        str(line.place.line),
    ]


def _indicator(item: Indicator) -> list[str]:
    return [
        item.name,
        item.target_text[:_SHOWN] or NOTHING,
        item.actual_text[:_SHOWN] or NOTHING,
        item.completion.text if item.completion else NOTHING,
        item.growth.text if item.growth else NOTHING,
        str(item.place.line),
    ]
