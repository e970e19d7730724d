"""Schemes of a few lines on the head of base.yaml."""

from pathlib import Path
from typing import Any

import yaml

from jiheng.diagnostic import Diagnostic
from jiheng.scheme import Scheme, parse_scheme

FOLDER = Path(__file__).parent
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    found: list[Row] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


def text_of(row: Row) -> str:
    if "空" in row:
        return ""
    lines = (FOLDER / "base.yaml").read_text(encoding="utf-8").splitlines()
    for key, value in row.get("改", {}).items():
        lines = [f"{key}: {value}" if line.startswith(f"{key}:") else line for line in lines]
    return "\n".join([*lines, row["方案"]])


def scheme_of(row: Row | str) -> Scheme:
    return parse_scheme(text_of({"方案": row} if isinstance(row, str) else row), "方案.yaml")


def said_at(item: Diagnostic, wanted: str, row: Row) -> bool:
    """Whether a mistake is the one wanted: its code, its line, and the words that stand at its place."""
    code, line, words = (*wanted.split(" ", 2), "", "")[:3]
    place = item.place
    if item.code != code or place is None:
        return False
    if not line:
        return place.line is None
    if place.line != int(line) or place.column is None:
        return False
    return text_of(row).splitlines()[place.line - 1][place.column - 1 :].startswith(words)
