"""Examples copied for a test, so that it may change them."""

from __future__ import annotations

import shutil
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def copied(name: str, folder: Path) -> Path:
    """A copy of an example's ledger."""
    return Path(shutil.copytree(EXAMPLES / name, folder / name))


def rewrite(file: Path, old: str, new: str) -> None:
    """Replace a piece of a file, which must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
