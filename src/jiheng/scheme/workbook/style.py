"""样子 — widths, colours and cell formats of the scheme's workbook, from ``style.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from jiheng.record import Field

_Data = dict[str, dict[str, Any]]


@cache
def _data() -> _Data:
    return tomllib.loads(files(__package__).joinpath("style.toml").read_text(encoding="utf-8"))


class Style:
    """The formats of one workbook; each is made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Any] = {}
        self._colour = _data()["colour"]

    def width(self, name: str) -> int:
        """Return a width or height by its name in the file."""
        return int(_data()["width"][name])

    def width_of(self, field: Field) -> int:
        """Return the width of a field's column."""
        data = _data()
        return int(data["named"].get(field.name) or data["width"][field.type])

    @property
    def head(self) -> Any:
        """Return the format of a column's head."""
        return self._format(bold=True, align="center", valign="vcenter", bg_color=self._colour["head"])

    @property
    def label(self) -> Any:
        """Return the format of what a line is about."""
        return self._format(bold=True)

    @property
    def help(self) -> Any:
        """Return the format of how to fill in."""
        return self._format(font_color=self._colour["quiet"])

    @property
    def guide(self) -> Any:
        """Return the format of the words below the first sheet."""
        return self._format(font_color=self._colour["quiet"], border=0)

    def cell(self, *, parent: bool = False) -> Any:
        """Return the format of a text."""
        return self._format(**self._ground(parent))

    def number(self, decimals: int, align: str, *, parent: bool = False) -> Any:
        """Return the format of a number shown with so many decimals."""
        digits = "0." + "0" * decimals if decimals else "0"
        return self._format(num_format=digits, align=align, **self._ground(parent))

    def of_level(self, parent: bool, last: bool) -> Any:
        """Return the format of a level's cell: names run over the empty cells behind, the last one wraps."""
        borders = {"border": 0, "top": 1, "bottom": 1, "right": int(last)}
        return self._format(text_wrap=last, **borders, **self._ground(parent))

    def _ground(self, parent: bool) -> dict[str, object]:
        return {"bold": True, "bg_color": self._colour["parent"]} if parent else {}

    def _format(self, **wanted: object) -> Any:
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            usual = {"border": 1, "border_color": self._colour["border"], "text_wrap": True, "valign": "top"}
            usual |= _data()["font"]
            self._made[key] = self._book.add_format({**usual, **wanted})
        return self._made[key]
