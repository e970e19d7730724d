"""一格一行 — tables that leave one cell a line, without any mark between cells or rows."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.document.layout import ends_with_full_stop, is_note
from jiheng.document.lines import Line
from jiheng.document.tables.captions import is_caption
from jiheng.document.tables.cells import Found, cell_of, is_header_word, is_value
from jiheng.document.tables.stream import rows_of_stream
from jiheng.document.words import LIMITS, PATTERNS

_LEAST = 6
_LEAST_VALUES = 3


def _run_end(lines: Sequence[Line], index: int) -> int:
    """Return the index after the last of the short lines, one gap apart at most, that begin at an index."""
    at = index
    while at < len(lines) and (at == index or lines[at].gap <= 1) and _may_be_cell(lines[at]):
        at += 1
    return at


def _may_be_cell(line: Line) -> bool:
    if line.tabbed or line.width > LIMITS["short_line"] or ends_with_full_stop(line.text):
        return False
    text = line.text
    if is_note(text) or PATTERNS["caption"].match(text) or PATTERNS["unit"].search(text):
        return False
    return text[:1] not in "#*|" and not text.endswith(("；", ";", "，", "：", ":"))


def find_line_stream(source: str, lines: Sequence[Line], index: int) -> Found | int:
    """Find a table in a run of short lines: heads, then labels and numbers in turn."""
    text = lines[index].text
    if not is_header_word(text) or is_caption(text) or PATTERNS["unit"].search(text):
        return index
    end = _run_end(lines, index)
    stop = end
    while stop > index and not is_value(lines[stop - 1].text):
        stop -= 1
    cells = lines[index:stop]
    if len(cells) < _LEAST or sum(is_value(line.text) for line in cells) < _LEAST_VALUES:
        return end
    found = rows_of_stream(source, [cell_of([line]) for line in cells])
    return Found(index, stop, found[0], found[1], "line_cells") if found else end
