"""jiheng demo — five departments, five schemes, every point explained."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand
from jiheng.commands.parameters import A_PATH
from jiheng.messages import message


@click.command("demo", cls=ChineseCommand, help=message("cli.demo_long"))
@click.option("--no-serve", is_flag=True, help=message("cli.option_no_serve"))
@click.option(
    "--output",
    default="out",
    show_default=True,
    metavar=message("cli.metavar_folder"),
    type=A_PATH,
    help=message("cli.option_demo_output"),
)
def demo(no_serve: bool, output: Path) -> int:  # noqa: ARG001 — the option is part of the contract of script/demo
    """Score the reference cases and write all that can be handed out, each file with its command."""
    from jiheng.actions.demo import demo_cases
    from jiheng.actions.showcase import showcase, shown_gains
    from jiheng.commands.gain_lines import gain_lines
    from jiheng.commands.score_table import print_sheet

    written: list[Path] = []
    for case in demo_cases(output):
        print_sheet(case.sheet)
        click.echo()
        written.extend(case.files)
    click.echo(message("cli.demo_pages"))
    for file in written:
        click.echo(f"  {file}")
    click.echo(message("cli.demo_more"))
    for shown in showcase(output):
        click.echo(f"  {shown.file}\n    {shown.command}")
    gains, ledger = shown_gains()
    click.echo(message("cli.demo_gain", ledger=ledger))
    click.echo("\n".join(gain_lines(gains, 1, Path(ledger))))
    click.echo(message("cli.demo_next"))
    return 0
