"""层 — which rows stand under which: numbered groups, 其中, merged cells carried down, totals."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.document.model import Cell
from jiheng.document.numbering import number_of
from jiheng.document.tables.cells import is_value
from jiheng.document.words import STYLES, WORDS

Row = tuple[Cell, ...]
_PART = 100
_PLAIN = 90


def label_columns(rows: Sequence[Row], header_rows: int) -> int:
    """Return how many columns name a row: those before the first whose head or cells tell of values."""
    width = len(rows[0])
    body = rows[header_rows:]
    for column in range(1, width):
        heads = "".join(row[column].text for row in rows[:header_rows])
        cells = [row[column].text for row in body if row[column].text]
        values = sum(map(is_value, cells))
        if any(word in heads for word in WORDS["values"]) or values * 2 >= len(cells) > 0:
            return column
    return max(1, width - 1)


def column_headers(rows: Sequence[Row], header_rows: int) -> tuple[Row, ...]:
    """Return, per column, its header cells from the outermost inwards; a merged head serves what it spans."""
    width = len(rows[0])
    paths: list[list[Cell]] = [[] for _ in range(width)]
    for depth in range(header_rows):
        # A row that numbers the columns (栏次) names nothing.
        if depth and rows[depth][0].text in WORDS["ordinals"]:
            continue
        head: Cell | None = None
        for column, cell in enumerate(rows[depth]):
            if cell.text:
                head = cell
            elif not _spans(rows, depth, column, header_rows):
                head = None
            if head and not any(above.text == head.text for above in paths[column]):
                paths[column].append(head)
    return tuple(tuple(path) for path in paths)


def _spans(rows: Sequence[Row], depth: int, column: int, header_rows: int) -> bool:
    """Tell whether an empty head belongs to the one at its left: a head of its own stands below."""
    below = [rows[row][column].text for row in range(depth + 1, header_rows)]
    above = [rows[row][column].text for row in range(depth)]
    return any(below) and not any(above)


def row_headers(rows: Sequence[Row], header_rows: int, labels: int) -> tuple[Row, ...]:
    """Return, per row, its label cells: those of the groups above it, then its own, merged ones carried down.

    Header rows have none. The column of running numbers (序号) is left out.
    """
    skip = _ordinal_columns(rows, header_rows, labels)
    columns = [column for column in range(labels) if column not in skip]
    numbered = any(_number_rank(row[columns[0]].text) for row in rows[header_rows:]) if columns else False
    paths: list[Row] = [()] * header_rows
    carried: list[Cell | None] = [None] * len(columns)
    open_rows: list[tuple[int, Cell]] = []
    for row in rows[header_rows:]:
        own = _carry(row, columns, carried)
        first = row[columns[0]] if columns else None
        if first is not None and first.text:
            rank = _rank(first.text, numbered)
            open_rows = [entry for entry in open_rows if entry[0] < rank]
            parents = tuple(cell for _, cell in open_rows)
            if rank:
                open_rows.append((rank, first))
        else:
            parents = tuple(cell for _, cell in open_rows if cell not in own)
        paths.append((*parents, *own))
    return tuple(paths)


def _ordinal_columns(rows: Sequence[Row], header_rows: int, labels: int) -> set[int]:
    return {
        column
        for column in range(labels)
        if labels > 1 and any(row[column].text in WORDS["ordinals"] for row in rows[:header_rows])
    }


def _carry(row: Row, columns: Sequence[int], carried: list[Cell | None]) -> Row:
    """Return the label cells of a row; an empty one is the merged cell above, unless a new group began."""
    for rank, column in enumerate(columns):
        if row[column].text:
            carried[rank] = row[column]
            if any(row[later].text for later in columns[rank + 1 :]) or rank == 0:
                for later in range(rank + 1, len(columns)):
                    carried[later] = None
    return tuple(cell for cell in carried if cell is not None)


def _rank(label: str, numbered: bool) -> int:
    """Return how deep a label stands: 0 a total, then by its way of numbering, then plain, then 其中."""
    words = label.replace(" ", "")
    if words.endswith(tuple(WORDS["totals"])) or words.startswith(tuple(WORDS["totals"])):
        return 0
    if words.startswith(tuple(WORDS["parts"])):
        return _PART
    return _number_rank(words) or (_PLAIN if numbered else 1)


def _number_rank(label: str) -> int:
    found = number_of(label)
    return STYLES[found[0].style].rank + 1 if found else 0
