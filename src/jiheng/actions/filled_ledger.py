"""填好的工作簿 — read and checked as a ledger folder would be, with every mistake in its cell."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from jiheng.actions.evaluation_sheets import evaluation_forms, evaluation_nodes
from jiheng.actions.filled_evaluations import build_evaluations, check_evaluations
from jiheng.actions.open_ledger import opened_ledger
from jiheng.diagnostic import Diagnostic, DiagnosticError, Diagnostics
from jiheng.evaluation import Evaluation
from jiheng.ledger import HEADER_FILE, TABLES, DataItem, Header, Ledger, build_ledger, standard_dictionary
from jiheng.ledger.load import NO_YEAR
from jiheng.ledger.workbook import LEDGER_FORMS, About, ledger_nodes, locator, read_about, read_filled
from jiheng.scheme import load_scheme
from jiheng.workbook import Workbook
from jiheng.yaml_source import Mapping as MappingNode
from jiheng.yaml_source import Node, Scalar


@dataclass(frozen=True, slots=True)
class FilledLedger:
    """What a workbook holds; ``ledger`` is None when something in it has to be mended."""

    ledger: Ledger | None
    evaluations: Mapping[str, Evaluation]
    diagnostics: tuple[Diagnostic, ...]


def read_filled_ledger(workbook: Workbook, folder: Path) -> FilledLedger:
    """Return what a workbook holds, to become the ledger of ``folder``, with every mistake in its cell.

    It is checked as `jiheng ledger check` would check the folder. Schemes that it names by path are looked
    for beside ``folder``.
    """
    with uncollected():
        quickly = _read(workbook, folder, precise=False)
        # Only who has something to mend asks for the cell.
        return _read(workbook, folder, precise=True) if quickly.ledger is None else quickly


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from going over thousands of new records, none of which are garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(workbook: Workbook, folder: Path, *, precise: bool) -> FilledLedger:
    diagnostics = Diagnostics()
    about = read_about(workbook, diagnostics)
    filled = read_filled(workbook, (*LEDGER_FORMS, *evaluation_forms()), diagnostics, precise=precise)
    nodes, unread = ledger_nodes(filled)
    evaluation_parts = evaluation_nodes(filled, diagnostics)
    standard = standard_dictionary().extended(_scheme_items(nodes, evaluation_parts, folder))
    ledger = build_ledger(folder.resolve().name, nodes, diagnostics, standard, unread=unread)
    evaluations = build_evaluations(evaluation_parts, workbook.file, diagnostics)
    opened = None
    if ledger is not None and not diagnostics.errors:
        opened = opened_ledger(folder, ledger, standard, diagnostics)
    header = ledger.header if ledger else _named(nodes[HEADER_FILE])
    check_evaluations(header, evaluations, opened, folder, diagnostics)
    found = tuple(locator(filled).located(diagnostics))
    if ledger is None or diagnostics.errors:
        return FilledLedger(None, {}, found)
    return FilledLedger(ledger, evaluations, (*found, *_scheme_changed(about, ledger, folder)))


def _scheme_items(
    nodes: Mapping[str, Node | None], evaluations: Mapping[str, MappingNode], folder: Path
) -> Iterator[DataItem]:
    """Yield the data items that the schemes named in a workbook define; what is wrong is said elsewhere."""
    label = TABLES["ledger"].by_name["scheme"].label
    named = [
        node.get(label) for node in (*nodes.values(), *evaluations.values()) if isinstance(node, MappingNode)
    ]
    for name in dict.fromkeys(node.text for node in named if isinstance(node, Scalar)):
        with suppress(DiagnosticError):
            yield from load_scheme(name, beside=folder).record.items


def _named(node: Node | None) -> Header:
    """Return what a first page with mistakes names all the same: a scheme and an evaluation."""
    if not isinstance(node, MappingNode):
        return Header(department="", region="", year=NO_YEAR)
    scheme, evaluation = (_text(node, name) for name in ("scheme", "evaluation"))
    empty = Header(department="", region="", year=NO_YEAR)
    return replace(empty, scheme=scheme, evaluation=evaluation, place=node.place)


def _text(node: MappingNode, name: str) -> str:
    cell = node.get(TABLES["ledger"].by_name[name].label)
    return cell.text if isinstance(cell, Scalar) else ""


def _scheme_changed(about: About | None, ledger: Ledger, folder: Path) -> Iterator[Diagnostic]:
    """Yield a remark when the scheme is not the one that the workbook was made for."""
    name = ledger.header.scheme
    if about is None or not about.scheme or not name:
        return
    with suppress(DiagnosticError):
        scheme = load_scheme(name, beside=folder)
        if scheme.hash != about.scheme_hash:
            code = "workbook.scheme_changed" if scheme.id == about.scheme else "workbook.other_scheme"
            yield Diagnostic(code, None, {"was": about.scheme, "now": scheme.id}, "warning")
