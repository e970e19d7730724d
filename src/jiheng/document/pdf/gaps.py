"""无框线的表 — tables from what is left free: columns between aligned gaps, rows between uneven ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from jiheng.document.pdf.geometry import Line, Run
from jiheng.document.pdf.grid import Cell, Grid, cell_of
from jiheng.document.tables.cells import is_header_word, is_value

_Span = tuple[float, float]
_Row = list[list[Run]]

_APART = 3.2
_NARROW = 0.6
_JUMP = 1.3
# So many rows of so many columns stand in line by no chance.
_SURE = 3


def gap_tables(lines: Sequence[Line], width: float) -> list[Line | Grid]:
    """Return the lines of one column of a page that is so wide, with the tables among them found."""
    items: list[Line | Grid] = []
    at = 0
    while at < len(lines):
        end = _end(lines, at, width)
        grid = _table(lines[at:end]) if end - at > 1 else None
        if grid:
            items.append(grid)
            at = end
        else:
            items.append(lines[at])
            at += 1
    return items


def _end(lines: Sequence[Line], at: int, width: float) -> int:
    """Return where a run of lines ends that stand in columns; the first and the last stand in several."""
    if not _opens(lines, at, width):
        return at
    end, several = at, 0
    for index in range(at, len(lines)):
        line = lines[index]
        if index > at and line.middle - lines[index - 1].middle > _APART * line.size:
            break
        if len(line.pieces()) > 1:
            end, several = index + 1, several + 1
        elif line.right - line.left > _NARROW * width:
            break
    return end if several > 1 else at


def _opens(lines: Sequence[Line], at: int, width: float) -> bool:
    """Tell whether a line stands in columns, or is part of a cell beside lower lines that do."""
    line = lines[at]
    if len(line.pieces()) > 1:
        return True
    near = at + 1 < len(lines) and lines[at + 1].middle - line.middle < line.size
    return near and line.right - line.left < _NARROW * width and len(lines[at + 1].pieces()) > 1


def _table(lines: Sequence[Line]) -> Grid | None:
    pieces = [[(piece[0].left, piece[-1].right) for piece in line.pieces()] for line in lines]
    columns, clear = _columns(pieces)
    if len(columns) < 2:
        return None
    placed = [_place(line, columns) for line in lines]
    bands, agreed = _bands(lines, placed)
    starts = [columns[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1]]
    rows: list[list[Cell]] = []
    for band in bands:
        cells: _Row = [[] for _ in columns]
        for index in band:
            for column, runs in enumerate(placed[index]):
                cells[column].extend(runs)
        rows.append([cell_of(runs, right - left) for runs, (left, right) in zip(cells, columns, strict=True)])
    if not _is_table(rows):
        return None
    top, bottom = lines[0].middle, lines[-1].middle
    return Grid(top, bottom, tuple(starts), rows, clear and agreed, False)


def _columns(pieces: Sequence[Sequence[_Span]]) -> tuple[list[_Span], bool]:
    """Return the columns, and whether nothing stands across two of them."""
    columns = _projected([span for row in pieces for span in row])
    most = Counter(len(row) for row in pieces if len(row) > 1).most_common(1)[0][0]
    if len(columns) >= most:
        return columns, True
    return _projected([span for row in pieces if len(row) >= most for span in row]), False


def _projected(spans: Sequence[_Span]) -> list[_Span]:
    merged: list[_Span] = []
    for left, right in sorted(spans):
        if merged and left <= merged[-1][1] + 1.0:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _place(line: Line, columns: Sequence[_Span]) -> _Row:
    cells: _Row = [[] for _ in columns]
    for piece in line.pieces():
        left, right = piece[0].left, piece[-1].right
        best = max(range(len(columns)), key=lambda i: min(right, columns[i][1]) - max(left, columns[i][0]))
        cells[best].extend(piece)
    return cells


def _bands(lines: Sequence[Line], placed: Sequence[_Row]) -> tuple[list[list[int]], bool]:
    """Return the lines of every row, and whether widths of gaps and numbers in the columns tell the same.

    Lines that overlap in height are one row; so are those with less between them than there is between rows,
    unless a column would then hold two numbers in one row.
    """
    bands: list[list[int]] = []
    bottom = 0.0
    gaps: list[float] = []
    for index, line in enumerate(lines):
        half = line.size * 0.45
        if bands and line.middle - half < bottom:
            bands[-1].append(index)
        else:
            if bands:
                gaps.append(line.middle - half - bottom)
            bands.append([index])
        bottom = max(bottom, line.middle + half)
    limit = _jump(gaps)
    if not limit:
        return bands, True
    joined = [list(bands[0])]
    for band, gap in zip(bands[1:], gaps, strict=True):
        if gap < limit:
            joined[-1].extend(band)
        else:
            joined.append(list(band))
    if not any(_two_values(placed, band) for band in joined):
        return joined, True
    return bands, all(_fills(placed, band) for band in bands)


def _jump(gaps: Sequence[float]) -> float:
    """Return what parts the small gaps, within rows, from the large ones between them; 0: all are alike."""
    order = sorted(gaps)
    ratio, limit = _JUMP, 0.0
    for small, large in pairwise(order):
        if large > max(small, 0.5) * ratio and large - small > 1.5:
            ratio, limit = large / max(small, 0.5), (small + large) / 2
    return limit


def _two_values(placed: Sequence[_Row], band: Sequence[int]) -> bool:
    for column in range(len(placed[0])):
        texts = [Line(placed[index][column]).text for index in band if placed[index][column]]
        if sum(map(is_value, texts)) > 1:
            return True
    return False


def _fills(placed: Sequence[_Row], band: Sequence[int]) -> bool:
    return all(any(placed[index][column] for index in band) for column in range(len(placed[0])))


def _is_table(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether rows are a table: several rows, numbers among them or the words of a header above."""
    full = sum(sum(map(bool, row)) > 1 for row in rows)
    texts = [["".join(cell) for cell in row] for row in rows]
    if full < 2 or any("。" in text for text in texts[0]):
        return False
    if full >= _SURE and len(rows[0]) >= _SURE:
        return True
    heads = sum(map(is_header_word, texts[0]))
    values = sum(is_value(text) for row in texts for text in row[1:] if text)
    return heads * 2 >= len(rows[0]) or values * 2 >= sum(bool(text) for row in texts for text in row[1:])
