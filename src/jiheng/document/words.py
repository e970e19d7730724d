"""词 — patterns and words of the layout, read once from ``layout.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(files(__package__).joinpath("layout.toml").read_text(encoding="utf-8"))
LIMITS: dict[str, int] = _DATA["limits"]
WORDS: dict[str, list[str]] = _DATA["words"]
LEAD_INS: dict[str, list[str]] = _DATA["lead_ins"]
PATTERNS: dict[str, re.Pattern[str]] = {name: re.compile(text) for name, text in _DATA["patterns"].items()}


@dataclass(frozen=True, slots=True)
class Style:
    """A way of numbering: ``rank`` counts from 0 inwards; ``outline``: nearly always a heading."""

    name: str
    pattern: re.Pattern[str]
    outline: bool
    rank: int


STYLES: dict[str, Style] = {
    entry["style"]: Style(entry["style"], re.compile(entry["pattern"]), entry["outline"], rank)
    for rank, entry in enumerate(_DATA["numbering"])
}


def any_of(words: list[str]) -> str:
    """Return a pattern that matches one of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
