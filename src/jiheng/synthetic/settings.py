"""设定 — the words and the temper of what is invented, read from the data files beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def words(section: str) -> Any:
    """Return a section of the word list: ``bureau``, ``text``, ``task`` …"""
    return _data("words.toml")[section]


def text(name: str, /, **parameters: object) -> str:
    """Return an invented sentence with its parameters filled in."""
    sentence: str = words("text")[name]
    return sentence.format(**parameters)


def temper(section: str) -> Any:
    """Return a section of the numbers that say how an invented bureau behaves."""
    return _data("model.toml")[section]


def facts() -> list[dict[str, Any]]:
    """Return the data items of a ledger, each with the figure it takes."""
    found: list[dict[str, Any]] = _data("facts.toml")["fact"]
    return found
