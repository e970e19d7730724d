"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from jiheng.messages import message


class _PathWord(click.Path):
    """A path as typed; a character that no path can hold is a word of the user's, not a fault of ours."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and "\0" in value:
            self.fail(message("cli.path_character"), param, ctx)
        return super().convert(value, param, ctx)


A_PATH = _PathWord(path_type=Path)

ledger_argument = click.argument(
    "ledger",
    metavar=message("cli.metavar_ledger"),
    type=A_PATH,
    help=message("cli.argument_ledger"),
)
evaluation_option = click.option(
    "--evaluation", default="", metavar=message("cli.metavar_name"), help=message("cli.option_evaluation")
)
scheme_option = click.option(
    "--scheme", default="", metavar=message("cli.metavar_scheme"), help=message("cli.option_scheme")
)
settings_option = click.option(
    "--set", "settings", multiple=True, metavar=message("cli.metavar_setting"), help=message("cli.option_set")
)
json_option = click.option("--json", "as_json", is_flag=True, help=message("cli.option_json"))
output_option = click.option(
    "-o",
    "output",
    required=True,
    metavar=message("cli.metavar_file"),
    type=A_PATH,
    help=message("cli.option_output"),
)
rejected_option = click.option(
    "--rejected",
    default=None,
    metavar=message("cli.metavar_file"),
    type=A_PATH,
    help=message("cli.option_rejected"),
)


def print_json(value: object) -> None:
    """Print a value as JSON, characters as they are."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
