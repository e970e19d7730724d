"""jiheng report — a ledger's score sheet as a file to hand out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jiheng.actions.open_ledger import open_ledger
from jiheng.actions.score_ledger import choose_evaluation, score_opened
from jiheng.diagnostic import fail
from jiheng.ledger import Ledger
from jiheng.place import Place
from jiheng.report import html_sheet
from jiheng.scheme import load_scheme
from jiheng.score import ScoreSheet
from jiheng.yaml_source import write_files

_WRITERS: dict[str, Callable[[ScoreSheet, Ledger], str | bytes]] = {".html": html_sheet}


def write_report(folder: Path, target: Path, *, evaluation: str = "", scheme: str = "") -> None:
    """Write the score sheet of a ledger folder to a file, in the format of the file's suffix.

    ``evaluation`` is the name of one of its evaluations, by default the department's own; ``scheme`` the id
    or path of a scheme to score by instead.

    Raises:
        DiagnosticError: the suffix is of no format that can be written (``report.format``); the ledger,
            evaluation or scheme is wrong; the file cannot be written.
    """
    writer = _WRITERS.get(target.suffix.lower())
    if writer is None:
        raise fail("report.format", Place(file=str(target)), suffix=target.suffix, known="、".join(_WRITERS))
    opened = open_ledger(folder)
    chosen = choose_evaluation(opened, evaluation, scheme)
    used = load_scheme(chosen.scheme, beside=folder)
    sheet = score_opened(opened, used, chosen)
    write_files(target.parent, {target.name: writer(sheet, opened.ledger)})
