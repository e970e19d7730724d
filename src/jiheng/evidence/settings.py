"""The data of ``evidence.toml``: kinds of files, limits, fonts."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

Kind = Literal["pdf", "image", "text", "office", ""]


@cache
def data() -> dict[str, Any]:
    """Return the data file."""
    return tomllib.loads(files(__package__).joinpath("evidence.toml").read_text(encoding="utf-8"))


def limit(name: str) -> int:
    """Return a limit."""
    value: int = data()["limits"][name]
    return value


def kind_of(path: Path) -> Kind:
    """Return how a file is opened, by its ending; an empty text for one that nobody knows."""
    suffix = path.suffix.lower()
    kinds: tuple[Kind, ...] = ("pdf", "image", "text", "office")
    return next((kind for kind in kinds if suffix in data()["kinds"][kind]), "")
