"""A comparison as tables in the terminal."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table as RichTable

from jiheng.compare import Comparison, Table, legend, remarks, tables
from jiheng.compare.score_tables import CRITERIA
from jiheng.messages import message

NARROWEST, EACH_MORE = 120, 36
MOST_NAMES = 8
MOST_ROWS = 60
_NAME = {CRITERIA: 1}


def print_comparison(comparison: Comparison) -> None:
    """Print who is compared, what to know before, and every table."""
    console = Console(highlight=False, soft_wrap=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, NARROWEST + EACH_MORE * (len(comparison.sides) - 2))
    lines = [*legend(comparison), message("compare.first_is_base"), *remarks(comparison)]
    click.echo("\n".join(lines))
    for table in tables(comparison):
        if len(table.idle) < len(table.rows):
            console.print(_table(table))
        more = len(_shown(table)) - MOST_ROWS
        if more > 0:
            click.echo(message("compare.more_rows", title=table.title, number=more))
        for line in _left_out(table):
            click.echo(line)


def _table(table: Table) -> RichTable:
    shown = RichTable(title=table.title, title_justify="left")
    for column, head in enumerate(table.heads):
        numeric = table.numeric(column)
        shown.add_column(head, justify="right" if numeric else "left", no_wrap=numeric, overflow="fold")
    for position in _shown(table)[:MOST_ROWS]:
        row = table.rows[position]
        shown.add_row(*(cell.text for cell in row), style="bold" if position in table.strong else None)
    return shown


def _shown(table: Table) -> list[int]:
    return [position for position in range(len(table.rows)) if position not in table.idle]


def _left_out(table: Table) -> list[str]:
    """Return the rows in which nothing compares, by the reason why; files and JSON hold them all."""
    groups: dict[str, list[str]] = {}
    for position in sorted(table.idle):
        row = table.rows[position]
        groups.setdefault(row[-1].text, []).append(row[_NAME.get(table.name, 0)].text.strip())
    return [
        message(
            "compare.left_out" if len(names) <= MOST_NAMES else "compare.left_out_more",
            title=table.title,
            reason=reason,
            number=len(names),
            names="、".join(names[:MOST_NAMES]),
        )
        for reason, names in groups.items()
    ]
