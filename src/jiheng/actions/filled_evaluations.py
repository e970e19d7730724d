"""填好的评价 — the evaluations of a workbook, checked as far as what was read allows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jiheng.actions.check_ledger import check_against_scheme, check_header
from jiheng.actions.open_ledger import OpenLedger
from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.evaluation import Evaluation, build_evaluation
from jiheng.evaluation.load import RECORDS, TABLES
from jiheng.ledger import Header
from jiheng.record import Builder
from jiheng.yaml_source import Mapping as MappingNode
from jiheng.yaml_source import Node, Scalar, Sequence

_KINDS = {field.label: field.of for field in TABLES["evaluation"].fields if field.type == "record"}


def build_evaluations(
    parts: Mapping[str, MappingNode], file: str, diagnostics: Diagnostics
) -> dict[str, Evaluation]:
    """Return the evaluations of nodes by name; one with mistakes has the records that are right."""
    found = {}
    for name, node in parts.items():
        try:
            found[name] = build_evaluation(node, file)
        except DiagnosticError as error:
            diagnostics.extend(error.diagnostics)
            rest = Builder(TABLES, RECORDS, Diagnostics()).build(_right_records(node), "evaluation")
            if isinstance(rest, Evaluation):
                found[name] = rest
    return found


def _right_records(node: MappingNode) -> MappingNode:
    """Return the node of an evaluation without those of its records that have mistakes."""
    entries: list[tuple[Scalar, Node]] = []
    for key, child in node.entries:
        kind = _KINDS.get(key.text)
        if kind is not None and isinstance(child, Sequence):
            builder = Builder(TABLES, RECORDS, Diagnostics())
            items = tuple(item for item in child.items if builder.build(item, kind) is not None)
            child = Sequence(items, child.place)
        entries.append((key, child))
    return MappingNode(tuple(entries), node.place)


def check_evaluations(
    header: Header,
    evaluations: Mapping[str, Evaluation],
    opened: OpenLedger | None,
    folder: Path,
    diagnostics: Diagnostics,
) -> None:
    """Report what `jiheng ledger check` would say of a folder's evaluations.

    Without ``opened``, the ledger has mistakes: then only that is said which does not depend on it.
    """
    check_header(header, list(evaluations), folder, diagnostics)
    for evaluation in evaluations.values():
        check_against_scheme(evaluation, folder, opened, diagnostics)
