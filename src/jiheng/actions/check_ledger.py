"""jiheng ledger check — every mistake in a ledger, its formulas and its evaluations, in one pass."""

from __future__ import annotations

from pathlib import Path

from jiheng.actions.found import Found
from jiheng.actions.open_ledger import OpenLedger, open_ledger
from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.evaluation import evaluation_names, load_evaluation
from jiheng.ledger import COLLECTIONS, TABLES, Ledger
from jiheng.messages import message
from jiheng.scheme import load_scheme
from jiheng.score import check_evaluation


def check_folder(folder: Path) -> Found:
    """Return everything wrong in a ledger folder, and what it holds when nothing is."""
    diagnostics = Diagnostics()
    opened = None
    try:
        opened = open_ledger(folder)
        diagnostics.extend(opened.remarks)
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
    for name in evaluation_names(folder):
        _evaluation(folder, name, opened, diagnostics)
    if diagnostics.errors or opened is None:
        summary = message("ledger.errors", errors=len(diagnostics.errors))
    else:
        summary = message("ledger.clean", name=opened.ledger.name, counts=_counts(opened.ledger))
    return Found(tuple(diagnostics), summary)


def _evaluation(folder: Path, name: str, opened: OpenLedger | None, diagnostics: Diagnostics) -> None:
    try:
        evaluation = load_evaluation(folder, name)
        scheme = load_scheme(evaluation.scheme, beside=folder)
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
        return
    if opened is not None:
        check_evaluation(evaluation, scheme, opened.book, diagnostics)


def _counts(ledger: Ledger) -> str:
    parts = [(TABLES[kind].label, len(ledger.rows(kind))) for kind in COLLECTIONS]
    return "，".join(
        message("ledger.counted", label=label, number=number) for label, number in parts if number
    )
