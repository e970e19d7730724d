"""The rows of the tables beside this file."""

import tomllib
from pathlib import Path
from typing import Any


def rows(name: str) -> dict[str, Any]:
    path = Path(__file__).with_name(f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
