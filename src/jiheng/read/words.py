"""词 — the word lists of ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


def load_data(name: str) -> dict[str, Any]:
    """Return a data file of this room."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


_DATA = load_data("words.toml")
SENTENCE_END = re.compile(r"[。！？!?；;\n]")

LIMITS: dict[str, int] = _DATA["limits"]
WORDS: dict[str, list[str]] = _DATA["words"]
TABLES: dict[str, list[str]] = _DATA["tables"]
KINDS: dict[str, list[str]] = _DATA["kinds"]
IMPLIED: dict[str, str] = _DATA["implied"]
NAME_KEPT: dict[str, list[str]] = _DATA["name_kept"]
BREAKDOWN: dict[str, list[str]] = _DATA["breakdown"]
ENUMERATION: dict[str, list[str]] = _DATA["enumeration"]
COMPARISON: dict[str, list[str]] = _DATA["comparison"]
STATEMENTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (entry["kind"], re.compile(entry["pattern"])) for entry in _DATA["statement"]
)
STAGES: dict[str, str] = _DATA["stages"]


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """The words that make a column what ``role`` says; ``exact``: the head is one of them and no more."""

    role: str
    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    exact: bool = False


COLUMNS: tuple[ColumnWords, ...] = tuple(
    ColumnWords(
        entry["role"], tuple(entry["words"]), tuple(entry.get("not", ())), bool(entry.get("exact", False))
    )
    for entry in _DATA["columns"]
)


def has_any(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text holds one of the words."""
    # A plain loop: this is asked more often than anything else, and a generator doubles its cost.
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False


def stage_of(name: str) -> str:
    """Return the stage of the budget that a name tells of, or an empty text."""
    return next((stage for word, stage in STAGES.items() if word in name), "")
