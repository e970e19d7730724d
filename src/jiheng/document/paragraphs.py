"""段 — which printed lines make one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiheng.document.layout import Layout, ends_sentence, is_outline, opens_block
from jiheng.document.lines import Line
from jiheng.document.model import Number
from jiheng.document.numbering import number_of
from jiheng.document.words import LIMITS, PATTERNS

_MARKDOWN = re.compile(r"#{1,6}\s|\*\*[^*]+\*\*$")


def gather(lines: Sequence[Line], layout: Layout) -> Iterator[list[Line]]:
    """Yield the lines of one paragraph after the other."""
    group: list[Line] = []
    numbers: dict[str, int] = {}
    for line in lines:
        if group and not _continues(group, line, layout, numbers):
            yield group
            group = []
        if not group:
            _count(numbers, line)
        group.append(line)
    if group:
        yield group


def _count(numbers: dict[str, int], line: Line) -> None:
    found = number_of(bare(line.text))
    if found and found[0].value is not None:
        numbers[found[0].style] = found[0].value


def bare(text: str) -> str:
    """Return a line without the marks of Markdown before it."""
    return text.lstrip("#*> ") if text[:1] in "#*>" else text


def _continues(group: Sequence[Line], line: Line, layout: Layout, numbers: dict[str, int]) -> bool:
    last = group[-1]
    if _MARKDOWN.match(last.text) and len(group) == 1:
        return False
    if last.hard_break and not layout.is_full(last):
        return False
    if opens_block(line.text) or _stands_alone(group, line, layout):
        return False
    found = number_of(bare(line.text))
    if found and _opens_item(found[0], last, numbers, line):
        return False
    unfinished = not ends_sentence(last.text)
    if line.indent >= layout.indent + 2 and not unfinished:
        return False
    if layout.width:
        return _reaches_on(last, layout, unfinished)
    return unfinished and _is_cut(last, line)


def _stands_alone(group: Sequence[Line], line: Line, layout: Layout) -> bool:
    """Tell whether what is gathered is a chapter's heading: its line is not full, or too much follows."""
    last = group[-1]
    text = bare(last.text)
    if len(group) > 1 or not is_outline(text):
        return False
    return not layout.is_full(last) or ("，" not in text and layout.is_full(line))


def _opens_item(number: Number, last: Line, numbers: dict[str, int], line: Line) -> bool:
    """Tell whether a numbered line begins an item, and is not a sentence cut before a bracketed number."""
    if ends_sentence(last.text) or is_outline(line.text):
        return True
    return number.value is not None and number.value in (1, numbers.get(number.style, -1) + 1)


def _reaches_on(last: Line, layout: Layout, unfinished: bool) -> bool:
    if layout.is_full(last):
        return True
    if not unfinished:
        return False
    return bool(PATTERNS["cut"].search(last.text)) or last.width * 10 >= layout.width * 7


def _is_cut(last: Line, line: Line) -> bool:
    """Tell whether a line of a text whose lines are not cut was nevertheless cut, as at the end of a page."""
    if PATTERNS["cut"].search(last.text):
        return True
    if PATTERNS["field"].match(line.text) and PATTERNS["field"].match(last.text):
        return False
    return last.width >= LIMITS["label_wide"]
