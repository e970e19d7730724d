"""jiheng report — a ledger's score sheet as a file to hand out."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand
from jiheng.commands.parameters import evaluation_option, ledger_argument, output_option, scheme_option
from jiheng.messages import message


@click.command("report", cls=ChineseCommand, help=message("cli.report_long"))
@ledger_argument
@evaluation_option
@scheme_option
@output_option
def report(ledger: Path, evaluation: str, scheme: str, output: Path) -> int:
    """Write the report in the format of the file's ending."""
    from jiheng.actions.report import write_report

    write_report(ledger, output, evaluation=evaluation, scheme=scheme)
    click.echo(message("cli.written", file=output))
    return 0
