"""Small ledgers of two departments, written the way a user writes them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from jiheng.score.words import plain

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SYNTHETIC = EXAMPLES / "synthetic"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file beside this one; every word stays a text."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text)
    return found


def ledger(folder: Path, year: int, files: Mapping[str, str], *, head: str = "") -> Path:
    """A ledger folder with these files."""
    folder.mkdir()
    (folder / "ledger.yaml").write_text(f"部门: 甲局\n地区: 甲市\n年度: {year}\n{head}", encoding="utf-8")
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def listed(rows: list[str]) -> str:
    return "".join(f"- {row}\n" for row in rows)


def words(value: Fraction | None) -> str | None:
    return None if value is None else plain(value)
