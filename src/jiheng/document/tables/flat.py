"""压平 — tables whose rows are lines with one blank between cells, or that one line holds altogether."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiheng.document.heal import Span
from jiheng.document.layout import is_note, is_outline
from jiheng.document.lines import Line
from jiheng.document.tables.cells import (
    Found,
    RawRow,
    empty_cell,
    is_header_word,
    is_number,
    is_value,
    span_cell,
)
from jiheng.document.tables.stream import rows_of_stream
from jiheng.document.words import LIMITS, PATTERNS, WORDS, any_of

_TOKEN = re.compile(r"[^\s\u3000]+")
_UNITS = re.compile(any_of(WORDS["units"]) + "$")
# Words of a narrow column whose letters are spaced out to fill it.
_LETTER_SPACED = re.compile(r"(?:^|\s)[一-鿿](?:\s[一-鿿]){1,}(?:\s|$)")
_LEAST_TOKENS = 8
_LEAST_ROWS = 2


def tokens_of(line: Line) -> list[Span]:
    """Return the spans between the blanks of a line; a number and the unit after it are one."""
    spans: list[Span] = []
    for match in _TOKEN.finditer(line.text):
        start, end = match.start() + line.start, match.end() + line.start
        last = line.text[spans[-1][0] - line.start : spans[-1][1] - line.start] if spans else ""
        if last and last[-1].isdigit() and is_value(last) and _UNITS.match(match.group()):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def is_header_line(source: str, line: Line) -> bool:
    """Tell whether a line is the heads of columns with a blank between them."""
    if line.tabbed or len(line.text) > LIMITS["caption"] * 2 or " " not in line.text:
        return False
    texts = [source[start:end] for start, end in tokens_of(line)]
    if not 2 <= len(texts) <= LIMITS["columns"] or any(len(text) > LIMITS["token"] for text in texts):
        return False
    if any(is_value(text) or re.search("[。，；：！？、]", text) for text in texts):
        return False
    return sum(map(is_header_word, texts)) * 3 >= 2 * len(texts) and not PATTERNS["unit"].search(line.text)


def find_flat_rows(source: str, lines: Sequence[Line], index: int) -> Found | int:
    """Find a header line and rows with as many pieces, or with as many numbers at their end as heads.

    Certain: the pieces agree in number, or all but the label are numbers.
    """
    header = lines[index]
    if not is_header_line(source, header) and not _heads_rows(source, lines, index):
        return index
    heads = [span_cell(*head) for head in tokens_of(header)]
    if index + 1 < len(lines) and _lacks_label(source, lines[index + 1], len(heads)):
        heads = [empty_cell(header.start), *heads]
    rows: list[RawRow] = []
    at, whole = index + 1, True
    while at < len(lines) and not is_note(lines[at].text):
        row = _row(source, lines[at], len(heads))
        if row is None and rows:
            row = _short_row(source, lines[at], len(heads))
            whole = False
        if row is None:
            break
        rows.append(row)
        at += 1
    if not rows or (len(rows) < 2 and not any(is_number(source[a:b]) for ((a, b),) in _spans(rows[0]))):
        return at
    return Found(index, at, [heads, *rows], whole or all(map(_is_whole, rows)), "flat_rows")


def _heads_rows(source: str, lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line heads rows of as many pieces, all numbers but the label, whatever its words are."""
    header = lines[index]
    if header.tabbed or " " not in header.text or len(header.text) > LIMITS["caption"] * 2:
        return False
    texts = [source[start:end] for start, end in tokens_of(header)]
    if not 3 <= len(texts) <= LIMITS["columns"] or any(len(text) > LIMITS["token"] for text in texts):
        return False
    if any(map(is_value, texts)) or any(re.search("[。，；！？]", text) for text in texts):
        return False
    below = lines[index + 1 : index + 1 + _LEAST_ROWS]
    return len(below) == _LEAST_ROWS and all(_is_plain_row(source, line, len(texts)) for line in below)


