"""jiheng ledger check — every mistake in a ledger, its formulas and its evaluations, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jiheng.actions.found import Found
from jiheng.actions.open_ledger import OpenLedger, open_ledger
from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.evaluation import Evaluation, evaluation_names, load_evaluation, stray_files
from jiheng.ledger import COLLECTIONS, TABLES, Header, Ledger
from jiheng.messages import message
from jiheng.place import Place
from jiheng.scheme import Scheme, load_scheme
from jiheng.score import check_criteria, check_evaluation


def check_folder(folder: Path) -> Found:
    """Return everything wrong in a ledger folder, and what it holds when nothing is."""
    diagnostics = Diagnostics()
    opened = None
    try:
        opened = open_ledger(folder)
        diagnostics.extend(opened.remarks)
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
    try:
        _evaluations(folder, opened, diagnostics)
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
    if diagnostics.errors or opened is None:
        summary = message("ledger.errors", errors=len(diagnostics.errors))
    else:
        counts = _counts(opened.ledger)
        code = "ledger.clean" if counts else "ledger.clean_empty"
        summary = message(code, name=opened.ledger.name, counts=counts)
    return Found(tuple(diagnostics), summary)


def _evaluations(folder: Path, opened: OpenLedger | None, diagnostics: Diagnostics) -> None:
    names = evaluation_names(folder)
    for name in names:
        _evaluation(folder, name, opened, diagnostics)
    for path in stray_files(folder):
        diagnostics.error("ledger.unknown_evaluation_file", Place(file=str(path)))
    if opened is None:
        return
    check_header(opened.ledger.header, names, folder, diagnostics)


def check_header(header: Header, names: Sequence[str], folder: Path, diagnostics: Diagnostics) -> None:
    """Report the scheme and the evaluation that a ledger's first page names and that there are not."""
    if header.evaluation and header.evaluation not in names:
        code = "evaluation.unknown" if names else "evaluation.none"
        diagnostics.error(code, header.place, name=header.evaluation[:80], known="、".join(names))
    if header.scheme:
        _scheme(header.scheme, header.place, folder, diagnostics)


def _evaluation(folder: Path, name: str, opened: OpenLedger | None, diagnostics: Diagnostics) -> None:
    try:
        evaluation = load_evaluation(folder, name)
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
        return
    check_against_scheme(evaluation, folder, opened, diagnostics)


def check_against_scheme(
    evaluation: Evaluation, folder: Path, opened: OpenLedger | None, diagnostics: Diagnostics
) -> None:
    """Report what in an evaluation its scheme, or the ledger where that can be read, does not allow."""
    scheme = _scheme(evaluation.scheme, evaluation.place, folder, diagnostics)
    if scheme is not None and opened is not None:
        check_evaluation(evaluation, scheme, opened.book, diagnostics)
    elif scheme is not None:
        check_criteria(evaluation, scheme, diagnostics)


def _scheme(name: str, named_at: Place, folder: Path, diagnostics: Diagnostics) -> Scheme | None:
    try:
        return load_scheme(name, beside=folder)
    except DiagnosticError as error:
        # A name that leads nowhere is wrong where it is written.
        nowhere = Place()
        found = [
            replace(item, place=named_at) if item.place == nowhere else item for item in error.diagnostics
        ]
        # Several may name the same scheme: what is wrong in its file is wrong once.
        said = list(diagnostics)
        diagnostics.extend(item for item in found if item not in said)
        return None


def _counts(ledger: Ledger) -> str:
    parts = [(TABLES[kind].label, len(ledger.rows(kind))) for kind in COLLECTIONS]
    return "，".join(
        message("ledger.counted", label=label, number=number) for label, number in parts if number
    )
