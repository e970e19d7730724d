"""折行的格 — tables whose cells are printed one below the other, each cut over several lines.

The heads stand in one line; of the cells below, those of some columns begin with the same words in every
row (``lead_ins`` in ``layout.toml``, or words that come back): they tell the rows apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from jiheng.document.heal import Span
from jiheng.document.layout import ends_with_full_stop, is_note
from jiheng.document.lines import Line
from jiheng.document.numbering import number_of
from jiheng.document.tables.cells import Found, RawCell, RawRow, empty_cell, span_cell
from jiheng.document.tables.flat import is_header_line, tokens_of
from jiheng.document.words import LEAD_INS, LIMITS, any_of

_GROUPS = [re.compile(any_of(words)) for words in LEAD_INS.values()]
_OWN = re.compile(r"[^\s，。：:；、]{2,8}[，。：:]")
_SPACED = re.compile(r"(?:\S\s){2,}")
_MOST_CHUNKS = 600
_LOOK_AHEAD = 30


@dataclass(slots=True)
class _Chunk:
    """Lines without a gap between them: never of two cells."""

    lines: list[Line]
    column: int = -1
    text: str = field(default="")

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple((line.start, line.end) for line in self.lines)


def find_wrapped(source: str, lines: Sequence[Line], index: int) -> Found | int:
    """Find a header line with wrapped cells below it.

    A cell of a lead-in column ends where its last line ends a sentence, or stays short of the widest; what
    comes before the next lead-in names the next row. Certain: every row has a name and all its lead-ins.
    """
    if not is_header_line(source, lines[index]):
        return index
    heads = tokens_of(lines[index])
    chunks, end = _chunks(lines, index + 1)
    leads = _lead_ins(chunks, len(heads))
    if not leads:
        return _by_count(index, heads, chunks) or end
    labels = len(heads) - len(leads)
    rows = _Rows(source, heads, labels)
    for chunk in _assigned(chunks, leads, labels):
        rows.add(chunk)
    return Found(index, end, rows.cells(), rows.certain, "wrapped") if rows.rows else end


def _by_count(index: int, heads: Sequence[Span], chunks: Sequence[_Chunk]) -> Found | None:
    """Take every run of lines for a cell, where narrow runs fill at least two rows exactly; never certain."""
    narrow = list(takewhile(_is_narrow, chunks))
    width = len(heads)
    if len(narrow) < 2 * width or len(narrow) % width or max(len(chunk.lines) for chunk in narrow) < 2:
        return None
    cells: RawRow = [(chunk.spans,) for chunk in narrow]
    rows = [cells[at : at + width] for at in range(0, len(cells), width)]
    end = index + 1 + sum(len(chunk.lines) for chunk in narrow)
    return Found(index, end, [[span_cell(*head) for head in heads], *rows], False, "wrapped")


def _is_narrow(chunk: _Chunk) -> bool:
    return all(line.width <= LIMITS["short_line"] for line in chunk.lines)


def _chunks(lines: Sequence[Line], index: int) -> tuple[list[_Chunk], int]:
    chunks: list[_Chunk] = []
    at = index
    while at < len(lines) and len(chunks) < _MOST_CHUNKS and not _ends_table(lines, at, chunks):
        line = lines[at]
        if chunks and line.gap == 0 and not line.page_start:
            chunks[-1].lines.append(line)
        else:
            chunks.append(_Chunk([line], text=line.text))
        at += 1
    return chunks, at


def _ends_table(lines: Sequence[Line], at: int, chunks: Sequence[_Chunk]) -> bool:
    """Tell whether a numbered line is a heading after the table: no lead-in follows before long text does."""
    line = lines[at]
    if line.tabbed or is_note(line.text):
        return True
    if not number_of(line.text) or not chunks or (line.gap == 0 and not line.page_start):
        return False
    last = chunks[-1].lines[-1]
    return line.page_start or line.gap > 0 or ends_with_full_stop(last.text)


def _lead_ins(chunks: Sequence[_Chunk], width: int) -> list[re.Pattern[str]]:
    """Return, for the last columns, the pattern their cells begin with, in the order of the columns."""
    order: list[re.Pattern[str]] = []
    for chunk in chunks[:_LOOK_AHEAD]:
        for group in _GROUPS:
            if group not in order and group.match(chunk.text):
                order.append(group)
    if not order:
        order = _own_lead_ins(chunks)
    return order if len(order) < width else []


def _own_lead_ins(chunks: Sequence[_Chunk]) -> list[re.Pattern[str]]:
    found = [match.group() for match in (_OWN.match(chunk.text) for chunk in chunks) if match]
    counts = Counter(found)
    often = [words for words in dict.fromkeys(found) if counts[words] >= 2]
    return [re.compile(re.escape(words)) for words in often]


def _assigned(chunks: Sequence[_Chunk], leads: Sequence[re.Pattern[str]], labels: int) -> list[_Chunk]:
    """Give every chunk the column of the lead-in it begins with or goes on from; -1: it names a row."""
    edges = _edges(chunks, leads)
    current, open_cell = -1, False
    for chunk in chunks:
        lead = next((rank for rank, lead in enumerate(leads) if lead.match(chunk.text)), -1)
        if lead >= 0:
            current, open_cell = lead, True
        elif not open_cell:
            current = -1
        chunk.column = labels + current if current >= 0 else -1
        open_cell = current >= 0 and _stays_open(chunk, edges[current], current == len(leads) - 1)
    return list(chunks)


def _edges(chunks: Sequence[_Chunk], leads: Sequence[re.Pattern[str]]) -> list[int]:
    """Return the widest first line of each lead-in column: where its lines are cut."""
    return [
        max((line.width for chunk in chunks if lead.match(chunk.text) for line in chunk.lines), default=0)
        for lead in leads
    ]


def _stays_open(chunk: _Chunk, edge: int, last: bool) -> bool:
    """Tell whether a cell goes on in the next chunk: up to the next lead-in, or while its lines are full."""
    if not last:
        return True
    line = chunk.lines[-1]
    return not ends_with_full_stop(line.text) and (line.width + 6 >= edge)


class _Rows:
    """Rows in the making: a name before each row's lead-ins, a group's name before that."""

    def __init__(self, source: str, heads: Sequence[Span], labels: int) -> None:
        self.source, self.heads, self.labels = source, heads, labels
        self.rows: list[list[list[_Chunk]]] = []
        self.certain = True
        self._names: list[_Chunk] = []

    def add(self, chunk: _Chunk) -> None:
        if chunk.column < 0:
            self._names.append(chunk)
            return
        row = self.rows[-1] if self.rows else None
        if row is None or self._names or any(row[chunk.column + 1 :]):
            row = self._open_row()
        row[chunk.column].append(chunk)

    def _open_row(self) -> list[list[_Chunk]]:
        row: list[list[_Chunk]] = [[] for _ in self.heads]
        names, self._names = self._names, []
        while self.labels > 1 and names and self._is_group(names[0]):
            row[0].append(names.pop(0))
        if self.rows and row[0] and row[0][0].lines[0].page_start and not self._names_group(row[0][0]):
            # A group's name that the page cut: it goes on in the cell where it began.
            self._group_row()[0].extend(row[0])
            row[0] = []
        self.certain = self.certain and (bool(names) or self.labels == 0)
        row[max(0, self.labels - 1)].extend(names)
        self.rows.append(row)
        return row

    def _group_row(self) -> list[list[_Chunk]]:
        return next((row for row in reversed(self.rows) if row[0]), self.rows[-1])

    def _names_group(self, chunk: _Chunk) -> bool:
        words = re.sub(r"\s", "", "".join(line.text for line in chunk.lines))
        start, end = self.heads[0]
        return words.startswith(self.source[start:end])

    def _is_group(self, chunk: _Chunk) -> bool:
        """Tell whether a name belongs to the first column: it repeats the head's word, or is spaced out."""
        return self._names_group(chunk) or bool(_SPACED.match(chunk.lines[0].text))

    def cells(self) -> list[RawRow]:
        header: RawRow = [span_cell(*head) for head in self.heads]
        return [header, *(self._cells(row) for row in self.rows)]

    def _cells(self, row: Sequence[Sequence[_Chunk]]) -> RawRow:
        first = min(chunk.lines[0].start for cell in row for chunk in cell)
        return [self._cell(cell, first) for cell in row]

    def _cell(self, chunks: Sequence[_Chunk], first: int) -> RawCell:
        if not chunks:
            return empty_cell(first)
        return (tuple(span for chunk in chunks for span in chunk.spans),)
