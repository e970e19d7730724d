"""疑点成文 — the findings as a file: a web page, a workbook to answer in, or comments in the Word report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jiheng.actions.audit_report import audit
from jiheng.audit import audit_report
from jiheng.audit.page import html_page
from jiheng.audit.sheet import workbook
from jiheng.diagnostic import fail
from jiheng.document.parse import parse_laid
from jiheng.place import Place
from jiheng.read import read


def write_page(path: Path, report: Path) -> None:
    """Write the page of one report.

    Raises:
        DiagnosticError: the report cannot be read, or the page cannot be written (``file.*``).
    """
    _write(path, html_page(audit(report)).encode("utf-8"))


def write_word(path: Path, report: Path) -> None:
    """Write a copy of a Word report with the findings as comments.

    Raises:
        DiagnosticError: the report cannot be read or is no Word file, or the copy cannot be written
            (``file.*``, ``document.*``).
    """
    from jiheng.audit.word_marks import marked_word
    from jiheng.document.office import word_content
    from jiheng.document.word_lay import lay_word

    content = word_content(report)
    document = parse_laid(lay_word(content, report.name), report.name)
    _write(path, marked_word(audit_report(read(document)), content))


def write_sheet(path: Path, shapes: Sequence[dict[str, Any]]) -> None:
    """Write the workbook of any number of audits, in their JSON shapes.

    Raises:
        DiagnosticError: ``file.unwritable``.
    """
    _write(path, workbook(shapes))


def _write(path: Path, content: bytes) -> None:
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise fail("file.unwritable", Place(file=str(path)), reason=reason) from None
