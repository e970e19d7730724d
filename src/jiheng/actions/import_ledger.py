"""jiheng ledger import — a filled workbook becomes a ledger folder, whole or not at all."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jiheng.actions.check_ledger import check_against_scheme
from jiheng.actions.evaluation_sheets import evaluation_forms, evaluation_nodes
from jiheng.actions.export_ledger import SUFFIX, folder_files
from jiheng.actions.folder_changes import folder_changes
from jiheng.actions.open_ledger import opened_ledger
from jiheng.diagnostic import Diagnostic, DiagnosticError, Diagnostics, fail
from jiheng.evaluation import Evaluation, build_evaluation
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.ledger import (
    COLLECTIONS,
    TABLES,
    DataItem,
    Dictionary,
    Ledger,
    build_ledger,
    standard_dictionary,
)
from jiheng.ledger.workbook import LEDGER_FORMS, About, ledger_nodes, locator, read_about, read_filled
from jiheng.messages import message
from jiheng.place import Place
from jiheng.scheme import load_scheme
from jiheng.workbook import Workbook, file_bytes, read_workbook, returned
from jiheng.yaml_source import Mapping as MappingNode
from jiheng.yaml_source import Node, Scalar, read_yaml, reading, write_files

KEPT = "mapping.kept"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import; ``files`` are the texts written.

    ``merged`` says that they were added to a ledger, in which case there may be none that change.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, str]
    summary: str
    merged: bool = False

    @property
    def status(self) -> int:
        """Return the exit status: 1 when figures differ from those of the ledger, which were kept."""
        if not self.is_right:
            return 2
        return 1 if self.merged and any(item.code == KEPT for item in self.diagnostics) else 0

    @property
    def is_right(self) -> bool:
        """Return whether nothing has to be mended."""
        return self.merged or bool(self.files)


def import_workbook(
    source: Path, folder: Path, rejected: Path | None = None, *, replace: bool = False
) -> Imported:
    """Write the ledger of a filled workbook into a folder; with a mistake, write the workbook back instead.

    ``rejected`` is where the workbook goes with its mistakes marked in the cells, by default beside the
    source. A folder that already holds something is only written with ``replace``: its ledger files become
    those of the workbook, comments in them are lost.

    Raises:
        DiagnosticError: the source is no workbook that can be read, the folder is in use, or something
            cannot be written.
    """
    _check_folder(folder, replace=replace)
    data = file_bytes(source)
    imported = read_ledger_workbook(read_workbook(data, source.name), folder)
    if not imported.is_right:
        target = rejected or source.with_name(
            message("workbook.returned_name", stem=source.stem, suffix=SUFFIX)
        )
        write_files(target.parent, {target.name: returned(data, imported.diagnostics)})
        summary = message("workbook.rejected", errors=_errors(imported.diagnostics), file=target)
        return Imported(imported.diagnostics, {}, summary)
    changes = folder_changes(folder, imported.files) if replace else ()
    write_files(folder, {**_emptied(folder, imported.files), **imported.files})
    return dataclasses.replace(imported, diagnostics=imported.diagnostics + tuple(changes))


def _check_folder(folder: Path, *, replace: bool) -> None:
    with reading(folder):
        used = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    if used and not (replace and folder.is_dir()):
        raise fail("workbook.folder_in_use", Place(file=str(folder)))


def _emptied(folder: Path, files: Mapping[str, str]) -> dict[str, str]:
    """Return the ledger's files that are there but have no records any more."""
    names = [f"{stem}.yaml" for stem in COLLECTIONS.values()]
    there = [name for name in names if name not in files and (folder / name).exists()]
    return {name: "" for name in there if read_yaml(folder / name) is not None}


def _errors(diagnostics: tuple[Diagnostic, ...]) -> int:
    return sum(item.severity == "error" for item in diagnostics)


def read_ledger_workbook(workbook: Workbook, folder: Path) -> Imported:
    """Return what a workbook holds as the files of ``folder``, with every mistake in its cell.

    Schemes that it names by path are looked for beside ``folder``.
    """
    diagnostics = Diagnostics()
    about = read_about(workbook, diagnostics)
    filled = read_filled(workbook, (*LEDGER_FORMS, *evaluation_forms()), diagnostics)
    nodes, unread = ledger_nodes(filled)
    evaluation_parts = evaluation_nodes(filled, diagnostics)
    standard = standard_dictionary().extended(_scheme_items(nodes, evaluation_parts, folder))
    ledger = build_ledger(folder.resolve().name, nodes, diagnostics, standard, unread=unread)
    evaluations = _evaluations(evaluation_parts, workbook.file, diagnostics)
    if ledger is not None and not diagnostics.errors:
        _check(ledger, evaluations, folder, standard, diagnostics)
    found = tuple(locator(filled).located(diagnostics))
    if ledger is None or diagnostics.errors:
        return Imported(found, {}, message("ledger.errors", errors=_errors(found)))
    found += tuple(_scheme_changed(about, ledger, folder))
    return Imported(
        found,
        folder_files(ledger, evaluations),
        message("workbook.imported", folder=folder, counts=_counts(ledger, evaluations)),
    )


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


def _evaluations(
    parts: Mapping[str, MappingNode], file: str, diagnostics: Diagnostics
) -> dict[str, Evaluation]:
    found = {}
    for name, node in parts.items():
        try:
            found[name] = build_evaluation(node, file)
        except DiagnosticError as error:
            diagnostics.extend(error.diagnostics)
    return found


def _check(
    ledger: Ledger,
    evaluations: Mapping[str, Evaluation],
    folder: Path,
    standard: Dictionary,
    diagnostics: Diagnostics,
) -> None:
    """Report what `jiheng ledger check` would say of the folder."""
    opened = opened_ledger(folder, ledger, standard, diagnostics)
    header = ledger.header
    if header.evaluation and header.evaluation not in evaluations:
        code = "evaluation.unknown" if evaluations else "evaluation.none"
        known = "、".join(evaluations)
        diagnostics.error(code, header.place, name=header.evaluation[:80], known=known)
    for evaluation in evaluations.values():
        check_against_scheme(evaluation, folder, opened, diagnostics)


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


def _counts(ledger: Ledger, evaluations: Mapping[str, Evaluation]) -> str:
    parts = [(TABLES[kind].label, len(ledger.rows(kind))) for kind in COLLECTIONS]
    parts.append((EVALUATION_TABLES["evaluation"].label, len(evaluations)))
    return "，".join(
        message("ledger.counted", label=label, number=number) for label, number in parts if number
    )
