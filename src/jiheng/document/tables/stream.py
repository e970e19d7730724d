"""串 — cells one after the other, without rows: which number of columns makes a table of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jiheng.document.heal import heal_paragraphs
from jiheng.document.tables.cells import RawCell, RawRow, empty_cell, is_header_word, is_value
from jiheng.document.tables.merged import rows_under_heads
from jiheng.document.words import LIMITS


def rows_of_stream(source: str, cells: Sequence[RawCell]) -> tuple[list[RawRow], bool] | None:
    """Return the rows that a run of cells makes, the header first, and whether they are certain.

    Certain: the cells fill rows of equal length, under a header without numbers, and each column holds
    numbers only or words only. Otherwise, where the header has the words of one, a row begins at each word
    that a number follows, and is uncertain. Nothing where no number stands among the cells.
    """
    texts = [heal_paragraphs(source, cell).text for cell in cells]
    # An empty cell is of either kind.
    values = [is_value(text) if text else None for text in texts]
    if True not in values:
        return None
    width = _width(values)
    if width:
        return [list(cells[at : at + width]) for at in range(0, len(cells), width)], True
    merged = rows_under_heads(cells, texts, values)
    return (merged, False) if merged else _by_labels(cells, texts, values)


def _width(values: Sequence[bool | None]) -> int:
    """Return the only number of columns under which every column is of one kind, or 0."""
    first = values.index(True)
    fits = [
        width
        for width in range(max(2, first // 2), min(first, len(values) // 2, LIMITS["columns"]) + 1)
        if len(values) % width == 0 and _is_uniform(values, width)
    ]
    return fits[0] if len(fits) == 1 else 0


def _is_uniform(values: Sequence[bool | None], width: int) -> bool:
    body = values[width:]
    columns = [body[column::width] for column in range(width)]
    return all(len(set(column) - {None}) <= 1 for column in columns)


def _by_labels(
    cells: Sequence[RawCell], texts: Sequence[str], values: Sequence[bool | None]
) -> tuple[list[RawRow], bool] | None:
    first = values.index(True)
    width = first - 1
    if width < 2 or width > LIMITS["columns"] or sum(map(is_header_word, texts[:width])) * 2 < width:
        return None
    starts = [at for at in range(width, len(cells)) if values[at] is False and values[at - 1] is not False]
    starts = [width, *(at for at in starts if at > width)]
    rows = [list(cells[:width])]
    for start, stop in pairwise([*starts, len(cells)]):
        row = list(cells[start:stop])
        end = row[-1][-1][-1][1]
        rows.append(row + [empty_cell(end)] * (width - len(row)))
    return (rows, False) if len(rows) > 1 else None
