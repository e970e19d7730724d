"""jiheng gain — what would gain most points before the year ends."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand
from jiheng.commands.parameters import evaluation_option, json_option, ledger_argument, print_json
from jiheng.diagnostic import fail
from jiheng.messages import message

SHOWN = 10


@click.command("gain", cls=ChineseCommand, help=message("cli.gain_long"))
@ledger_argument
@evaluation_option
@click.option(
    "--top", type=int, default=SHOWN, metavar=message("cli.metavar_number"), help=message("cli.option_top")
)
@json_option
def gain(ledger: Path, evaluation: str, top: int, as_json: bool) -> int:
    """Print the suggestions, the best first, and what cannot be worked out."""
    from jiheng.actions.gain import gains_of
    from jiheng.commands.gain_lines import gain_lines
    from jiheng.gain import gains_json

    if top < 1:
        raise fail("gain.bad_top", None, text=top)
    found = gains_of(ledger, evaluation=evaluation)
    if as_json:
        print_json(gains_json(found))
    else:
        click.echo("\n".join(gain_lines(found, top, ledger)))
    return 0
