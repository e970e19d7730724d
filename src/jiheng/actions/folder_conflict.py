"""导出之后改过 — what changed in a ledger since its workbook was exported is not written over unknowingly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jiheng.actions.export_ledger import file_hashes, load_evaluations
from jiheng.actions.open_ledger import open_ledger
from jiheng.diagnostic import DiagnosticError, Diagnostics, fail
from jiheng.ledger import COLLECTIONS, HEADER_FILE, TABLES
from jiheng.ledger.workbook import About, read_about
from jiheng.messages import message
from jiheng.place import Place
from jiheng.workbook import Workbook

_KINDS = {f"{stem}.yaml": kind for kind, stem in COLLECTIONS.items()} | {HEADER_FILE: "ledger"}


def refuse_conflict(workbook: Workbook, folder: Path) -> None:
    """Refuse to write a workbook over a ledger that is not what it was when the workbook was exported.

    A workbook that was not exported says nothing of the ledger, and nothing is compared.

    Raises:
        DiagnosticError: files of the ledger say something else (``workbook.changed_since``), or the ledger
            has mistakes, so that nobody knows (``workbook.unreadable_since``).
    """
    about = read_about(workbook, Diagnostics())
    if about is None or not about.files or not (folder / HEADER_FILE).exists():
        return
    place = Place(file=str(folder))
    try:
        changed = list(_changed(about, folder))
    except DiagnosticError:
        raise fail("workbook.unreadable_since", place) from None
    if changed:
        raise fail("workbook.changed_since", place, files="、".join(changed))


def _changed(about: About, folder: Path) -> Iterator[str]:
    now = file_hashes(open_ledger(folder).ledger, load_evaluations(folder))
    for name in sorted(now.keys() | about.files.keys()):
        if now.get(name) != about.files.get(name):
            kind = _KINDS.get(name)
            yield message("workbook.file_named", file=name, label=TABLES[kind].label) if kind else name
