"""jiheng snapshot — freeze an evaluation with all it was made with."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand
from jiheng.commands.parameters import evaluation_option, ledger_argument, output_option
from jiheng.messages import message


@click.command("snapshot", cls=ChineseCommand, help=message("cli.snapshot_long"))
@ledger_argument
@evaluation_option
@output_option
def snapshot(ledger: Path, evaluation: str, output: Path) -> int:
    """Write the snapshot and print its hash."""
    from jiheng.actions.snapshot import write_snapshot

    digest = write_snapshot(ledger, output, evaluation)
    click.echo(message("snapshot.written", file=output, hash=digest))
    return 0
