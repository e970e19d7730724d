"""坐标 — cells by name (AB12) and by row and column, both counted from 1."""

from __future__ import annotations

import re
from functools import cache

_NAME = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


@cache
def column_letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """Return the number of a column's letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell: row 12 of column 28 is AB12."""
    return f"{column_letters(column)}{row}"


def cell_position(name: str) -> tuple[int, int] | None:
    """Return row and column of a cell's name, or None when it is no name of a cell."""
    found = _NAME.fullmatch(name)
    return (int(found[2]), column_number(found[1])) if found else None
