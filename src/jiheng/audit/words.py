"""词 — the words and thresholds that checks go by, read once from ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """Return a list of words."""
    return tuple(_DATA[section][key])


def limit(name: str) -> int:
    """Return a threshold, as a whole number."""
    return int(_DATA["limits"][name])


def tables(section: str) -> list[dict[str, Any]]:
    """Return an array of tables: one rule each."""
    return list(_DATA[section])


def has(text: str, found: tuple[str, ...]) -> bool:
    """Tell whether one of the words stands in a text."""
    # A plain loop: this is asked more often than anything else, and a generator doubles its cost.
    for word in found:  # noqa: SIM110
        if word in text:
            return True
    return False


def longest(text: str, found: tuple[str, ...]) -> int:
    """Return the length of the longest of the words that stands in a text, 0 for none."""
    best = 0
    for word in found:
        if len(word) > best and word in text:
            best = len(word)
    return best
