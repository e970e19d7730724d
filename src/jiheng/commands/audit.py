"""jiheng audit — which figures of a published report do not hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from jiheng.commands.chinese import ChineseCommand
from jiheng.commands.parameters import json_option, print_json
from jiheng.diagnostic import fail
from jiheng.messages import message
from jiheng.place import Place

_PROGRESS_FROM = 3


@click.command("audit", cls=ChineseCommand, help=message("cli.audit_long"))
@click.argument(
    "files", metavar=message("cli.metavar_file"), nargs=-1, required=True, type=click.Path(path_type=Path)
)
@json_option
@click.option(
    "-o",
    "output",
    metavar=message("cli.metavar_file"),
    type=click.Path(path_type=Path),
    help=message("cli.option_audit_output"),
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    metavar=message("cli.metavar_number"),
    help=message("cli.option_jobs"),
)
def audit(files: tuple[Path, ...], as_json: bool, output: Path | None, jobs: int) -> int:
    """Audit every file; one that cannot be read does not stop the rest."""
    from jiheng.actions.audit_report import exit_status

    writer = _writer(output, files)
    shapes = _shapes(files, jobs)
    if output is not None and writer is not None:
        writer(output, shapes)
        click.echo(message("cli.written", file=output), err=as_json)
    if as_json:
        print_json(shapes if len(shapes) > 1 else shapes[0])
    else:
        from jiheng.commands.audit_words import print_audits

        print_audits(shapes)
    return max(exit_status(shape) for shape in shapes)


def _shapes(files: tuple[Path, ...], jobs: int) -> list[dict[str, Any]]:
    from jiheng.actions.audit_report import audit_files

    found = audit_files(files, jobs)
    if len(files) < _PROGRESS_FROM:
        return list(found)
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    total, label = len(files), message("audit.progress")
    return list(track(found, label, total, console=console, disable=not console.is_terminal, transient=True))


def _writer(output: Path | None, files: tuple[Path, ...]) -> Any:
    if output is None:
        return None
    from jiheng.actions.write_audit import write_page, write_sheet

    writers = {".html": write_page, ".xlsx": write_sheet}
    if output.suffix.lower() not in writers:
        raise fail("audit.output_format", Place(file=str(output)), suffix=output.suffix or "--")
    if output.suffix.lower() == ".html" and len(files) > 1:
        raise fail("audit.one_page", Place(file=str(output)))
    return writers[output.suffix.lower()]
