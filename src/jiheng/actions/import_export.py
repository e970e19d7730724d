"""jiheng ledger import --mapping — the figures of another system's export added to a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Table
from dataclasses import replace
from pathlib import Path

from jiheng.actions.import_ledger import Imported
from jiheng.actions.merge import Merge, merge_facts, merge_projects, with_ids
from jiheng.actions.open_ledger import OpenLedger, open_ledger
from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.ledger import (
    COLLECTIONS,
    RECORDS,
    TABLES,
    Fact,
    Project,
    standard_dictionary,
)
from jiheng.ledger.mapping import (
    Mapping,
    draft_mapping,
    fact_nodes,
    mapping_text,
    parse_mapping,
    project_nodes,
    read_export,
)
from jiheng.ledger.units import with_units
from jiheng.messages import message
from jiheng.record import Builder, emit
from jiheng.workbook import Workbook, file_bytes, read_csv, read_workbook
from jiheng.yaml_source import Sequence as SequenceNode
from jiheng.yaml_source import dump_yaml, read_file, read_text, write_files

_ZIP, _COMPOUND = b"PK", b"\xd0\xcf"


def import_export(source: Path, mapping: Path, folder: Path, *, replace: bool = False) -> Imported:
    """Add the facts and projects that a mapping finds in an export to a ledger folder.

    What is new is added, with file, sheet and cell as its source; what is there with another value is told
    and kept, unless ``replace`` says that the export's value counts.

    Raises:
        DiagnosticError: ledger, mapping or export cannot be read.
    """
    rules = parse_mapping(read_file(mapping), str(mapping))
    opened = open_ledger(folder)
    workbook = open_export(source)
    diagnostics = Diagnostics()
    facts, projects = _found(workbook, rules, opened, diagnostics)
    if diagnostics.errors:
        return Imported(tuple(diagnostics), {}, message("ledger.errors", errors=len(diagnostics.errors)))
    by_fact = merge_facts(opened.ledger, facts, replace=replace)
    by_project = merge_projects(opened.ledger, projects, replace=replace)
    files = _files(folder, {"fact": by_fact, "project": by_project})
    write_files(folder, files)
    merges = (by_fact, by_project)
    found = (*diagnostics, *(item for merge in merges for item in merge.remarks))
    return Imported(found, files, _summary(folder, merges), merged=True)


def open_export(source: Path) -> Workbook:
    """Return the export in a file, a workbook or a CSV.

    Raises:
        DiagnosticError: it is neither, or cannot be read.
    """
    data = file_bytes(source)
    read = read_workbook if data.startswith((_ZIP, _COMPOUND)) or not data else read_csv
    return read(data, source.name)


def new_mapping(source: Path, target: Path) -> Mapping:
    """Write a mapping drafted from an export's names, for a person to check; return it.

    Raises:
        DiagnosticError: the export cannot be read, or nothing in it is recognised.
    """
    mapping = draft_mapping(open_export(source), standard_dictionary())
    head = "".join(f"# {line}\n" for line in message("mapping.drafted", file=source.name).splitlines())
    write_files(target.parent, {target.name: head + mapping_text(mapping)})
    return mapping


def _found(
    workbook: Workbook, rules: Mapping, opened: OpenLedger, diagnostics: Diagnostics
) -> tuple[list[Fact], list[Project]]:
    export = read_export(workbook, rules, diagnostics)
    builder = Builder(TABLES, RECORDS, diagnostics)
    nodes = tuple(fact_nodes(export, rules, diagnostics))
    facts = builder.build_all(SequenceNode(nodes, export.sheet.whole), "fact") if nodes else []
    named = with_ids(project_nodes(export, rules, diagnostics), opened.ledger)
    built = (builder.build(node, "project") for node in named)
    projects = [project for project in built if project is not None]
    ledger = replace(opened.ledger, facts=tuple(facts), indicators=())
    return list(with_units(ledger, opened.book.dictionary, diagnostics).facts), projects


def _files(folder: Path, merges: Table[str, Merge]) -> dict[str, str]:
    files = {}
    for kind, merge in merges.items():
        name = f"{COLLECTIONS[kind]}.yaml"
        if merge.changed:
            files[name] = _text(merge.rows, kind)
        elif merge.added:
            files[name] = _appended(folder / name, kind, merge)
    return files


def _appended(path: Path, kind: str, merge: Merge) -> str:
    """Return a file's text with records behind it, comments kept; written anew where that cannot be."""
    before = read_file(path) if path.exists() else ""
    more = _text(merge.added, kind)
    text = f"{before.rstrip()}\n{more}" if before.strip() else more
    if _holds(text, path.name, merge.rows, kind):
        return text
    return _text(merge.rows, kind)


def _text(rows: Iterable[object], kind: str) -> str:
    return dump_yaml([emit(row, kind, TABLES) for row in rows])


def _holds(text: str, name: str, rows: Sequence[object], kind: str) -> bool:
    diagnostics = Diagnostics()
    try:
        built = Builder(TABLES, RECORDS, diagnostics).build_all(read_text(text, file=name), kind)
    except DiagnosticError:
        return False
    return not diagnostics.errors and len(built) == len(rows)


def _summary(folder: Path, merges: Sequence[Merge]) -> str:
    added = sum(len(merge.added) for merge in merges)
    changed = sum(merge.changed for merge in merges)
    same = sum(merge.same for merge in merges)
    kept = sum(merge.kept for merge in merges)
    return message("mapping.merged", folder=folder, added=added, changed=changed, same=same, kept=kept)
