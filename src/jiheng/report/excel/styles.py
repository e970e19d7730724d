"""样子 — cell formats put together from the parts in ``styles.toml``, each made once per workbook."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

BASE = "base"


@cache
def _parts() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("styles.toml").read_text(encoding="utf-8"))


class Styles:
    """The formats of one workbook; ``places`` are the digits after the point that points are shown with."""

    def __init__(self, book: Any, places: int) -> None:
        self._book = book
        self._made: dict[str, Any] = {}
        self.points = "0." + "0" * places

    def __call__(self, names: str) -> Any:
        """Return the format of some parts, such as ``cell points first``."""
        if names not in self._made:
            self._made[names] = self._book.add_format(self._properties(names))
        return self._made[names]

    def _properties(self, names: str) -> dict[str, Any]:
        found = dict(_parts()[BASE])
        for name in names.split():
            found |= self._points(name) or _parts()[name]
        return found

    def _points(self, name: str) -> dict[str, Any]:
        shown = {
            "points": self.points,
            # Nothing lost is an empty cell, not a column of zeros.
            "loss": f"{self.points};-{self.points};",
        }.get(name)
        return {} if shown is None else {"align": "right", "num_format": shown}
