"""竖线 — tables whose cells a stroke sets apart: Markdown, and boxes drawn with characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiheng.document.lines import Line
from jiheng.document.tables.cells import Found, RawCell, RawRow, empty_cell, same_length, span_cell, trimmed
from jiheng.document.words import LIMITS

_BAR = re.compile(r"(?<!\\)[|｜│┃║]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_RULE = re.compile(r"[\s|｜│┃║:：\-—─━═+┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]+$")


def find_pipes(source: str, lines: Sequence[Line], index: int) -> Found | int:
    """Find a table with strokes between its cells; ruling lines are no rows."""
    if not _is_row(lines[index]):
        return index
    at, rows, ruled = index, [], False
    while at < len(lines) and (at == index or lines[at].gap <= 1) and _is_row(lines[at]):
        line = lines[at]
        if _RULE.match(line.text):
            ruled = True
        else:
            rows.append(_split(source, line))
        at += 1
    if not rows or (len(rows) < 2 and not ruled):
        return at
    return Found(index, at, rows, same_length(rows), "pipes")


def _is_row(line: Line) -> bool:
    framed = line.text.startswith("|") and line.text.endswith("|")
    if line.tabbed or (len(line.text) > LIMITS["table_line"] and not framed):
        return False
    return len(_BAR.findall(line.text)) >= 2 or (bool(_RULE.match(line.text)) and len(line.text) > 2)


def _split(source: str, line: Line) -> RawRow:
    edges = [match.start() + line.start for match in _BAR.finditer(line.text)]
    starts = [line.start, *(edge + 1 for edge in edges)]
    ends = [*edges, line.end]
    spans = [trimmed(source, start, end) for start, end in zip(starts, ends, strict=True)]
    if edges and edges[0] == line.start:
        spans = spans[1:]
    if edges and edges[-1] == line.end - 1:
        spans = spans[:-1]
    return [_cell(source, *span) if span[0] < span[1] else empty_cell(span[0]) for span in spans]


def _cell(source: str, start: int, end: int) -> RawCell:
    """Return a cell, its paragraphs parted where the line says so."""
    breaks = [(match.start(), match.end()) for match in _BREAK.finditer(source, start, end)]
    if not breaks:
        return span_cell(start, end)
    starts = [start, *(after for _, after in breaks)]
    ends = [*(before for before, _ in breaks), end]
    spans = [trimmed(source, *span) for span in zip(starts, ends, strict=True)]
    return tuple((span,) for span in spans if span[0] < span[1]) or empty_cell(start)
