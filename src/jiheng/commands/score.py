"""jiheng score — the score table of a ledger, or a snapshot recomputed."""

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
from jiheng.diagnostic import fail
from jiheng.messages import message
from jiheng.place import Place

EXIT_DIFFERS = 1


@click.command("score", cls=ChineseCommand, help=message("cli.score_long"))
@ledger_argument
@evaluation_option
@scheme_option
@settings_option
@json_option
def score(ledger: Path, evaluation: str, scheme: str, settings: tuple[str, ...], as_json: bool) -> int:
    """Print the score sheet; for a snapshot say whether the points are the same."""
    if ledger.suffix.lower() == ".json":
        if evaluation or scheme or settings:
            raise fail("snapshot.options", Place(file=str(ledger)))
        return _rescore(ledger, as_json)
    from jiheng.actions.score_ledger import score_folder
    from jiheng.commands.score_table import print_sheet
    from jiheng.score.as_json import sheet_json

    sheet = score_folder(ledger, evaluation=evaluation, scheme=scheme, settings=settings)
    if as_json:
        print_json(sheet_json(sheet))
    else:
        print_sheet(sheet)
    return 0


def _rescore(file: Path, as_json: bool) -> int:
    from jiheng.actions.snapshot import HEADS, rescore_snapshot
    from jiheng.commands.score_table import print_sheet
    from jiheng.score.as_json import sheet_json
    from jiheng.score.words import points_words

    sheet, differing = rescore_snapshot(file)
    if as_json:
        print_json({**sheet_json(sheet), "same": not differing, "differing": list(differing)})
    else:
        print_sheet(sheet)
        code = "snapshot.differs" if differing else "snapshot.same"
        where = "、".join(message(f"snapshot.{name}") if name in HEADS else name for name in differing)
        click.echo(message(code, total=points_words(sheet.total), where=where))
    return EXIT_DIFFERS if differing else 0
