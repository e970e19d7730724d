"""The functions of the formula language, from ``functions.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

COLLECTIONS = {
    "项目": "project",
    "指标": "indicator",
    "绩效指标": "indicator",
    "任务": "task",
    "预算调整": "adjustment",
    "编制类别": "staffing",
    "预算单位": "unit",
    "问题": "problem",
}


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its English name, how many arguments it takes, and a line of help."""

    name: str
    least: int
    most: int
    help: str


@cache
def functions() -> dict[str, Function]:
    """Return the functions by every name they may be written with."""
    text = files(__package__).joinpath("functions.toml").read_text(encoding="utf-8")
    known: dict[str, Function] = {}
    for name, entry in tomllib.loads(text).items():
        least, most = entry["arguments"]
        function = Function(name, least, most, entry["help"])
        known |= dict.fromkeys(entry["names"], function)
    return known
