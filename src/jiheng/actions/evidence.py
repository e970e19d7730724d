"""jiheng evidence — the evidence of an evaluation bound in one PDF."""

from __future__ import annotations

from pathlib import Path

from jiheng.actions.open_ledger import open_ledger
from jiheng.actions.score_ledger import choose_evaluation, score_opened
from jiheng.diagnostic import fail
from jiheng.document import decode
from jiheng.evidence import Volume, bind
from jiheng.place import Place
from jiheng.scheme import load_scheme
from jiheng.yaml_source import write_files

SUFFIX = ".pdf"


def write_evidence(folder: Path, target: Path, *, evaluation: str = "") -> Volume:
    """Write the evidence of one of a ledger's evaluations, by default the department's own, to a PDF.

    Raises:
        DiagnosticError: the file's suffix is not .pdf; there is no evidence at all (``evidence.empty``); the
            ledger or evaluation is wrong; the file cannot be written.
    """
    if target.suffix.lower() != SUFFIX:
        raise fail("evidence.format", Place(file=str(target)))
    opened = open_ledger(folder)
    chosen = choose_evaluation(opened, evaluation, "")
    sheet = score_opened(opened, load_scheme(chosen.scheme, beside=folder), chosen)
    volume = bind(sheet, opened.ledger, folder, decode)
    if not volume.catalogue.exhibits and not volume.catalogue.unlisted:
        raise fail("evidence.empty", Place(file=str(folder)))
    write_files(target.parent, {target.name: volume.pdf})
    return volume