def _is_plain_row(source: str, line: Line, width: int) -> bool:
    texts = [source[start:end] for start, end in tokens_of(line)]
    return len(texts) == width and not is_value(texts[0]) and all(map(is_value, texts[1:]))


def _is_whole(row: RawRow) -> bool:
    return all(start < end for cell in row for span in cell for start, end in span)


def _lacks_label(source: str, line: Line, width: int) -> bool:
    """Tell whether the first row has one cell more than there are heads: a label under no head."""
    texts = [source[start:end] for start, end in tokens_of(line)]
    return len(texts) == width + 1 and not is_value(texts[0]) and all(map(is_value, texts[1:]))


def _short_row(source: str, line: Line, width: int) -> RawRow | None:
    """Return a label with fewer numbers than there are heads; the last cells are taken to be empty."""
    if line.tabbed or len(line.text) > LIMITS["caption"] * 2:
        return None
    spans = tokens_of(line)
    texts = [source[start:end] for start, end in spans]
    if not 3 <= len(spans) < width or is_value(texts[0]) or not all(map(is_number, texts[1:])):
        return None
    return [*(span_cell(*span) for span in spans), *[empty_cell(line.end)] * (width - len(spans))]


def _spans(row: RawRow) -> list[tuple[Span, ...]]:
    return [cell[0] for cell in row]


def _row(source: str, line: Line, width: int) -> RawRow | None:
    """Return a row of so many cells; blanks inside the label are its own if only numbers follow it."""
    if line.tabbed or len(line.text) > LIMITS["caption"] * 4 or "。" in line.text:
        return None
    spans = tokens_of(line)
    if len(spans) < width:
        return None
    texts = [source[start:end] for start, end in spans]
    if _LETTER_SPACED.search(line.text):
        return None
    if len(spans) == width:
        mixed = width > 2 or any(map(is_number, texts))
        return [span_cell(*span) for span in spans] if mixed and not is_outline_alone(texts) else None
    cut = len(spans) - width + 1
    if all(map(is_value, texts[cut:])) and not any(is_value(text) for text in texts[:cut]):
        return [span_cell(spans[0][0], spans[cut - 1][1]), *(span_cell(*span) for span in spans[cut:])]
    return None


def is_outline_alone(texts: Sequence[str]) -> bool:
    """Tell whether pieces of a line are a heading with a blank in it rather than a row."""
    return is_outline(" ".join(texts)) and not any(map(is_number, texts[1:]))


def find_flat_line(source: str, lines: Sequence[Line], index: int) -> Found | int:
    """Find a whole table in one line: header, labels and numbers with a blank between them."""
    line = lines[index]
    if line.tabbed or not _LEAST_TOKENS * 2 <= len(line.text) <= LIMITS["flat_line"] or "。" in line.text:
        return index
    spans = tokens_of(line)
    if len(spans) < _LEAST_TOKENS:
        return index
    caption, unit, spans = _without_caption(source, spans)
    if len(spans) < _LEAST_TOKENS or not is_header_word(source[spans[0][0] : spans[0][1]]):
        return index
    found = rows_of_stream(source, [span_cell(*span) for span in spans])
    if found is None:
        return index
    return Found(index, index + 1, found[0], found[1], "flat_line", caption, unit)


def _without_caption(source: str, spans: list[Span]) -> tuple[Span | None, Span | None, list[Span]]:
    caption, unit = None, None
    if PATTERNS["caption"].match(source[spans[0][0] : spans[0][1]]):
        # 表2 and the name after it may be two pieces.
        more = len(source[spans[0][0] : spans[0][1]]) <= 4
        caption = (spans[0][0], spans[int(more)][1])
        spans = spans[1 + int(more) :]
    if spans:
        match = PATTERNS["unit"].match(source, spans[0][0], spans[min(1, len(spans) - 1)][1])
        if match:
            unit = match.span("unit")
            spans = [span for span in spans if span[0] >= match.end()]
    return caption, unit, spans
