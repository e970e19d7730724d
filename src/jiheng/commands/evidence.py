"""jiheng evidence — the evidence of an evaluation, numbered by criterion, in one PDF."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand
from jiheng.commands.parameters import evaluation_option, ledger_argument, output_option
from jiheng.messages import message

EXIT_MISSING = 1


@click.command("evidence", cls=ChineseCommand, help=message("cli.evidence_long"))
@ledger_argument
@evaluation_option
@output_option
def evidence(ledger: Path, evaluation: str, output: Path) -> int:
    """Write the volume and print what is missing from it."""
    from jiheng.actions.evidence import write_evidence
    from jiheng.evidence.fonts import is_embedded
    from jiheng.evidence.missing import missing_parts

    volume = write_evidence(ledger, output, evaluation=evaluation)
    documents = sum(item.trouble is None for item in volume.bound)
    click.echo(message("evidence.written", file=output, documents=documents, pages=volume.pages))
    for title, lines in missing_parts(volume.catalogue, volume.troubled):
        click.echo(title)
        for line in lines:
            click.echo(f"  {line}")
    if not is_embedded():
        click.echo(message("evidence.not_embedded"), err=True)
    return 0 if volume.complete else EXIT_MISSING
