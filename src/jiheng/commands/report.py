"""jiheng report — a ledger's score sheet as a file to hand out."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand
from jiheng.commands.parameters import (
    A_PATH,
    evaluation_option,
    ledger_argument,
    output_option,
    scheme_option,
)
from jiheng.messages import message


@click.command("report", cls=ChineseCommand, help=message("cli.report_long"))
@ledger_argument
@evaluation_option
@scheme_option
@click.option(
    "--outline", default="", metavar=message("cli.metavar_outline"), help=message("cli.option_outline")
)
@click.option(
    "--template",
    metavar=message("cli.metavar_file"),
    type=A_PATH,
    help=message("cli.option_template"),
)
@click.option("--publish", is_flag=True, help=message("cli.option_publish"))
@output_option
def report(
    ledger: Path,
    evaluation: str,
    scheme: str,
    outline: str,
    template: Path | None,
    publish: bool,
    output: Path,
) -> int:
    """Write the report in the format of the file's ending."""
    from jiheng.actions.report import write_report
    from jiheng.commands.diagnostics import print_diagnostics

    remarks = write_report(
        ledger,
        output,
        evaluation=evaluation,
        scheme=scheme,
        outline=outline,
        template=template,
        published=publish,
    )
    print_diagnostics(remarks)
    click.echo(message("cli.written", file=output))
    return 0
