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
    return any(word in text for word in found)


def longest(text: str, found: tuple[str, ...]) -> int:
    """Return the length of the longest of the words that stands in a text, 0 for none."""
    return max((len(word) for word in found if word in text), default=0)
