"""审报告 — open reports in any format we know, and say which of their figures do not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from jiheng.actions.read_report import read_report
from jiheng.audit import Audit, audit_json, audit_report
from jiheng.diagnostic import Diagnostic, DiagnosticError
from jiheng.place import Place

EXIT_HELD, EXIT_FOUND, EXIT_UNREAD = 0, 1, 2
_CHUNK = 4


def audit(path: Path | str) -> Audit:
    """Return the audit of the report in a file.

    Raises:
        DiagnosticError: the file cannot be read (``file.*``, ``document.*``).
    """
    return audit_report(read_report(Path(path)))


def audit_file(path: Path) -> dict[str, Any]:
    """Return the JSON shape of a file's audit, or of the reason why there is none. Never raises."""
    try:
        return {**audit_json(audit(path)), "file": str(path)}
    except DiagnosticError as error:
        return _unread(path, error.diagnostics[0])
    except Exception as error:
        # A report that breaks a check must not stop a thousand others.
        return _unread(path, Diagnostic("audit.failed", Place(file=path.name), {"reason": repr(error)[:200]}))


def _unread(path: Path, first: Diagnostic) -> dict[str, Any]:
    return {"file": str(path), "error": {"code": first.code, "message": first.sentence}}


def audit_files(paths: Sequence[Path], jobs: int = 1) -> Iterator[dict[str, Any]]:
    """Yield the JSON shape of every file's audit, in order, worked out by so many processes."""
    if jobs <= 1 or len(paths) < 2:
        yield from map(audit_file, paths)
        return
    from multiprocessing import get_context

    chunk = max(1, min(_CHUNK, len(paths) // (jobs * 4)))
    with get_context("spawn").Pool(min(jobs, len(paths))) as pool:
        yield from pool.imap(audit_file, paths, chunk)


def exit_status(shape: dict[str, Any]) -> int:
    """Return 2 for a file without an audit or in which nothing was recognised, 1 for errors, else 0."""
    if "error" in shape or shape["summary"]["nothing_recognised"]:
        return EXIT_UNREAD
    return EXIT_FOUND if shape["summary"]["findings"]["error"] else EXIT_HELD
