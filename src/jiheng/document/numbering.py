"""编号 — the number that a heading or a list item begins with."""

from __future__ import annotations

import re
import unicodedata

from jiheng.document.model import Number
from jiheng.document.words import STYLES

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_LONGEST = 24
# All styles at once: most lines begin with none of them.
_ANY = re.compile("|".join(style.pattern.pattern.replace("(?P<n>", "(?:") for style in STYLES.values()))


def number_of(text: str) -> tuple[Number, int] | None:
    """Return the number that a text begins with and where the words after it begin, or nothing."""
    head = text[:_LONGEST]
    if not _ANY.match(head):
        return None
    for style in STYLES.values():
        match = style.pattern.match(head)
        if match:
            after = match.end()
            while after < len(text) and text[after].isspace():
                after += 1
            return Number(style.name, match.group().strip(), _value(match.group("n"))), after
    return None


def _value(digits: str) -> int | None:
    if not digits:
        return None
    if digits[0] in "一二三四五六七八九十百零〇两":
        return _han(digits)
    if len(digits) == 1 and not digits.isdecimal():
        return int(unicodedata.numeric(digits))
    return int(digits)


def _han(digits: str) -> int | None:
    """Return the value of a Chinese numeral below 100, as outlines use them."""
    tens, ten, ones = digits.replace("两", "二").replace("〇", "零").partition("十")
    if not ten:
        return _DIGITS.get(tens)
    high = _DIGITS.get(tens, 0) if tens else 1
    low = _DIGITS.get(ones, 0) if ones else 0
    return high * 10 + low
