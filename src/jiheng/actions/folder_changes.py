"""改了什么 — what writing new texts over a ledger folder adds, changes and takes away, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from jiheng.diagnostic import Diagnostic, DiagnosticError
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.ledger import COLLECTIONS, EVALUATIONS_FOLDER, HEADER_FILE, TABLES
from jiheng.place import Place
from jiheng.record import RecordTable
from jiheng.yaml_source import Mapping as MappingNode
from jiheng.yaml_source import Node, Scalar, Sequence, read_text, read_yaml

Plain = str | tuple["Plain", ...]
Records = dict[Plain, Plain]


def folder_changes(folder: Path, files: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield a note for each file of a ledger that new texts change, with how many records.

    Records are told apart by what their kind says no two may share, others by all that they hold.
    """
    tables = {f"{stem}.yaml": TABLES[kind] for kind, stem in COLLECTIONS.items()}
    tables[HEADER_FILE] = TABLES["ledger"]
    evaluation = EVALUATION_TABLES["evaluation"]
    there = [
        f"{EVALUATIONS_FOLDER}/{path.name}" for path in sorted((folder / EVALUATIONS_FOLDER).glob("*.yaml"))
    ]
    for name in dict.fromkeys((*tables, *files, *there)):
        table = tables.get(name, evaluation)
        if name in there and name not in files:
            yield Diagnostic("workbook.file_kept", Place(file=str(folder / name)), {}, "note")
            continue
        before = _records(_node(folder / name), table)
        after = _records(read_text(files[name], file=name) if name in files else None, table)
        change = {
            "added": len(after.keys() - before.keys()),
            "removed": len(before.keys() - after.keys()),
            "changed": sum(before[key] != after[key] for key in before.keys() & after.keys()),
        }
        if any(change.values()):
            yield Diagnostic(
                "workbook.file_changed", Place(file=name), {"label": table.label, **change}, "note"
            )


def _node(path: Path) -> Node | None:
    with suppress(DiagnosticError):
        return read_yaml(path)
    return None


def _records(node: Node | None, table: RecordTable) -> Records:
    if node is None:
        return {}
    items = node.items if isinstance(node, Sequence) else (node,)
    if not table.identity:
        found: Records = {}
        for item in items:
            plain = _plain(item)
            # Two records that say the same are two records.
            while plain in found and isinstance(node, Sequence):
                plain = (plain, "")
            found[plain if isinstance(node, Sequence) else table.kind] = plain
        return found
    labels = [table.by_name[name].label for name in table.identity]
    return {_identity(item, labels): _plain(item) for item in items}


def _identity(node: Node, labels: list[str]) -> Plain:
    values = (node.get(label) if isinstance(node, MappingNode) else None for label in labels)
    return tuple("" if value is None else _plain(value) for value in values)


def _plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(_plain(item) for item in node.items)
    return tuple(sorted(((key.text, _plain(value)) for key, value in node.entries), key=str))
