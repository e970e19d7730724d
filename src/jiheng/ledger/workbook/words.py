"""写法 — the words of ``words.toml``."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))

NOTHING = frozenset(("", *_DATA["nothing"]))
UNSURE = frozenset(_DATA["unsure"])
YES, NO = frozenset(_DATA["yes"]), frozenset(_DATA["no"])
SEPARATORS: str = _DATA["separators"]
HEADER_MARKS: str = _DATA["header_marks"]
PATH_MARKS: str = _DATA["path_marks"]
HEADER_WITHIN: int = _DATA["header_within"]
LISTED: dict[str, str] = _DATA["listed"]
COLUMNS_OF_CODE: dict[str, list[str]] = _DATA["columns"]
