"""jiheng refresh — last year's Word report with this year's figures."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand
from jiheng.commands.parameters import A_PATH, ledger_argument, output_option
from jiheng.messages import message

EXIT_FOREIGN = 1


@click.command("refresh", cls=ChineseCommand, help=message("cli.refresh_long"))
@click.argument(
    "old",
    metavar=message("cli.metavar_old"),
    type=A_PATH,
    help=message("cli.argument_old"),
)
@ledger_argument
@output_option
@click.option(
    "--last",
    type=A_PATH,
    metavar=message("cli.metavar_ledger"),
    help=message("cli.option_last"),
)
def refresh(old: Path, ledger: Path, output: Path, last: Path | None) -> int:
    """Write the new report and print what was replaced and what is to be looked at."""
    from jiheng.actions.open_ledger import open_ledger
    from jiheng.actions.refresh import refresh_report
    from jiheng.commands.refresh_lines import refresh_lines

    refreshed = refresh_report(old, ledger, output, last=last)
    year = open_ledger(ledger).ledger.header.year
    click.echo("\n".join(refresh_lines(refreshed, output, year)))
    return EXIT_FOREIGN if refreshed.of("foreign") else 0
