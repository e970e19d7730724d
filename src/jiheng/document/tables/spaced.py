"""空格 — tables whose columns are set apart by runs of blanks, as printed with the layout kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.document.layout import ends_with_full_stop, is_outline, opens_block
from jiheng.document.lines import Line, display_width
from jiheng.document.tables.cells import Found, RawRow, empty_cell, is_header_word, is_value, span_cell
from jiheng.document.words import LIMITS, PATTERNS

_PIECE = re.compile(r"[^\s\u3000]+(?:[ \xa0][^\s\u3000]+)*")
_STOPS = re.compile(r"[，。；？！]")
_LETTER_SPACED = re.compile(r"[一-鿿](?:[\s\u3000]+[一-鿿])+$")


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    end: int
    left: int
    right: int


def find_spaced(source: str, lines: Sequence[Line], index: int) -> Found | int:
    """Find a table in lines that fall, at runs of blanks, into the same columns.

    Certain: every row has a piece in every column, or the columns keep clear of each other so that an empty
    cell shows. A line without a first cell or a value goes on with the row above.
    """
    pieces = _pieces(source, lines[index])
    if len(pieces) < 2:
        return index
    rows, at = [pieces], index + 1
    while at < len(lines) and lines[at].gap <= 1:
        pieces = _pieces(source, lines[at])
        if len(pieces) < 2 and not _goes_on(source, lines, at):
            break
        rows.append(pieces)
        at += 1
    width = _width(rows)
    if not width or not _is_table(rows, width):
        return at
    columns = _columns(rows, width)
    placed = [_place(row, columns, width, lines[index].start) for row in rows]
    apart = all(columns[i][1] <= columns[i + 1][0] for i in range(width - 1))
    certain = all(len(row) == width for row in rows) or (apart and all(fits for _, fits in placed))
    return Found(index, at, _with_wrapped(source, placed, lines[index:at]), certain, "spaced")


def _pieces(source: str, line: Line) -> list[_Piece]:
    text = line.text
    if line.tabbed or len(text) > LIMITS["table_line"] or ("  " not in text and "\u3000" not in text):
        return _whole(line)
    if opens_block(text) or PATTERNS["unit"].search(text):
        return []
    pieces = [
        _Piece(match.group(), line.start + match.start(), line.start + match.end(), *_columns_of(line, match))
        for match in _PIECE.finditer(text)
    ]
    pieces = _unletter(pieces, source)
    return pieces if all(len(piece.text) <= LIMITS["cell"] for piece in pieces) else []


def _whole(line: Line) -> list[_Piece]:
    if line.tabbed or len(line.text) > LIMITS["cell"]:
        return []
    return [_Piece(line.text, line.start, line.end, line.indent, line.indent + line.width)]


def _columns_of(line: Line, match: re.Match[str]) -> tuple[int, int]:
    left = line.indent + display_width(line.text[: match.start()])
    return left, left + display_width(match.group())


def _unletter(pieces: Sequence[_Piece], source: str) -> list[_Piece]:
    """Join words whose letters are spaced out (合  计): single characters beside each other."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and len(piece.text) == 1 and _LETTER_SPACED.match(source[last.start : piece.end]):
            joined[-1] = _Piece(source[last.start : piece.end], last.start, piece.end, last.left, piece.right)
        else:
            joined.append(piece)
    return joined


def _goes_on(source: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line of one piece belongs to the table: a short one, with a row right after it."""
    line = lines[at]
    if line.gap or at + 1 >= len(lines) or lines[at + 1].gap > 1:
        return False
    if not _pieces(source, line) or opens_block(line.text) or ends_with_full_stop(line.text):
        return False
    return not is_outline(line.text) and len(_pieces(source, lines[at + 1])) >= 2


def _width(rows: Sequence[Sequence[_Piece]]) -> int:
    """Return the number of columns: the commonest number of pieces, or the header's where it is more."""
    commonest = Counter(len(row) for row in rows if len(row) >= 2).most_common(1)
    if not commonest:
        return 0
    return max(commonest[0][0], len(rows[0])) if is_header_word(rows[0][-1].text) else commonest[0][0]


def _is_table(rows: Sequence[Sequence[_Piece]], width: int) -> bool:
    full = sum(len(row) == width for row in rows)
    if full < 2 or (width == 2 and full < 3) or width > LIMITS["columns"]:
        return False
    if any(_STOPS.search(piece.text) for piece in rows[0]):
        return False
    heads = sum(is_header_word(piece.text) for piece in rows[0])
    values = sum(is_value(piece.text) for row in rows for piece in row[1:])
    return heads * 2 >= width or values * 2 >= sum(len(row) - 1 for row in rows)


def _columns(rows: Sequence[Sequence[_Piece]], width: int) -> list[tuple[int, int]]:
    full = [row for row in rows if len(row) == width]
    return [
        (min(row[column].left for row in full), max(row[column].right for row in full))
        for column in range(width)
    ]


def _place(
    row: Sequence[_Piece], columns: Sequence[tuple[int, int]], width: int, where: int
) -> tuple[RawRow, bool]:
    """Put the pieces of a row into the columns they overlap most; tell whether each met one column only."""
    where = row[0].start if row else where
    cells: RawRow = [empty_cell(where) for _ in range(width)]
    if len(row) == width:
        return [span_cell(piece.start, piece.end) for piece in row], True
    fits, least = len(row) < width, 0
    for rank, piece in enumerate(row[:width]):
        most = width - min(len(row), width) + rank
        overlaps = [min(piece.right, right) - max(piece.left, left) for left, right in columns]
        best = max(range(least, most + 1), key=lambda column: overlaps[column])
        fits = fits and overlaps[best] > 0 and sum(overlap > 0 for overlap in overlaps) == 1
        cells[best] = span_cell(piece.start, piece.end)
        least = best + 1
    if len(row) > width:
        cells[-1] = span_cell(row[width - 1].start, row[-1].end)
    return cells, fits


def _with_wrapped(source: str, placed: Sequence[tuple[RawRow, bool]], lines: Sequence[Line]) -> list[RawRow]:
    rows: list[RawRow] = []
    for (row, _), line in zip(placed, lines, strict=True):
        texts = [source[cell[0][0][0] : cell[0][0][1]] for cell in row]
        if rows and not line.gap and not any(map(is_value, texts)) and not texts[-1] and _wraps(texts):
            rows[-1] = [
                (*above[:-1], (*above[-1], *cell[0])) if text else above
                for above, cell, text in zip(rows[-1], row, texts, strict=True)
            ]
        else:
            rows.append(row)
    return rows


def _wraps(texts: Sequence[str]) -> bool:
    """Tell whether a row of few words is the second line of the row above."""
    return sum(bool(text) for text in texts) * 2 <= len(texts) and (not texts[0] or len(texts[0]) <= 4)
