"""jiheng read — what a published report says: scores, indicators, money, problems, each with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from jiheng.actions.read_report import open_document, read_report
from jiheng.commands.chinese import EXIT_WRONG, ChineseCommand
from jiheng.commands.parameters import A_PATH, json_option, print_json
from jiheng.diagnostic import DiagnosticError
from jiheng.messages import message


@click.command("read", cls=ChineseCommand, help=message("cli.read_long"))
@click.argument(
    "files",
    metavar=message("cli.metavar_file"),
    nargs=-1,
    required=True,
    type=A_PATH,
)
@json_option
@click.option("--text", "as_text", is_flag=True, help=message("cli.option_source_text"))
def read(files: tuple[Path, ...], as_json: bool, as_text: bool) -> int:
    """Read every file; one that cannot be read does not stop the rest."""
    if as_text:
        return _each(files, _print_text)
    return _print_json(files) if as_json else _each(files, _print_report)


def _print_json(files: tuple[Path, ...]) -> int:
    from jiheng.read.as_json import report_json

    status, shapes = 0, []
    for file in files:
        try:
            shapes.append({**report_json(read_report(file)), "file": str(file)})
        except DiagnosticError as error:
            status = EXIT_WRONG
            shapes.append(error_json(file, error))
    print_json(shapes if len(files) > 1 else shapes[0])
    return status


def error_json(file: Path, error: DiagnosticError) -> dict[str, object]:
    """Return the JSON object of a file that could not be read."""
    first = error.diagnostics[0]
    return {"file": str(file), "error": {"code": first.code, "message": first.sentence}}


def _each(files: tuple[Path, ...], show: Callable[[Path], None]) -> int:
    status = 0
    for file in files:
        try:
            show(file)
        except DiagnosticError as error:
            status = EXIT_WRONG
            for diagnostic in error.diagnostics:
                click.echo(str(diagnostic), err=True)
    return status


def _print_text(file: Path) -> None:
    click.echo(open_document(file).text, nl=False)


def _print_report(file: Path) -> None:
    from jiheng.commands.report_tables import print_report

    print_report(read_report(file))
