"""行 — the printed lines of a text, with what the layout says about each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What str.split takes for white space, and marks without width.
_EDGE = " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u3000\ufeff\u200b"
_BREAK = re.compile(r"[\n\f\v\x85\u2028\u2029]")


@dataclass(slots=True)
class Line:
    """A printed line that holds something.

    ``start`` and ``end`` are source offsets of its words; ``head`` and ``tail`` are where the line itself
    begins and ends. ``gap`` counts the empty lines before it, ``indent`` the columns left free, a Chinese
    character being two columns. ``tabbed``: the line begins with a tab stop; ``tabs`` counts them all.
    ``page_start``: it stands first on a page.
    """

    text: str
    start: int
    end: int
    head: int
    tail: int
    gap: int
    indent: int
    tabbed: bool
    tabs: int
    hard_break: bool
    page_start: bool
    width: int


@dataclass(frozen=True, slots=True)
class _Raw:
    start: int
    end: int
    feed: bool


def display_width(text: str) -> int:
    """Return the width of a text in columns; a Chinese character takes two."""
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))


def split(text: str) -> list[Line]:
    """Return the lines of a text that hold something; an empty tab stop holds an empty cell."""
    lines: list[Line] = []
    gap, feed = 0, False
    for raw in _raw(text):
        feed = feed or raw.feed
        line = _line(text, raw, gap, feed)
        if line is None:
            gap += 1
            continue
        lines.append(line)
        gap, feed = 0, False
    _mark_page_starts(lines, text)
    return lines


def _raw(text: str) -> Iterator[_Raw]:
    start, feed = 0, False
    for match in _BREAK.finditer(text):
        yield _Raw(start, match.start(), feed)
        start, feed = match.end(), match.group() == "\f"
    yield _Raw(start, len(text), feed)


def _line(text: str, raw: _Raw, gap: int, feed: bool) -> Line | None:
    whole = text[raw.start : raw.end]
    tail = whole.rstrip(_EDGE)
    words = tail.lstrip(_EDGE)
    tabbed = whole.lstrip(" \r").startswith("\t")
    if not words and not tabbed:
        return None
    blank = tail[: len(tail) - len(words)] if words else ""
    start = raw.start + (len(blank) if words else len(whole))
    return Line(
        text=words,
        start=start,
        end=start + len(words),
        head=raw.start,
        tail=raw.end,
        gap=gap,
        indent=display_width(blank.replace("\t", "")),
        tabbed=tabbed,
        tabs=whole.count("\t"),
        hard_break=whole.rstrip("\r").endswith("  ") and bool(words),
        page_start=feed,
        width=display_width(words),
    )


def _mark_page_starts(lines: list[Line], text: str) -> None:
    """Mark the lines that a page begins with where an extraction left one blank instead of a form feed."""
    single = [line for line in lines if line.start - line.head == 1 and text[line.head] == " "]
    if len(single) * 5 > len(lines):
        return
    for line in single:
        line.page_start = True
        line.indent = 0
