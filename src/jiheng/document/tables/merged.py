"""并格 — one cell after the other, where merged labels are printed once and the heads tell the columns.

一级指标 二级指标 三级指标 指标值 实际完成值 分值 得分, then 产出指标 数量指标 养护里程 ≥320 335 15 15, then
质量指标 验收合格率 …: a row begins at the first label after its values, and lacks the labels above its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.document.tables.cells import RawCell, RawRow, empty_cell, is_header_word
from jiheng.document.words import LIMITS, WORDS

_VALUE_HEADS = tuple(WORDS["value_heads"])
_REMARKS = tuple(WORDS["remark_heads"])
_TOTALS = tuple(WORDS["totals"])
_MOST_LABELS = 5
_REMARK = 8


@dataclass(frozen=True, slots=True)
class _Heads:
    """The heads of columns: so many of labels, of values and of remarks, up to ``end``."""

    labels: int
    values: int
    remarks: int
    end: int

    @property
    def width(self) -> int:
        return max(1, self.labels) + self.values + self.remarks


def rows_under_heads(
    cells: Sequence[RawCell], texts: Sequence[str], values: Sequence[bool | None]
) -> list[RawRow] | None:
    """Return the rows of a run of cells, heads within it included, or None where the heads do not tell."""
    heads = _heads_at(texts, values, 0)
    if heads is None:
        return None
    rows: list[RawRow] = [_head_row(cells, 0, heads)]
    at, full = heads.end, 0
    while at < len(cells):
        other = _heads_at(texts, values, at)
        if other:
            rows.append(_head_row(cells, at, other))
            heads, at = other, other.end
            continue
        found = _row(cells, texts, values, at, heads)
        if found is None:
            return None
        row, at, whole = found
        rows.append(row)
        full += whole
    width = max(map(len, rows))
    if full < 2 or full * 2 < len(rows) - 1:
        return None
    return [row + [empty_cell(row[-1][-1][-1][1])] * (width - len(row)) for row in rows]


def _heads_at(texts: Sequence[str], values: Sequence[bool | None], at: int) -> _Heads | None:
    """Return the heads that begin at a cell: labels, at least two of values, remarks."""
    labels = 0
    while labels <= _MOST_LABELS and _is_head(texts, at + labels) and not _ends(texts[at + labels]):
        labels += 1
    counted = 0
    while _is_head(texts, at + labels + counted) and texts[at + labels + counted].endswith(_VALUE_HEADS):
        counted += 1
    remarks = 0
    after = at + labels + counted
    while after + remarks < len(texts) and _is_remark_head(texts[after + remarks]):
        remarks += 1
    end = after + remarks
    if labels > _MOST_LABELS or counted < 2 or end >= len(texts) or counted > LIMITS["columns"]:
        return None
    return _Heads(labels, counted, remarks, end) if values[end] is not True else None


def _is_head(texts: Sequence[str], at: int) -> bool:
    return at < len(texts) and is_header_word(texts[at]) and not _is_remark_head(texts[at])


def _ends(text: str) -> bool:
    return text.endswith(_VALUE_HEADS)


def _is_remark_head(text: str) -> bool:
    return len(text) <= LIMITS["token"] and text.endswith(_REMARKS)


def _head_row(cells: Sequence[RawCell], at: int, heads: _Heads) -> RawRow:
    row = list(cells[at : heads.end])
    return row if heads.labels else [empty_cell(cells[at][0][0][0]), *row]


def _row(
    cells: Sequence[RawCell],
    texts: Sequence[str],
    values: Sequence[bool | None],
    at: int,
    heads: _Heads,
) -> tuple[RawRow, int, bool] | None:
    """Return the row that begins at a cell, where the next begins, and whether it has all its values."""
    width = max(1, heads.labels)
    middle = at
    while middle < len(cells) and values[middle] is False:
        middle += 1
    end = middle
    while end < len(cells) and values[end] is not False and end - middle < heads.values:
        end += 1
    if middle == at or end == middle:
        return None
    lacking = heads.values - (end - middle)
    if lacking and middle - lacking > at and not texts[at].startswith(_TOTALS):
        # Words may stand where a figure could: 健全.
        middle, lacking = middle - lacking, 0
    if middle - at > width:
        return None
    remarks = _remarks(texts, values, end, heads)
    where = cells[at][0][0][0]
    blanks = [empty_cell(where)] * (width - (middle - at))
    missing = [empty_cell(where)] * lacking
    total = texts[at].startswith(_TOTALS)
    labels = [*cells[at:middle], *blanks] if total else [*blanks, *cells[at:middle]]
    counted = [*missing, *cells[middle:end]] if total else [*cells[middle:end], *missing]
    return [*labels, *counted, *cells[end : end + remarks]], end + remarks, not lacking


def _remarks(texts: Sequence[str], values: Sequence[bool | None], at: int, heads: _Heads) -> int:
    """Return 1 if a remark follows the values: words too long, or too much like a sentence, for a label."""
    if not heads.remarks or at >= len(texts) or values[at] is True:
        return 0
    text = texts[at]
    return int((len(text) >= _REMARK and not text.endswith("指标")) or any(mark in text for mark in "，。；"))
