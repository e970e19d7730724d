"""jiheng scheme — list, show, check, diff, export, import."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand, ChineseGroup
from jiheng.commands.parameters import A_PATH, json_option, output_option, print_json, rejected_option
from jiheng.messages import message

scheme = ChineseGroup("scheme", help=message("cli.scheme"))
scheme_argument = click.argument(
    "name", metavar=message("cli.metavar_scheme"), help=message("cli.argument_scheme")
)


@scheme.command("list", cls=ChineseCommand, help=message("cli.scheme_list"))
@json_option
def list_(as_json: bool) -> int:
    """Print the schemes of the library."""
    from jiheng.actions.schemes import library

    schemes = library()
    if as_json:
        print_json([{"id": item.id, "name": item.record.name, "hash": item.hash} for item in schemes])
        return 0
    for item in schemes:
        leaves = sum(node.record.is_leaf and not node.measure for node in item.nodes)
        click.echo(message("cli.scheme_line", id=item.id, name=item.record.name, leaves=leaves))
    return 0


@scheme.command("show", cls=ChineseCommand, help=message("cli.scheme_show_long"))
@scheme_argument
@click.option("--text", "as_text", is_flag=True, help=message("cli.option_scheme_text"))
@json_option
def show(name: str, as_text: bool, as_json: bool) -> int:
    """Print the criteria of a scheme with their rules and the data items it needs."""
    from jiheng.actions.schemes import scheme_json, scheme_lines
    from jiheng.scheme import load_scheme

    found = load_scheme(name)
    if as_text:
        click.echo(found.text, nl=False)
    elif as_json:
        print_json(scheme_json(found))
    else:
        click.echo("\n".join(scheme_lines(found)))
    return 0


@scheme.command("check", cls=ChineseCommand, help=message("cli.scheme_check_long"))
@click.argument("file", metavar=message("cli.metavar_scheme"), help=message("cli.argument_scheme"))
@json_option
def check(file: str, as_json: bool) -> int:
    """Print everything wrong or worth noting in a scheme."""
    from jiheng.actions.schemes import check_file
    from jiheng.commands.diagnostics import print_diagnostics

    found = check_file(file)
    if as_json:
        print_json([item.as_json() for item in found.diagnostics])
        return found.status
    print_diagnostics(found.diagnostics)
    if found.summary:
        click.echo(found.summary, err=found.status != 0)
    return found.status


@scheme.command("diff", cls=ChineseCommand, help=message("cli.scheme_diff_long"))
@click.argument("before", metavar=message("cli.metavar_before"), help=message("cli.argument_scheme"))
@click.argument("after", metavar=message("cli.metavar_after"), help=message("cli.argument_scheme"))
@json_option
def diff(before: str, after: str, as_json: bool) -> int:
    """Print what changes from one scheme to another."""
    from dataclasses import asdict

    from jiheng.scheme import diff_schemes, load_scheme

    found = diff_schemes(load_scheme(before), load_scheme(after))
    if as_json:
        print_json([asdict(item) for item in found])
        return 0
    for item in found:
        code = (
            "cli.diff_removed"
            if item.after is None
            else "cli.diff_added"
            if item.before is None
            else "cli.diff"
        )
        parameters = {**asdict(item), "before": item.before or "", "after": item.after or ""}
        click.echo(message(code, **parameters))
    if not found:
        click.echo(message("cli.diff_none"))
    return 0


@scheme.command("export", cls=ChineseCommand, help=message("cli.scheme_export_long"))
@scheme_argument
@output_option
def export(name: str, output: Path) -> int:
    """Write a scheme as an Excel score table."""
    from jiheng.actions.scheme_workbook import export_scheme

    export_scheme(name, output)
    click.echo(message("cli.written", file=output))
    return 0


@scheme.command("import", cls=ChineseCommand, help=message("cli.scheme_import_long"))
@click.argument(
    "workbook",
    metavar=message("cli.metavar_workbook"),
    type=A_PATH,
    help=message("cli.argument_scheme_workbook"),
)
@output_option
@rejected_option
@json_option
def import_(workbook: Path, output: Path, rejected: Path | None, as_json: bool) -> int:
    """Write the scheme file of an Excel score table, or print everything wrong in it."""
    from jiheng.actions.scheme_workbook import import_scheme
    from jiheng.commands.diagnostics import print_diagnostics

    found = import_scheme(workbook, output, rejected)
    if as_json:
        print_json([item.as_json() for item in found.diagnostics])
        return found.status
    print_diagnostics(found.diagnostics)
    if found.summary:
        click.echo(found.summary, err=found.status != 0)
    return found.status
