"""Ledger folders made for a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.ledger import Ledger, load_ledger, parse_ledger

HEADER = "{部门: 市局, 地区: 某市, 年度: 2020}"


def make_folder(folder: Path, files: Mapping[str, str]) -> Path:
    """A folder with these files, and a header without mistakes when none is given."""
    folder.mkdir(exist_ok=True)
    for name, text in {"ledger.yaml": HEADER, **files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def complaints(folder: Path) -> list[str]:
    """What is said when the folder is read, without the way to it; a ledger without mistakes says nothing."""
    try:
        load_ledger(folder)
    except DiagnosticError as error:
        return [str(item).replace(f"{folder}/", "") for item in error.diagnostics]
    return []


def ledger_of(**texts: str) -> Ledger:
    """A ledger of texts by kind of file; mistakes are raised."""
    diagnostics = Diagnostics()
    files = {"ledger.yaml": HEADER} | {f"{name}.yaml": text for name, text in texts.items()}
    ledger = parse_ledger("甲", files, diagnostics)
    diagnostics.raise_errors()
    assert ledger is not None
    return ledger
