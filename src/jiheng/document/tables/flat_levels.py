"""压平的分级表 — one blank between cells, the merged labels of the upper levels on lines of their own.

A header of 一级指标 二级指标 三级指标 分值 指标值 实际完成值 得分, then 产出指标, then 数量指标, then rows of
the other cells: 就业人数 6 ≥1250人 1281人 6.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jiheng.document.heal import Span
from jiheng.document.layout import is_note, is_outline
from jiheng.document.lines import Line
from jiheng.document.tables.cells import (
    Found,
    RawCell,
    RawRow,
    empty_cell,
    is_number,
    is_value,
    span_cell,
)
from jiheng.document.tables.flat import is_header_line, tokens_of
from jiheng.document.words import LIMITS, PATTERNS, WORDS, any_of

_TOTALS = tuple(WORDS["totals"])
_LEVEL = re.compile(any_of(WORDS["level_heads"]))
_TOP = re.compile(any_of(WORDS["top_labels"]))
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")


@dataclass(slots=True)
class _Table:
    """What was met so far: ``labels`` of the upper levels that still stand, the outermost first."""

    width: int
    levels: int
    labels: list[RawCell | None]
    rows: list[RawRow] = field(default_factory=list)
    ended: bool = False


def find_flat_levels(source: str, lines: Sequence[Line], index: int) -> Found | int:
    """Find a header line with two levels or more, and the rows that lack the merged ones. Never certain."""
    if not is_header_line(source, lines[index]):
        return index
    heads = tokens_of(lines[index])
    levels = sum(bool(_LEVEL.search(source[start:end])) for start, end in heads)
    if levels < 2 or len(heads) - levels < 2:
        return index
    table = _Table(len(heads), levels, [None] * (levels - 1))
    at = index + 1
    while at < len(lines) and not table.ended and _take(source, lines[at], table):
        at += 1
    numbered = [row for row in table.rows if any(is_number(_text(source, cell)) for cell in row)]
    if len(numbered) < 2:
        return at
    return Found(index, at, [[span_cell(*head) for head in heads], *table.rows], False, "flat_levels")


def _take(source: str, line: Line, table: _Table) -> bool:
    """Take a line as a row, or as a label of an upper level; tell whether it was one."""
    text = line.text.strip()
    if line.tabbed or "。" in text or is_note(text) or PATTERNS["caption"].match(text):
        return False
    if len(text) > LIMITS["caption"] * 4 or not text:
        return False
    spans = tokens_of(line)
    texts = [source[start:end] for start, end in spans]
    row = _row(table, spans, texts)
    if row is not None:
        table.rows.append(row)
        table.ended = texts[0].startswith(_TOTALS)
        return True
    return len(spans) == 1 and _label(table, texts[0], spans[0])


def _row(table: _Table, spans: Sequence[Span], texts: Sequence[str]) -> RawRow | None:
    counted = table.width - table.levels
    cells = [span_cell(*span) for span in spans]
    where = spans[0][0]
    if texts[0].startswith(_TOTALS):
        return _total(table, cells, texts)
    lacking = table.width - len(spans)
    if not 0 <= lacking < table.levels or not any(map(is_number, texts[-counted:])):
        return None
    if any(is_value(text) for text in texts[: table.levels - lacking]):
        return None
    given = cells[: table.levels - lacking - 1]
    for at, cell in enumerate(given, lacking):
        table.labels[at] = cell
    upper = [label or empty_cell(where) for label in table.labels]
    return [*upper, *cells[len(given) :]]


def _total(table: _Table, cells: list[RawCell], texts: Sequence[str]) -> RawRow | None:
    """Return the row of a total, its numbers under the last heads; the first under 分值 if there are two."""
    numbers = cells[1:]
    if not numbers or len(numbers) > table.width - table.levels or not all(map(is_value, texts[1:])):
        return None
    blank = empty_cell(cells[0][0][0][0])
    row = [cells[0], *[blank] * (table.width - 1)]
    if len(numbers) == 2:
        row[table.levels], row[-1] = numbers
    else:
        row[-len(numbers) :] = numbers
    return row


def _label(table: _Table, text: str, span: Span) -> bool:
    """Take a label that stands alone for the rows below it: 产出指标, then 数量指标, then（50分）."""
    if len(text) > LIMITS["token"] or is_value(text) or is_outline(text):
        return False
    if _BRACKET.match(text):
        at = next((at for at in range(len(table.labels) - 1, -1, -1) if table.labels[at]), None)
        if at is None:
            return False
        table.labels[at] = (*(table.labels[at] or ()), (span,))
        return True
    level = 0 if _TOP.fullmatch(text) or len(table.labels) == 1 or table.labels[0] is None else 1
    table.labels[level:] = [(((span),),), *[None] * (len(table.labels) - level - 1)]
    return True


def _text(source: str, cell: RawCell) -> str:
    return "".join(source[start:end] for paragraph in cell for start, end in paragraph)
