"""表内层次 — rows that stand under another without a number or an indent to say so.

The arithmetic shows it (基本支出, 人员经费, 公用经费): in most columns the rows after a row add up to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jiheng.read import Row

_LEAST_COLUMNS = 2
_MOST = 12


def without_inner(rows: Sequence[Row]) -> tuple[list[Row], list[tuple[Row, list[Row]]]]:
    """Return the outer rows, and every row that has inner rows with them."""
    outer: list[Row] = []
    nested: list[tuple[Row, list[Row]]] = []
    at = 0
    while at < len(rows):
        outer.append(rows[at])
        size = _inner(rows, at)
        if size:
            nested.append((rows[at], list(rows[at + 1 : at + 1 + size])))
        at += 1 + size
    return outer, nested


def _inner(rows: Sequence[Row], at: int) -> int:
    """Return how many rows after one add up to it in more than half of at least two columns, or 0."""
    whole = rows[at]
    for size in range(2, min(_MOST, len(rows) - at - 1) + 1):
        parts = rows[at + 1 : at + 1 + size]
        held = [_adds(whole, parts, column) for column in whole.figures]
        told = [found for found in held if found is not None]
        if len(told) >= _LEAST_COLUMNS and sum(told) * 2 > len(told) and sum(told) >= _LEAST_COLUMNS:
            return size
    return 0


def _adds(whole: Row, parts: Sequence[Row], column: int) -> bool | None:
    """Tell whether a column adds up; None where it tells nothing: rates, zeros, empty cells."""
    cells = [part.figures[column] for part in parts if column in part.figures]
    figure = whole.figures[column]
    values = [cell.value for cell in cells if cell.value]
    if len(values) < 2 or not figure.value or figure.kind in {"rate", "points"}:
        return None
    half = sum((Fraction(cell.quantity.half) for cell in (figure, *cells) if cell.quantity), Fraction(0))
    return abs(Fraction(figure.value) - sum(map(Fraction, values))) <= half
