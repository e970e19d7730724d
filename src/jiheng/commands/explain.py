"""jiheng explain — why one criterion has its points."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand
from jiheng.commands.parameters import (
    evaluation_option,
    json_option,
    ledger_argument,
    print_json,
    scheme_option,
    settings_option,
)
from jiheng.messages import message


@click.command("explain", cls=ChineseCommand, help=message("cli.explain_long"))
@ledger_argument
@click.argument("criterion", metavar=message("cli.metavar_criterion"))
@evaluation_option
@scheme_option
@settings_option
@json_option
def explain(
    ledger: Path, criterion: str, evaluation: str, scheme: str, settings: tuple[str, ...], as_json: bool
) -> int:
    """Print the explanation of a criterion, by its id or name."""
    from jiheng.actions.explain_score import find_criterion
    from jiheng.actions.score_ledger import score_folder
    from jiheng.score.as_json import criterion_json
    from jiheng.score.explain import explain as explanation

    sheet = score_folder(ledger, evaluation=evaluation, scheme=scheme, settings=settings)
    item = find_criterion(sheet, criterion)
    if as_json:
        print_json(criterion_json(item, explained=True))
    else:
        click.echo("\n".join(explanation(item)))
    return 0
