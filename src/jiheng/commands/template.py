"""jiheng template — the template of Word reports as a file to edit."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand
from jiheng.commands.parameters import A_PATH, output_option
from jiheng.messages import message


@click.command("template", cls=ChineseCommand, help=message("cli.template_long"))
@click.option(
    "--layout",
    metavar=message("cli.metavar_file"),
    type=A_PATH,
    help=message("cli.option_layout"),
)
@output_option
def template(layout: Path | None, output: Path) -> int:
    """Write the template, or the layout it is made from."""
    from jiheng.actions.word_template import write_template

    write_template(output, layout)
    click.echo(message("cli.written", file=output))
    return 0
