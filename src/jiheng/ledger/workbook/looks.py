"""样子 — formats and widths of a workbook for filling in; every figure stands in ``looks.toml``."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

LOOKS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("looks.toml").read_text(encoding="utf-8"))


def display_width(text: str) -> int:
    """Return how wide a text is shown, a half-width character counting 1; of several lines the widest."""
    lines = text.split("\n")
    return max(
        sum(2 if unicodedata.east_asian_width(sign) in "FWA" else 1 for sign in line) for line in lines
    )


def column_width(header: str, texts: Iterable[str], kind: str, label: str = "") -> int:
    """Return a sensible width for a column of a type of field, which is called ``label``."""
    width = LOOKS["width"]
    least = max(width["of"].get(kind, 0), width["named"].get(label, 0))
    # A long header may break in two.
    wanted = [display_width(header) * 2 // 3, least, *map(display_width, texts)]
    return int(min(width["most"], max(width["least"], max(wanted) + width["padding"])))


def row_height(lines: int) -> int:
    """Return how high a row of so many lines is, in points."""
    height = LOOKS["height"]
    return int(min(height["most"], lines * height["line"]))


def lines_in(text: str, width: int) -> int:
    """Return over how many lines a text runs in a column of a width."""
    room = max(width - 1, 1)
    return sum(1 + (display_width(line) - 1) // room if line else 1 for line in text.split("\n"))


class Formats:
    """The cell formats of one workbook, for xlsxwriter."""

    def __init__(self, book: Any) -> None:
        font = {"font_name": LOOKS["font"]["name"], "font_size": LOOKS["font"]["size"]}
        colour = LOOKS["colour"]
        edge = {"border": 1, "border_color": colour["border"]}
        head = {**font, **edge, "bold": True, "text_wrap": True, "valign": "vcenter", "align": "center"}
        self.header = book.add_format({**head, "bg_color": colour["header"]})
        self.required = book.add_format({**head, "bg_color": colour["required"]})
        self.group = book.add_format({**head, "bg_color": colour["group"]})
        # Text, so that a spreadsheet leaves alone what is typed.
        self.data = book.add_format(
            {**font, "num_format": "@", "locked": False, "text_wrap": True, "valign": "top"}
        )
        # Locked cells would keep rows from being sorted and deleted.
        beside = {**font, "font_color": colour["remark"], "text_wrap": True}
        self.remark = book.add_format({**beside, "locked": False, "valign": "top"})
        self.remark_head = book.add_format({**beside, **edge, "valign": "vcenter", "align": "center"})
        self.title = book.add_format({**font, "bold": True, "font_size": font["font_size"] + 6})
        self.text = book.add_format({**font, "text_wrap": True, "valign": "top"})
        self.link = book.add_format({**font, "font_color": "#0563C1", "underline": 1, "valign": "top"})
