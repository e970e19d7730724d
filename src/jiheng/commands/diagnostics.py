"""Diagnostics in the terminal: one line each, worst first kept in the order found."""

from __future__ import annotations

from collections.abc import Iterable

import click

from jiheng.diagnostic import Diagnostic
from jiheng.messages import message


def print_diagnostics(items: Iterable[Diagnostic]) -> None:
    """Print each diagnostic with its severity; errors go to standard error."""
    for item in items:
        line = f"{message(f'cli.severity_{item.severity}')} {item}"
        click.echo(line, err=item.severity == "error")
