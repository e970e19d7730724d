"""jiheng snapshot — freeze an evaluation, and recompute a frozen one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jiheng.actions.open_ledger import open_ledger
from jiheng.actions.score_ledger import choose_evaluation, score_opened
from jiheng.diagnostic import Diagnostics
from jiheng.evaluation.snapshot import canonical, make_snapshot, read_snapshot
from jiheng.ledger import FactBook
from jiheng.scheme import load_scheme
from jiheng.scheme.derived import Derivations
from jiheng.score import LedgerValues, ScoreSheet, check_evaluation, score
from jiheng.score.words import plain
from jiheng.yaml_source import read_file, write_files

HEADS = ("total", "grade", "complete")
"""What a snapshot keeps beside the points of each criterion."""


def result_of(sheet: ScoreSheet) -> dict[str, Any]:
    """Return the points of a sheet as a snapshot keeps them."""
    points = {item.id: None if item.score is None else plain(item.score) for item in sheet.criteria}
    total = None if sheet.total is None else plain(sheet.total)
    return {"total": total, "grade": sheet.grade, "complete": sheet.complete, "criteria": points}


def write_snapshot(folder: Path, target: Path, evaluation: str = "") -> str:
    """Write the snapshot of an evaluation to a file and return its hash.

    Raises:
        DiagnosticError: the ledger or evaluation is wrong, or the file cannot be written.
    """
    opened = open_ledger(folder)
    chosen = choose_evaluation(opened, evaluation, "")
    scheme = load_scheme(chosen.scheme, beside=folder)
    sheet = score_opened(opened, scheme, chosen)
    content = make_snapshot(opened.ledger, chosen, scheme, opened.derivations(scheme), result_of(sheet))
    write_files(target.parent, {target.name: canonical(content) + "\n"})
    return str(content["hash"])


def rescore_snapshot(file: Path) -> tuple[ScoreSheet, tuple[str, ...]]:
    """Return the sheet that a snapshot gives now, and where it differs from the points it keeps.

    Raises:
        DiagnosticError: the file is no snapshot, or was altered.
    """
    snapshot = read_snapshot(read_file(file), str(file))
    book = FactBook(snapshot.ledger, snapshot.dictionary)
    errors = Diagnostics()
    check_evaluation(snapshot.evaluation, snapshot.scheme, book, errors)
    errors.raise_errors()
    figures = LedgerValues(book, Derivations(snapshot.dictionary))
    sheet = score(figures, snapshot.scheme, snapshot.evaluation)
    return sheet, _differing(result_of(sheet), snapshot.result)


def _differing(now: dict[str, Any], kept: Mapping[str, Any]) -> tuple[str, ...]:
    heads = [key for key in HEADS if now[key] != kept.get(key)]
    points, before = now["criteria"], kept["criteria"]
    names = dict.fromkeys((*points, *before))
    return (*heads, *(name for name in names if name not in before or points.get(name) != before[name]))
