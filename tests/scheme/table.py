"""The rows of the tables beside the tests of this folder."""

import tomllib
from pathlib import Path
from typing import Any


def rows(name: str) -> dict[str, Any]:
    path = Path(__file__).parent / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
