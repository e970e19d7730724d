"""格里的字 — what is written into a cell for a value of a record, and the way back.

Everything is text, so that what a person types is what is read: no spreadsheet turns 1-2 into a day, drops
the 0 of 13867.60 or rounds a long number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from jiheng.ledger.workbook.words import NOTHING, SEPARATORS
from jiheng.record import Field
from jiheng.workbook import Cell, neutral, plain

_MARK = "'"
_SIGNED_FIGURE = re.compile(r"[-+][0-9][0-9,.]*[%‰\u4e00-\u9fff]{0,8}")
_FIGURES = ("quantity", "figure", "decimal")
_SUSPICIOUS = frozenset((_MARK, "", *(word[:1] for word in NOTHING)))
_LINES = re.compile("\n")
_LINES_AND_SEPARATORS = re.compile(f"[\n{SEPARATORS}]")


def is_nothing(text: str) -> bool:
    """Return whether a cell says that there is nothing: blank, — or /."""
    return text.strip() in NOTHING


def may_be_marked(text: str) -> bool:
    """Return whether a text may say nothing or carry a mark; of most texts the first sign tells that not."""
    return text[:1] in _SUSPICIOUS or text[0].isspace()


def cell_says_nothing(cell: Cell) -> bool:
    """Return whether a cell says that there is nothing."""
    return is_nothing(cell.text)


def cell_text(value: object, field: Field) -> str:
    """Return the text of a cell for a value as `jiheng.record.emit` gives it."""
    if isinstance(value, list):
        return _escaped(_joined([str(item) for item in value], field))
    text = str(value)
    if field.type in _FIGURES and _SIGNED_FIGURE.fullmatch(text):
        # A negative amount can only ever be that amount.
        return text
    return _escaped(text)


def unescaped(text: str) -> str:
    """Return the text that was written, without the mark that keeps it from being read otherwise."""
    if text.startswith(_MARK) and is_nothing(text.lstrip(_MARK)):
        return text[1:]
    return plain(text)


def _escaped(text: str) -> str:
    return _MARK + text if is_nothing(text.lstrip(_MARK)) else neutral(text)


def items_of(text: str, field: Field) -> list[str]:
    """Return the items of a list in one cell: a line each; ids also between 、 and commas."""
    if text.startswith("["):
        try:
            items = json.loads(text)
        except (ValueError, RecursionError):
            items = None
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            return items
    pattern = _LINES_AND_SEPARATORS if field.type == "reference" else _LINES
    return [item for piece in pattern.split(text) if (item := piece.strip())]


def _joined(items: Sequence[str], field: Field) -> str:
    text = "\n".join(items)
    # Items that hold line breaks or separators themselves are told apart by quotation marks.
    return text if items_of(text, field) == list(items) else json.dumps(items, ensure_ascii=False)
