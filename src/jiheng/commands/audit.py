"""jiheng audit — which figures of a published report do not hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from jiheng.commands.chinese import ChineseCommand
from jiheng.commands.parameters import A_PATH, json_option, print_json
from jiheng.diagnostic import fail
from jiheng.messages import message
from jiheng.place import Place

_PROGRESS_FROM = 3
_MOST_JOBS = 64
_PAGE, _SHEET, _WORD = ".html", ".xlsx", ".docx"


@click.command("audit", cls=ChineseCommand, help=message("cli.audit_long"))
@click.argument("files", metavar=message("cli.metavar_file"), nargs=-1, required=True, type=A_PATH)
@json_option
@click.option(
    "-o",
    "output",
    metavar=message("cli.metavar_file"),
    type=A_PATH,
    help=message("cli.option_audit_output"),
)
@click.option(
    "--jobs",
    type=int,
    default=1,
    metavar=message("cli.metavar_number"),
    help=message("cli.option_jobs"),
)
def audit(files: tuple[Path, ...], as_json: bool, output: Path | None, jobs: int) -> int:
    """Audit every file; one that cannot be read does not stop the rest."""
    from jiheng.actions.audit_report import exit_status

    _check_output(output, files)
    shapes = _shapes(files, min(max(jobs, 1), _MOST_JOBS))
    if output is not None and _write(output, files, shapes):
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


def _check_output(output: Path | None, files: tuple[Path, ...]) -> None:
    """Refuse an output that cannot be, before a thousand reports are read."""
    if output is None:
        return
    suffix = output.suffix.lower()
    if suffix not in {_PAGE, _SHEET, _WORD}:
        raise fail("audit.output_format", Place(file=str(output)), suffix=output.suffix or "--")
    if suffix == _PAGE and len(files) > 1:
        raise fail("audit.one_page", Place(file=str(output)))
    if suffix == _WORD and len(files) > 1:
        raise fail("audit.one_word", Place(file=str(output)))
    if any(output.exists() and file.exists() and output.samefile(file) for file in files):
        raise fail("audit.same_file", Place(file=str(output)))


def _write(output: Path, files: tuple[Path, ...], shapes: list[dict[str, Any]]) -> bool:
    from jiheng.actions.write_audit import write_page, write_sheet, write_word

    if output.suffix.lower() == _SHEET:
        write_sheet(output, shapes)
        return True
    if "error" in shapes[0]:
        return False
    (write_word if output.suffix.lower() == _WORD else write_page)(output, files[0])
    return True
