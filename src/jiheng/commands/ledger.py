"""jiheng ledger — new, check, and to and from a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from jiheng.commands.chinese import ChineseCommand, ChineseGroup
from jiheng.commands.parameters import (
    A_PATH,
    json_option,
    ledger_argument,
    output_option,
    print_json,
    rejected_option,
)
from jiheng.messages import message

ledger = ChineseGroup("ledger", help=message("cli.ledger"))


@ledger.command("check", cls=ChineseCommand, help=message("cli.ledger_check_long"))
@ledger_argument
@json_option
def check(ledger: Path, as_json: bool) -> int:
    """Print every mistake in a ledger and its evaluations."""
    from jiheng.actions.check_ledger import check_folder
    from jiheng.commands.diagnostics import print_diagnostics

    found = check_folder(ledger)
    if as_json:
        print_json([item.as_json() for item in found.diagnostics])
        return found.status
    print_diagnostics(found.diagnostics)
    click.echo(found.summary)
    return found.status


@ledger.command("new", cls=ChineseCommand, help=message("cli.ledger_new_long"))
@ledger_argument
@click.option(
    "--department", required=True, metavar=message("cli.metavar_name"), help=message("cli.option_department")
)
@click.option(
    "--region", required=True, metavar=message("cli.metavar_name"), help=message("cli.option_region")
)
@click.option(
    "--year", required=True, type=int, metavar=message("cli.metavar_year"), help=message("cli.option_year")
)
@click.option(
    "--scheme", default="", metavar=message("cli.metavar_scheme"), help=message("cli.option_new_scheme")
)
def new(ledger: Path, department: str, region: str, year: int, scheme: str) -> int:
    """Make a new ledger folder with the data items its scheme asks for."""
    from jiheng.actions.new_ledger import new_ledger

    new_ledger(ledger, department=department, region=region, year=year, scheme=scheme)
    click.echo(message("ledger.created", folder=ledger))
    return 0


@ledger.command("export", cls=ChineseCommand, help=message("cli.ledger_export_long"))
@ledger_argument
@output_option
def export(ledger: Path, output: Path) -> int:
    """Write a ledger and its evaluations as a workbook to fill in."""
    from jiheng.actions.export_ledger import export_workbook

    export_workbook(ledger, output)
    click.echo(message("cli.written", file=output))
    return 0


@ledger.command("import", cls=ChineseCommand, help=message("cli.ledger_import_long"))
@click.argument(
    "source",
    metavar=message("cli.metavar_file"),
    type=A_PATH,
    help=message("cli.argument_workbook"),
)
@click.option(
    "-o",
    "output",
    required=True,
    metavar=message("cli.metavar_ledger"),
    type=A_PATH,
    help=message("cli.option_into_ledger"),
)
@click.option(
    "--mapping",
    default=None,
    metavar=message("cli.metavar_file"),
    type=A_PATH,
    help=message("cli.option_mapping"),
)
@rejected_option
@click.option("--replace", is_flag=True, help=message("cli.option_replace"))
@click.option("--replace-changed", is_flag=True, help=message("cli.option_replace_changed"))
@json_option
def import_(
    source: Path,
    output: Path,
    mapping: Path | None,
    rejected: Path | None,
    replace: bool,
    replace_changed: bool,
    as_json: bool,
) -> int:
    """Make a ledger of a filled workbook, or add the figures of another system's export to one."""
    from jiheng.actions.import_export import import_export
    from jiheng.actions.import_ledger import import_workbook
    from jiheng.commands.diagnostics import print_diagnostics

    if mapping is None:
        imported = import_workbook(source, output, rejected, replace=replace, replace_changed=replace_changed)
    else:
        imported = import_export(source, mapping, output, replace=replace or replace_changed)
    if as_json:
        print_json([item.as_json() for item in imported.diagnostics])
        return imported.status
    print_diagnostics(imported.diagnostics)
    click.echo(imported.summary, err=not imported.is_right)
    return imported.status


@ledger.command("invent", cls=ChineseCommand, help=message("cli.ledger_invent_long"))
@click.argument(
    "folder",
    metavar=message("cli.metavar_folder"),
    type=A_PATH,
    help=message("cli.argument_invent"),
)
@click.option(
    "--units",
    type=int,
    default=18,
    show_default=True,
    metavar=message("cli.metavar_number"),
    help=message("cli.option_invent_units"),
)
@click.option(
    "--projects",
    type=int,
    default=140,
    show_default=True,
    metavar=message("cli.metavar_number"),
    help=message("cli.option_invent_projects"),
)
@click.option(
    "--years",
    type=int,
    default=5,
    show_default=True,
    metavar=message("cli.metavar_number"),
    help=message("cli.option_invent_years"),
)
@click.option(
    "--first-year",
    type=int,
    default=2020,
    show_default=True,
    metavar=message("cli.metavar_year"),
    help=message("cli.option_first_year"),
)
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    metavar=message("cli.metavar_integer"),
    help=message("cli.option_seed"),
)
@click.option("--planted", is_flag=True, help=message("cli.option_planted"))
def invent(
    folder: Path, units: int, projects: int, years: int, first_year: int, seed: int, planted: bool
) -> int:
    """Write the ledgers of an invented bureau."""
    from jiheng.actions.invent_ledgers import invent_ledgers
    from jiheng.synthetic import Plan

    plan = Plan(units=units, projects=projects, years=years, first_year=first_year, seed=seed)
    plants = invent_ledgers(folder, plan, planted=planted)
    click.echo(message("synthetic.written", years=plan.years, folder=folder))
    if plants:
        click.echo(message("synthetic.planted", number=len(plants)))
    return 0


mapping = ChineseGroup("ledger_mapping", help=message("cli.ledger_mapping"))
ledger.add_command(mapping, "mapping")


@mapping.command("new", cls=ChineseCommand, help=message("cli.ledger_mapping_new_long"))
@click.argument(
    "source",
    metavar=message("cli.metavar_file"),
    type=A_PATH,
    help=message("cli.argument_export"),
)
@output_option
def new_mapping(source: Path, output: Path) -> int:
    """Draft how another system's export is read."""
    from jiheng.actions.import_export import new_mapping

    drafted = new_mapping(source, output)
    fields = len(drafted.projects.fields) if drafted.projects else 0
    click.echo(message("mapping.written", file=output, facts=len(drafted.facts), fields=fields))
    return 0
