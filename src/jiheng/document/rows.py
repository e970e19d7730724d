"""表写成行 — rows of cells as lines with strokes, as the reader of tables takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jiheng.diagnostic import fail
from jiheng.document.words import LIMITS

_LABEL = re.compile(r"[一-鿿（）()％%/]+$")
BREAK = "<br>"
"""What parts the paragraphs of a cell."""

_FLAT = str.maketrans(dict.fromkeys("\n\t\r\f\v\x85\u2028\u2029", " ") | dict.fromkeys("|｜│┃║", "¦"))


def in_cell(text: str) -> str:
    """Return a text, character for character, without what would end a cell or a line."""
    return text.translate(_FLAT)


def parting(before: str, after: str) -> str:
    """Return what stands between two paragraphs of a cell: nothing where a narrow cell cut a label in two."""
    short = 0 < len(before) <= LIMITS["label"] and 0 < len(after) <= LIMITS["label"]
    return "" if short and _LABEL.match(before) and _LABEL.match(after) else BREAK


def cell_text(paragraphs: Iterable[str]) -> str:
    """Return the paragraphs of a cell as the text between two strokes."""
    text, last = "", ""
    for paragraph in paragraphs:
        flat = in_cell(paragraph).strip()
        if flat:
            text += (parting(last, flat) if text else "") + flat
            last = flat
    return text


def check_size(rows: int, columns: int) -> None:
    """Refuse a table that is too large to be written out.

    Raises:
        DiagnosticError: ``document.table_large``.
    """
    if rows * columns > LIMITS["table_cells"]:
        raise fail("document.table_large", rows=rows, columns=columns)


def table_lines(rows: Sequence[Sequence[str]]) -> str:
    """Return a table as lines, one a row, with an empty line before and two after it.

    The cells are those of `cell_text`. Rows of different length are filled up at their ends.
    """
    width = max(map(len, rows), default=0)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n" + "\n".join(lines) + "\n\n\n"
