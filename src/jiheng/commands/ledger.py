"""jiheng ledger — new and check."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand, ChineseGroup
from jiheng.commands.parameters import json_option, ledger_argument, print_json
from jiheng.messages import message

ledger = ChineseGroup("ledger", help=message("cli.ledger"))


@ledger.command("check", cls=ChineseCommand, help=message("cli.ledger_check_long"))
@ledger_argument
@json_option
def check(ledger: Path, as_json: bool) -> int:
    """Print every mistake in a ledger and its evaluations."""
    from jiheng.actions.check_ledger import check_folder
    from jiheng.commands.diagnostics import print_diagnostics

    found = check_folder(ledger)
    if as_json:
        print_json([item.as_json() for item in found.diagnostics])
        return found.status
    print_diagnostics(found.diagnostics)
    if found.summary:
        click.echo(found.summary)
    return found.status


@ledger.command("new", cls=ChineseCommand, help=message("cli.ledger_new_long"))
@ledger_argument
@click.option(
    "--department", required=True, metavar=message("cli.metavar_name"), help=message("cli.option_department")
)
@click.option(
    "--region", required=True, metavar=message("cli.metavar_name"), help=message("cli.option_region")
)
@click.option(
    "--year", required=True, type=int, metavar=message("cli.metavar_year"), help=message("cli.option_year")
)
@click.option(
    "--scheme", default="", metavar=message("cli.metavar_scheme"), help=message("cli.option_new_scheme")
)
def new(ledger: Path, department: str, region: str, year: int, scheme: str) -> int:
    """Make a new ledger folder with the data items its scheme asks for."""
    from jiheng.actions.new_ledger import new_ledger

    new_ledger(ledger, department=department, region=region, year=year, scheme=scheme)
    click.echo(message("ledger.created", folder=ledger))
    return 0
