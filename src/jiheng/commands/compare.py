"""jiheng compare — several ledgers or snapshots side by side."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand
from jiheng.commands.parameters import A_PATH, json_option, print_json
from jiheng.messages import message


@click.command("compare", cls=ChineseCommand, help=message("cli.compare_long"))
@click.argument(
    "ledgers",
    nargs=-1,
    required=True,
    metavar=message("cli.metavar_ledgers"),
    type=A_PATH,
    help=message("cli.argument_ledgers"),
)
@click.option(
    "--evaluation",
    "evaluations",
    multiple=True,
    metavar=message("cli.metavar_name"),
    help=message("cli.option_evaluations"),
)
@click.option(
    "--scheme",
    "schemes",
    multiple=True,
    metavar=message("cli.metavar_scheme"),
    help=message("cli.option_schemes"),
)
@click.option("--per", default="", metavar=message("cli.metavar_item"), help=message("cli.option_per"))
@click.option("--units", is_flag=True, help=message("cli.option_units"))
@json_option
@click.option(
    "-o",
    "output",
    metavar=message("cli.metavar_file"),
    type=A_PATH,
    help=message("cli.option_compare_output"),
)
def compare(
    ledgers: tuple[Path, ...],
    evaluations: tuple[str, ...],
    schemes: tuple[str, ...],
    per: str,
    units: bool,
    as_json: bool,
    output: Path | None,
) -> int:
    """Print the comparison, or write it to a file."""
    from jiheng.actions.compare import compare_files, write_comparison
    from jiheng.commands.compare_tables import print_comparison
    from jiheng.compare import comparison_json

    found = compare_files(ledgers, evaluations=evaluations, schemes=schemes, per=per, units=units)
    if output is not None:
        write_comparison(found, output)
    if as_json:
        print_json(comparison_json(found))
    elif output is not None:
        click.echo(message("cli.written", file=output))
    else:
        print_comparison(found)
    return 0
