"""词 — the words of ``words.toml``."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))

PROJECT_COLUMNS: dict[str, list[str]] = _DATA["project"]
TOTALS: list[str] = _DATA["totals"]["words"]
HEADER_WITHIN: int = _DATA["found"]["header_within"]
ROWS_LOOKED_AT: int = _DATA["found"]["rows_looked_at"]
UNIT_WITHIN: int = _DATA["found"]["unit_within"]
