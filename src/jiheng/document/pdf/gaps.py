"""无框线的表 — tables from what is left free: columns between aligned gaps, rows between uneven ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jiheng.document.pdf.geometry import Line, Run
from jiheng.document.pdf.grid import Cell, Grid, cell_of
from jiheng.document.tables.cells import is_header_word, is_value

_Span = tuple[float, float]
_Row = list[list[Run]]

_APART = 2.4
_HALF = 0.45
_LOOK = 4
_NARROW = 0.6
_JUMP = 1.3
# Within a table so many ems may part two columns; elsewhere it takes one.
_CLOSE = 0.5
# So many rows of so many columns stand in line by no chance.
_SURE = 3


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines that overlap in height, as those of one row do, and where their pieces stand across the page."""

    lines: tuple[Line, ...]
    pieces: tuple[_Span, ...]
    close: tuple[_Span, ...]

    @property
    def top(self) -> float:
        return min(line.middle - line.size * _HALF for line in self.lines)

    @property
    def bottom(self) -> float:
        return max(line.middle + line.size * _HALF for line in self.lines)

    @property
    def is_row(self) -> bool:
        """Tell whether something stands beside something else."""
        return len(self.pieces) > 1


def gap_tables(lines: Sequence[Line], width: float) -> list[Line | Grid]:
    """Return the lines of one column of a page that is so wide, with the tables among them found."""
    items: list[Line | Grid] = []
    bands = _bands(lines)
    at = 0
    while at < len(bands):
        end = _end(bands, at, width)
        if at == 0 and end == 0:
            end = _rest(bands, width)
        grid = _table(bands[at:end]) if end - at > 1 else None
        if grid:
            items.append(grid)
            at = end
        else:
            items.extend(bands[at].lines)
            at += 1
    return items


def _bands(lines: Sequence[Line]) -> list[_Band]:
    groups: list[list[Line]] = []
    bottom = 0.0
    for line in lines:
        if groups and line.middle - line.size * _HALF < bottom:
            groups[-1].append(line)
        else:
            groups.append([line])
            bottom = 0.0
        bottom = max(bottom, line.middle + line.size * _HALF)
    return [_Band(tuple(group), _spans(group, 1.0), _spans(group, _CLOSE)) for group in groups]


def _spans(lines: Sequence[Line], gap: float) -> tuple[_Span, ...]:
    return tuple(
        _projected([(piece[0].left, piece[-1].right) for line in lines for piece in line.pieces(gap)])
    )


def _end(bands: Sequence[_Band], at: int, width: float) -> int:
    """Return where a table ends that begins with a band: rows, and narrow lines between them."""
    if not bands[at].is_row:
        return at
    end = at
    seen: list[_Span] = []
    for index in range(at, len(bands)):
        band = bands[index]
        size = band.lines[0].size
        if index > at and band.top - bands[index - 1].bottom > _APART * size:
            break
        if band.is_row:
            if _differs(seen, bands, index):
                break
            seen = _projected([*seen, *band.close])
            end = index + 1
        elif band.pieces[0][1] - band.pieces[0][0] > _NARROW * width:
            break
    return end


def _rest(bands: Sequence[_Band], width: float) -> int:
    """Return where a table ends that a page begins with in the midst of a row, right of the first column."""
    row = next((index for index, band in enumerate(bands[:_LOOK]) if band.is_row), 0)
    if not row:
        return 0
    edge = bands[row].pieces[0][1]
    within = all(band.pieces[0][0] > edge for band in bands[:row])
    near = bands[row].top - bands[row - 1].bottom < _APART * bands[row].lines[0].size
    return _end(bands, row, width) if within and near else 0


def _differs(seen: Sequence[_Span], bands: Sequence[_Band], at: int) -> bool:
    """Tell whether other columns begin with a band: it and the next row stand across two of those seen."""
    rows = [band for band in bands[at : at + _LOOK] if band.is_row][:2]
    return len(rows) > 1 and all(
        any(sum(min(right, b) - max(left, a) > 1.0 for a, b in seen) > 1 for left, right in band.close)
        for band in rows
    )


def _table(bands: Sequence[_Band]) -> Grid | None:
    columns, clear = _columns([band.close for band in bands])
    if len(columns) < 2:
        return None
    placed = [_place(band.lines, columns) for band in bands]
    joined, agreed = _joined(bands, placed)
    rows: list[list[Cell]] = []
    for group in joined:
        cells: _Row = [
            [run for index in group for run in placed[index][column]] for column in range(len(columns))
        ]
        rows.append([cell_of(runs, right - left) for runs, (left, right) in zip(cells, columns, strict=True)])
    if not _is_table(rows):
        return None
    starts = [columns[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1]]
    return Grid(bands[0].top, bands[-1].bottom, tuple(starts), rows, clear and agreed, False)


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


def _place(lines: Sequence[Line], columns: Sequence[_Span]) -> _Row:
    cells: _Row = [[] for _ in columns]
    for piece in (piece for line in lines for piece in line.pieces(_CLOSE)):
        left, right = piece[0].left, piece[-1].right
        overlaps = [min(right, end) - max(left, start) for start, end in columns]
        cells[overlaps.index(max(overlaps))].extend(piece)
    return cells


def _joined(bands: Sequence[_Band], placed: Sequence[_Row]) -> tuple[list[list[int]], bool]:
    """Return the bands of every row, and whether widths of gaps and numbers in the columns tell the same.

    Bands with less between them than there is between rows are one row, unless a column would then hold two
    numbers in one row.
    """
    gaps = [below.top - above.bottom for above, below in pairwise(bands)]
    single = [[index] for index in range(len(bands))]
    limit = _jump(gaps)
    if not limit:
        return single, True
    joined = [[0]]
    for index, gap in enumerate(gaps, 1):
        if gap < limit:
            joined[-1].append(index)
        else:
            joined.append([index])
    if not any(_two_values(placed, group) for group in joined):
        return joined, True
    return single, all(all(row) for row in placed)


def _jump(gaps: Sequence[float]) -> float:
    """Return what parts the small gaps, within rows, from the large ones between them; 0: all are alike."""
    order = sorted(gaps)
    ratio, limit = _JUMP, 0.0
    for small, large in pairwise(order):
        if large > max(small, 0.5) * ratio and large - small > 1.5:
            ratio, limit = large / max(small, 0.5), (small + large) / 2
    return limit


def _two_values(placed: Sequence[_Row], group: Sequence[int]) -> bool:
    """Tell whether a column holds numbers in two bands of a row."""
    for column in range(len(placed[0])):
        texts = [Line(placed[index][column]).text for index in group if placed[index][column]]
        if sum(map(is_value, texts)) > 1:
            return True
    return False


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
