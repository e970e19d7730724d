"""jiheng scheme export, import — a scheme as an Excel score table, and back."""

from __future__ import annotations

import os
from pathlib import Path

from jiheng.actions.found import Found
from jiheng.diagnostic import Diagnostic, DiagnosticError, fail
from jiheng.messages import message
from jiheng.place import Place
from jiheng.scheme import load_scheme
from jiheng.scheme.workbook import parse_scheme_workbook, scheme_workbook
from jiheng.workbook import file_bytes, returned
from jiheng.yaml_source import write_files

WORKBOOK, SCHEME = (".xlsx",), (".yaml", ".yml")


def export_scheme(name: str, target: Path) -> None:
    """Write the workbook of a scheme, given by id or path.

    Raises:
        DiagnosticError: there is no such scheme, something in it is wrong, the target is no .xlsx
            (``scheme.export_suffix``) or cannot be written.
    """
    _expect(target, WORKBOOK, "scheme.export_suffix")
    scheme = load_scheme(str(Path(name)) if Path(name).suffix in SCHEME else name)
    write_files(target.parent, {target.name: scheme_workbook(scheme)})


def import_scheme(source: Path, target: Path, rejected: Path | None = None) -> Found:
    """Write the scheme file of a workbook; return what was found.

    With an error no scheme is written; the workbook goes back with the mistakes marked in its cells, to
    ``rejected`` or beside the source, unless it could not be read at all.

    Raises:
        DiagnosticError: the target is no .yaml (``scheme.import_suffix``), is already there
            (``scheme.import_exists``: a scheme once used is never changed), or cannot be written.
    """
    _expect(target, SCHEME, "scheme.import_suffix")
    # os.path, because Path.exists raises for a name that is too long or may not be looked at.
    if os.path.lexists(target):
        raise fail("scheme.import_exists", Place(file=str(target)))
    try:
        data = file_bytes(source)
    except DiagnosticError as error:
        return Found(error.diagnostics)
    try:
        scheme, found = parse_scheme_workbook(data, str(source))
    except DiagnosticError as error:
        return Found(error.diagnostics, _returned(data, error.diagnostics, rejected or beside(source)))
    write_files(target.parent, {target.name: scheme.text})
    leaves = sum(node.record.is_leaf and not node.measure for node in scheme.nodes)
    summary = message("scheme.imported", id=scheme.id, criteria=len(scheme.nodes), leaves=leaves, file=target)
    return Found(tuple(found), summary)


def beside(source: Path) -> Path:
    """Return where a workbook with mistakes goes back to, beside itself."""
    return source.with_name(message("workbook.returned_name", stem=source.stem, suffix=WORKBOOK[0]))


def _returned(data: bytes, diagnostics: tuple[Diagnostic, ...], target: Path) -> str:
    """Write the workbook with its mistakes marked; return the summary, empty where no cell has one."""
    if not any(item.place is not None and item.place.sheet for item in diagnostics):
        return ""
    write_files(target.parent, {target.name: returned(data, diagnostics)})
    errors = sum(item.severity == "error" for item in diagnostics)
    return message("workbook.rejected", errors=errors, file=target)


def _expect(target: Path, suffixes: tuple[str, ...], code: str) -> None:
    if target.suffix.lower() not in suffixes:
        raise fail(code, Place(file=str(target)))
