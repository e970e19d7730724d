"""网页的表 — a table of a page as a grid: a cell that spans rows and columns stands once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.document.html_words import LIMITS, Element, is_dropped
from jiheng.document.rows import check_size

_CELLS = ("td", "th")
_PARTS = ("thead", "tbody", "tfoot")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LEAST = 3


def rows_of(table: Element) -> list[list[Element]]:
    """Return the cells of a table row by row, without those of tables inside it."""
    return [
        [cell for cell in row if cell.tag in _CELLS and not is_dropped(cell)]
        for row in _rows(table)
        if not is_dropped(row)
    ]


def is_layout(rows: Sequence[Sequence[Element]]) -> bool:
    """Tell whether a table only puts things beside each other on the page."""
    if all(len(row) <= 1 for row in rows):
        return True
    cells = [cell for row in rows for cell in row]
    if any(next(cell.iter("table"), None) is not None for cell in cells):
        return len(rows) < _LEAST or max(map(len, rows)) < _LEAST
    if any(child.tag in _HEADINGS for cell in cells for child in cell.iter()):
        return True
    return len(rows) <= LIMITS["layout_rows"] and any(
        sum(map(len, cell.itertext())) > LIMITS["layout_text"] for cell in cells
    )


def grid(rows: Sequence[Sequence[Element]], texts: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the texts of a table's cells in their columns; columns in which no cell begins are left out.

    ``texts`` has the text of each cell of ``rows``.

    Raises:
        DiagnosticError: the grid has too many cells (``document.table_large``).
    """
    taken: dict[int, int] = {}
    placed: list[dict[int, str]] = []
    for row, said in zip(rows, texts, strict=True):
        line: dict[int, str] = {}
        column = 0
        below = {at: left - 1 for at, left in taken.items() if left > 1}
        for cell, text in zip(row, said, strict=True):
            while column in taken:
                column += 1
            line[column] = text
            wide = 1 if column > LIMITS["width"] else max(1, min(_span(cell, "colspan"), LIMITS["span"]))
            deep = _span(cell, "rowspan") or len(rows)
            if deep > 1 and column <= LIMITS["width"]:
                below.update(dict.fromkeys(range(column, column + wide), deep - 1))
            column += wide
        placed.append(line)
        taken = below
    columns = sorted({column for line in placed for column in line})
    check_size(len(placed), len(columns))
    return [[line.get(column, "") for column in columns] for line in placed if line]


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _PARTS and not is_dropped(child):
            yield from (row for row in child if row.tag == "tr")


def _span(cell: Element, name: str) -> int:
    text = cell.get(name, "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
