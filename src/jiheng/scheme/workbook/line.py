"""记录成行 — records inside one cell: a line each, ``区间：[60%,80%)；得分：1``.

A value that holds a sign of this writing stands in quotation marks, doubled inside. What is written is read
back the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

COLON, SEMICOLON, COMMA, NEWLINE, QUOTE = "：", "；", "、", "\n", '"'
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_BARE_LABEL = re.compile(r"[^：:；;\n]*")
_BARE_ITEM = re.compile(r"[^、，,；;\n]*")
_ITEM_ENDS = ("、", "，", ",")
_SIGNS = re.compile(r'[；;\n"]')
_ITEM_SIGNS = re.compile(r'[；;\n"、，,]')
_LABEL_SIGNS = re.compile(r'[：:；;\n"]')


class Part(NamedTuple):
    """One ``label：value`` of a line, ``items`` the value divided at 、; without a colon no value."""

    label: str
    value: str | None
    items: tuple[str, ...]


def written_line(parts: Mapping[str, object]) -> str:
    """Return a record's labels and values (texts, numbers, lists of these) as one line."""
    return SEMICOLON.join(f"{_guarded(label, _LABEL_SIGNS)}{COLON}{_value(parts[label])}" for label in parts)


def written_items(items: Iterable[object]) -> str:
    """Return several values as one text, divided by 、."""
    return COMMA.join(_guarded(str(item), _ITEM_SIGNS) for item in items)


def _value(value: object) -> str:
    return written_items(value) if isinstance(value, list) else _guarded(str(value), _SIGNS)


def _guarded(text: str, signs: re.Pattern[str]) -> str:
    if text and text == text.strip() and not signs.search(text):
        return text
    return f'"{text.replace(QUOTE, QUOTE * 2)}"'


def read_lines(text: str) -> list[list[Part]]:
    """Return the parts of each line that is not blank."""
    lines: list[list[Part]] = [[]]
    scan = _Scan(text)
    while not scan.done:
        part = scan.part()
        if part is not None:
            lines[-1].append(part)
        if scan.end() == NEWLINE:
            lines.append([])
    return [line for line in lines if line]


def read_items(text: str) -> tuple[str, ...]:
    """Return the values of a text divided by 、 or a comma or a new line; blank ones count for nothing."""
    scan = _Scan(text)
    found: list[str] = []
    while not scan.done:
        found += scan.value()[1]
        scan.end()
    return tuple(found)


class _Scan:
    """A text and how far it has been read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    @property
    def done(self) -> bool:
        return self._at >= len(self._text)

    @property
    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def part(self) -> Part | None:
        """Read up to the end of a part; None where it is blank."""
        quoted, label = self._piece(_BARE_LABEL)
        if self._next not in ("：", ":"):
            return Part(label, None, ()) if label or quoted else None
        self._at += 1
        value, items = self.value()
        return Part(label, value, items)

    def value(self) -> tuple[str, tuple[str, ...]]:
        """Read a value; return it whole, and its items."""
        start, items, only = self._at, [], True
        while True:
            quoted, item = self._piece(_BARE_ITEM)
            if quoted or item:
                items.append(item)
            only = only and quoted
            if self._next not in _ITEM_ENDS or self.done:
                break
            only = False
            self._at += 1
        whole = items[0] if only and items else self._text[start : self._at].strip()
        return whole, tuple(items)

    def end(self) -> str:
        """Step over the sign that ends a part, and return it."""
        sign = self._next
        self._at += 1
        return sign

    def _piece(self, bare: re.Pattern[str]) -> tuple[bool, str]:
        """Read one piece, in quotation marks or without; blanks around it are passed over."""
        start = self._at
        while self._next in (" ", "\u3000", "\t"):
            self._at += 1
        quoted = _QUOTED.match(self._text, self._at)
        if quoted is not None:
            after = quoted.end()
            rest = bare.match(self._text, after)
            if rest is not None and not rest[0].strip():
                self._at = rest.end()
                return True, quoted[1].replace(QUOTE * 2, QUOTE)
        found = bare.match(self._text, start)
        assert found is not None
        self._at = found.end()
        return False, found[0].strip()
