"""公式 — the arithmetic of a score sheet in the language of spreadsheets.

A spreadsheet calculates with binary numbers; sums of decimal points are rounded to the digits they have, so
that 89.99999 is not below the limit of 90.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.scheme.records import Rounding
from jiheng.workbook import cell_name

_MOST = 200
"""Arguments in one call; a spreadsheet takes 255."""
_NOISE = 9
"""Digits kept before a cut-off, so that 94.99999999999999 counts as the 95 that it stands for."""


def cell(row: int, column: int) -> str:
    """Return the name of a cell by 0-based row and column."""
    return cell_name(row + 1, column + 1)


def over(function: str, rows: Iterable[int], column: int) -> str:
    """Return a function such as SUM over some cells of a column; neighbours are written as one area."""
    areas = list(_areas(sorted(rows), column))
    parts = [areas[start : start + _MOST] for start in range(0, len(areas), _MOST)]
    return "+".join(f"{function}({','.join(part)})" for part in parts) or "0"


def _areas(rows: list[int], column: int) -> Iterator[str]:
    start = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or rows[end] != rows[end - 1] + 1:
            first, last = cell(rows[start], column), cell(rows[end - 1], column)
            yield first if first == last else f"{first}:{last}"
            start = end


def exactly(expression: str, places: int) -> str:
    """Return a sum without the noise of binary numbers."""
    return f"ROUND({expression},{places})"


def rounded(expression: str, rounding: Rounding) -> str:
    """Return an expression (of no negative value) rounded as a scheme says."""
    places = rounding.places
    if rounding.mode == "截尾":
        return f"ROUNDDOWN(ROUND({expression},{_NOISE}),{places})"
    if rounding.mode == "四舍六入五成双":
        whole = f"ROUND(({expression})*10^{places},{_NOISE - places})"
        half = f"AND(ROUND({whole}-INT({whole}),6)=0.5,MOD(INT({whole}),2)=0)"
        return f"IF({half},INT({whole}),ROUND({whole},0))/10^{places}"
    # What is exactly a half in decimals must not be just below it in binary.
    return f"ROUND(ROUND({expression},{_NOISE}),{places})"


def text(value: str) -> str:
    """Return a text as a formula writes it."""
    return '"' + value.replace('"', '""') + '"'
