"""疑点成文 — the findings as a file: a web page with the report beside them, or a workbook to answer in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any


def write_page(path: Path, shapes: Sequence[dict[str, Any]]) -> None:
    """Write the page of one report."""
    del path, shapes
    raise NotImplementedError


def write_sheet(path: Path, shapes: Sequence[dict[str, Any]]) -> None:
    """Write the workbook of any number of reports."""
    del path, shapes
    raise NotImplementedError
