"""制表符 — tables whose cells a tab stop sets apart: several in a line, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiheng.document.layout import ends_with_full_stop, is_outline, opens_block
from jiheng.document.lines import Line
from jiheng.document.numbering import number_of
from jiheng.document.tables.cells import (
    Found,
    RawCell,
    RawRow,
    cell_of,
    empty_cell,
    is_number,
    same_length,
    span_cell,
    trimmed,
)
from jiheng.document.tables.stream import rows_of_stream
from jiheng.document.words import LIMITS

_PAGE = re.compile(r"\d{1,3}$")
_MANY = 6


def find_tab_cells(source: str, lines: Sequence[Line], index: int) -> Found | int:
    """Find a table with one cell a line, each after a tab stop; an empty line ends a row.

    A line without a tab stop goes on with the cell before it: at once, or after an empty line where it
    continues the cell's list or the row lacks cells.
    """
    if not _is_cell(lines[index]):
        return index
    rows: list[list[list[Line]]] = [[[lines[index]]]]
    at = index + 1
    while at < len(lines) and lines[at].gap <= 1:
        line = lines[at]
        if _is_cell(line):
            if line.gap:
                rows.append([])
            rows[-1].append([line])
        elif _goes_on(rows, line):
            rows[-1][-1].append(line)
        else:
            break
        at += 1
    cells = [[_cell(cell) for cell in row] for row in rows]
    if sum(map(len, cells)) < 2:
        return at
    if len(cells) == 1 and len(cells[0]) >= _MANY:
        return _one_run(source, index, at, cells[0])
    return Found(index, at, cells, same_length(cells), "tab_cells")


def _is_cell(line: Line) -> bool:
    return line.tabbed and line.tabs == 1


def _cell(lines: Sequence[Line]) -> RawCell:
    return tuple(((line.start, line.end),) for line in lines)


def _goes_on(rows: Sequence[Sequence[Sequence[Line]]], line: Line) -> bool:
    if line.tabbed or "\t" in line.text or opens_block(line.text):
        return False
    row = rows[-1]
    if not row[-1][-1].text:
        return False
    previous, number = number_of(row[-1][-1].text), number_of(line.text)
    if previous and number and previous[0].style == number[0].style:
        return number[0].value == (previous[0].value or 0) + 1
    if is_outline(line.text):
        return False
    return line.gap == 0 or (len(rows) > 1 and len(row) < len(rows[0]))


def _one_run(source: str, first: int, end: int, cells: RawRow) -> Found:
    """Return the table that cells without rows make; where no rows show, every cell is a row."""
    rows, certain = rows_of_stream(source, cells) or ([[cell] for cell in cells], False)
    return Found(first, end, rows, certain, "tab_cells")


def find_tab_rows(source: str, lines: Sequence[Line], index: int) -> Found | int:
    """Find a table whose lines are rows and whose cells are set apart by tab stops."""
    if not _is_row(lines[index]):
        return index
    rows = [_split(source, lines[index])]
    at, sure = index + 1, True
    while at < len(lines) and lines[at].gap <= 1:
        line = lines[at]
        if _is_row(line):
            rows.append(_split(source, line))
        elif _wraps(lines, at) and _is_number(source, rows[-1][-1]):
            # Words go on with words; after a number they are a row of one merged cell.
            rows.append([cell_of([line])])
            sure = False
        elif _wraps(lines, at):
            rows[-1][-1] = (*rows[-1][-1], *cell_of([line]))
            sure = False
        else:
            break
        at += 1
    filled = [sum(not _is_empty(cell) for cell in row) for row in rows]
    if len(rows) < 2 or max(filled) < 2 or _is_contents(source, rows):
        return at
    rows = _without_empty_edges(rows)
    return Found(index, at, rows, sure and same_length(rows), "tab_rows")


def _is_row(line: Line) -> bool:
    return line.tabs > int(line.tabbed) and len(line.text) <= LIMITS["table_line"]


def _wraps(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line without a tab stop, right between two rows, goes on with the last cell."""
    line = lines[at]
    if line.gap or line.tabbed or at + 1 >= len(lines) or lines[at + 1].gap:
        return False
    short = len(line.text) <= LIMITS["cell"] and not opens_block(line.text)
    return short and _is_row(lines[at + 1]) and not is_outline(line.text)


def _is_number(source: str, cell: RawCell) -> bool:
    start, end = cell[-1][-1]
    return is_number(source[start:end])


def _split(source: str, line: Line) -> RawRow:
    row: RawRow = []
    start = line.head
    while True:
        stop = source.find("\t", start, line.tail)
        end = line.tail if stop < 0 else stop
        left, right = trimmed(source, start, end)
        row.append(span_cell(left, right) if left < right else empty_cell(left))
        if stop < 0:
            return row
        start = stop + 1


def _is_empty(cell: RawCell) -> bool:
    return all(start == end for spans in cell for start, end in spans)


def _without_empty_edges(rows: list[RawRow]) -> list[RawRow]:
    while len(rows[0]) > 1 and all(len(row) > 1 and _is_empty(row[0]) for row in rows):
        rows = [row[1:] for row in rows]
    while len(rows[0]) > 1 and same_length(rows) and all(_is_empty(row[-1]) for row in rows):
        rows = [row[:-1] for row in rows]
    return rows


def _is_contents(source: str, rows: Sequence[RawRow]) -> bool:
    """Tell a table of contents: two cells a row, the second a page number that never falls."""
    if any(len(row) != 2 for row in rows):
        return False
    last = [source[row[1][0][0][0] : row[1][0][0][1]] for row in rows]
    first = [source[row[0][0][0][0] : row[0][0][0][1]] for row in rows]
    if not all(_PAGE.match(text) for text in last) or not any(number_of(text) for text in first):
        return False
    pages = [int(text) for text in last]
    return pages == sorted(pages) and not any(ends_with_full_stop(text) for text in first)
