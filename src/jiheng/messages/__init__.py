"""文案 — every sentence a user reads, by code, from one catalogue.

A code is ``room.name``: the file ``room.toml`` in this folder and the key in it. A file is read only
when one of its sentences is needed.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiheng.place import Place


@cache
def _room(name: str) -> dict[str, str]:
    # Every start of the command line comes through here: importlib.resources would cost more than the rest.
    with open(os.path.join(os.path.dirname(__file__), f"{name}.toml"), "rb") as stream:  # noqa: PTH118, PTH120, PTH123
        return tomllib.load(stream)


def message(code: str, /, **parameters: object) -> str:
    """Return the sentence of a code with its parameters filled in.

    Raises:
        KeyError: the catalogue has no such code.
    """
    room, _, name = code.partition(".")
    return _room(room)[name].format(**parameters)


def place_words(place: Place) -> str:
    """Return a place in words, as far as it is known: 文件、工作表、单元格、行、列."""
    parts = [place.file or ""]
    known = (
        ("sheet", place.sheet),
        ("cell", place.cell),
        ("page", place.page),
        ("table", place.table),
        ("row", place.row),
        ("line", place.line),
        ("column", place.column),
    )
    parts += [message(f"place.{name}", value=value) for name, value in known if value is not None]
    return " ".join(part for part in parts if part)
