"""jiheng ledger import — a filled workbook becomes a ledger folder, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jiheng.actions.export_ledger import SUFFIX, folder_files
from jiheng.actions.filled_ledger import read_filled_ledger
from jiheng.actions.folder_changes import folder_changes
from jiheng.actions.folder_conflict import refuse_conflict
from jiheng.diagnostic import Diagnostic, fail
from jiheng.evaluation import Evaluation
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.ledger import COLLECTIONS, TABLES, Ledger
from jiheng.messages import message
from jiheng.place import Place
from jiheng.workbook import file_bytes, read_workbook, returned
from jiheng.yaml_source import read_yaml, reading, write_files

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
    source: Path,
    folder: Path,
    rejected: Path | None = None,
    *,
    replace: bool = False,
    replace_changed: bool = False,
) -> Imported:
    """Write the ledger of a filled workbook into a folder; with a mistake, write the workbook back instead.

    ``rejected`` is where the workbook goes with its mistakes marked in the cells, by default beside the
    source. A folder that already holds something is only written with ``replace``: its ledger files become
    those of the workbook, comments in them are lost. What has changed in it since the workbook was exported
    is only written over with ``replace_changed``.

    Raises:
        DiagnosticError: the source is no workbook that can be read, the folder is in use or has changed, or
            something cannot be written.
    """
    replace = replace or replace_changed
    _check_folder(folder, replace=replace)
    data = file_bytes(source)
    workbook = read_workbook(data, source.name)
    if replace and not replace_changed:
        refuse_conflict(workbook, folder)
    filled = read_filled_ledger(workbook, folder)
    if filled.ledger is None:
        target = rejected or source.with_name(
            message("workbook.returned_name", stem=source.stem, suffix=SUFFIX)
        )
        write_files(target.parent, {target.name: returned(data, filled.diagnostics)})
        errors = sum(item.severity == "error" for item in filled.diagnostics)
        return Imported(filled.diagnostics, {}, message("workbook.rejected", errors=errors, file=target))
    files = folder_files(filled.ledger, filled.evaluations)
    changes = tuple(folder_changes(folder, files)) if replace else ()
    write_files(folder, {**_emptied(folder, files), **files})
    counts = _counts(filled.ledger, filled.evaluations)
    summary = message("workbook.imported", folder=folder, counts=counts)
    return Imported(filled.diagnostics + changes, files, summary)


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


def _counts(ledger: Ledger, evaluations: Mapping[str, Evaluation]) -> str:
    parts = [(TABLES[kind].label, len(ledger.rows(kind))) for kind in COLLECTIONS]
    parts.append((EVALUATION_TABLES["evaluation"].label, len(evaluations)))
    return "，".join(
        message("ledger.counted", label=label, number=number) for label, number in parts if number
    )
