"""读报告 — open a file in any format we know and read what it says."""

from __future__ import annotations

from pathlib import Path

from jiheng.document import Document, load
from jiheng.read import Report, read


def open_document(path: Path) -> Document:
    """Return the document in a file.

    Raises:
        DiagnosticError: the file cannot be read (``file.*``, ``document.*``).
    """
    return load(path)


def read_report(path: Path) -> Report:
    """Return what the report in a file says; raises as `open_document` does."""
    return read(open_document(path))
