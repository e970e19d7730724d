"""jiheng ledger export — a ledger folder as a workbook to fill in offline."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from jiheng.actions.evaluation_sheets import evaluation_contents
from jiheng.actions.open_ledger import OpenLedger, open_ledger
from jiheng.diagnostic import DiagnosticError, Diagnostics, fail
from jiheng.evaluation import Evaluation, evaluation_names, load_evaluation
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.ledger import EVALUATIONS_FOLDER, TABLES, DataItem, Dictionary, Ledger, ledger_files
from jiheng.ledger.workbook import About, Content, ledger_contents, write_workbook
from jiheng.messages import message
from jiheng.place import Place
from jiheng.record import emit
from jiheng.scheme import Scheme, load_scheme
from jiheng.yaml_source import dump_yaml, write_files

SUFFIX = ".xlsx"


def export_workbook(folder: Path, target: Path) -> None:
    """Write a ledger folder and its evaluations as one workbook; nothing is left out.

    The data items that its scheme asks for and that have no figure yet stand in the sheet of facts, to be
    filled in.

    Raises:
        DiagnosticError: the ledger is wrong, ``target`` does not end in .xlsx (``workbook.suffix``), a text
            is too long for a cell, or the file cannot be written.
    """
    if target.suffix.lower() != SUFFIX:
        raise fail("workbook.suffix", Place(file=str(target)), suffix=SUFFIX)
    write_files(target.parent, {target.name: workbook_bytes(folder)})


def workbook_bytes(folder: Path) -> bytes:
    """Return the workbook of a ledger folder; raises as `export_workbook` does."""
    opened = open_ledger(folder)
    evaluations = load_evaluations(folder)
    scheme = _scheme(opened)
    dictionary = scheme.dictionary.extended(opened.ledger.items) if scheme else opened.book.dictionary
    contents = ledger_contents(opened.ledger)
    contents = [
        _with_wanted(content, opened, scheme, dictionary) if content.form.kind == "fact" else content
        for content in contents
    ]
    contents += evaluation_contents(evaluations)
    names = [item.name for item in dictionary]
    return write_workbook(contents, _about(opened, evaluations, scheme), _title(opened, scheme), names)


def load_evaluations(folder: Path) -> dict[str, Evaluation]:
    """Return the evaluations beside a ledger by name.

    Raises:
        DiagnosticError: something in one of them is wrong; all mistakes are carried.
    """
    diagnostics, found = Diagnostics(), {}
    for name in evaluation_names(folder):
        try:
            found[name] = load_evaluation(folder, name)
        except DiagnosticError as error:
            diagnostics.extend(error.diagnostics)
    diagnostics.raise_errors()
    return found


def folder_files(ledger: Ledger, evaluations: Mapping[str, Evaluation]) -> dict[str, str]:
    """Return the texts of a ledger folder with its evaluations, by file."""
    files = dict(ledger_files(ledger))
    for name, evaluation in evaluations.items():
        files[evaluation_file(name)] = dump_yaml(emit(evaluation, "evaluation", EVALUATION_TABLES))
    return files


def evaluation_file(name: str) -> str:
    """Return the path of an evaluation's file inside its ledger."""
    return f"{EVALUATIONS_FOLDER}/{name}.yaml"


def file_hashes(ledger: Ledger, evaluations: Mapping[str, Evaluation]) -> dict[str, str]:
    """Return the SHA-256 of what each file of a ledger folder says, comments and order of keys apart."""
    files = folder_files(ledger, evaluations)
    return {name: hashlib.sha256(text.encode("utf-8")).hexdigest() for name, text in files.items()}


def _scheme(opened: OpenLedger) -> Scheme | None:
    name = opened.ledger.header.scheme
    return load_scheme(name, beside=opened.folder) if name else None


def _about(opened: OpenLedger, evaluations: Mapping[str, Evaluation], scheme: Scheme | None) -> About:
    about = About(ledger=opened.ledger.name, files=file_hashes(opened.ledger, evaluations))
    return replace(about, scheme=scheme.id, scheme_hash=scheme.hash) if scheme else about


def _title(opened: OpenLedger, scheme: Scheme | None) -> str:
    header = opened.ledger.header
    code = "workbook.guide_title_scheme" if scheme else "workbook.guide_title"
    name = scheme.record.name if scheme else ""
    return message(code, department=header.department, year=header.year, scheme=name)


def _with_wanted(
    content: Content, opened: OpenLedger, scheme: Scheme | None, dictionary: Dictionary
) -> Content:
    """Return the sheet of facts with a row for each data item that is still lacking, and what items mean."""
    known = {fact.item for fact in opened.ledger.facts}
    items = [item for item in scheme.items() if item.formula is None] if scheme else []
    label = TABLES["fact"].by_name["item"].label
    shapes = [*content.shapes, *({label: item.name} for item in items if item.name not in known)]
    return replace(
        content, shapes=shapes, remarks=_remarks([str(shape[label]) for shape in shapes], dictionary)
    )


def _remarks(names: Sequence[str], dictionary: Dictionary) -> list[str]:
    found = [dictionary.get(name) for name in names]
    return [_remark(item) if item else "" for item in found]


def _remark(item: DataItem) -> str:
    return message("workbook.item_remark", unit=item.unit, meaning=item.meaning)
