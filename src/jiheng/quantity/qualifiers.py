"""限定词 — the words that make a figure a bound: 超, 不低于, 以上, 左右, 多."""

from __future__ import annotations

import re
from typing import get_args

from jiheng.quantity.quantity import Bound
from jiheng.quantity.words import DATA, any_of

_BEFORE: dict[str, list[str]] = DATA["before"]
_AFTER: dict[str, list[str]] = DATA["after"]
_SPACE = r"[ \u3000\u00a0]{0,2}"


def _guarded(word: str) -> str:
    ban_after, ban_before = DATA["not_after"].get(word), DATA["not_before"].get(word)
    pattern = re.escape(word)
    if ban_after:
        pattern = f"(?<![{''.join(ban_after)}])" + pattern
    return pattern + (f"(?!{any_of(ban_before)})" if ban_before else "")


def _pattern(groups: dict[str, list[str]]) -> str:
    words = sorted({word for group in groups.values() for word in group}, key=len, reverse=True)
    return "(?:" + "|".join(_guarded(word) for word in words) + ")"


WITHIN = _pattern(DATA["within"])
"""A pattern for 多, 余 and 几 between a number and its unit."""
_LEADING = re.compile(rf"({_pattern(_BEFORE)}){_SPACE}")
_LEADING_MAGNITUDE = re.compile(rf"{_pattern(DATA['magnitude'])}(?=[百千万亿])")
_JUST_BEFORE = re.compile(rf"({_pattern(_BEFORE)}){_SPACE}$")
_MAGNITUDE = re.compile(rf"({_pattern(DATA['magnitude'])})$")
_JUST_AFTER = re.compile(rf"{_SPACE}({_pattern(_AFTER)})")
_REACH = 12

_BOUNDS = {
    word: bound
    for table in (_BEFORE, _AFTER, DATA["within"], DATA["magnitude"])
    for bound, words in table.items()
    for word in words
}
_LOWER = frozenset({"at_least", "more_than"})
_UPPER = frozenset({"at_most", "less_than"})
_RECENT: dict[str, list[str]] = DATA["recent"]
_NAMES: dict[str, Bound] = {bound: bound for bound in get_args(Bound)}

Span = tuple[int, int]


def leading(text: str, start: int) -> Span | None:
    """Return the span of the qualifier that starts at a position, with the spaces after it."""
    found = _LEADING.match(text, start) or _LEADING_MAGNITUDE.match(text, start)
    return found.span() if found else None


def just_before(text: str, end: int, *, magnitude: bool = False) -> Span | None:
    """Return the span of the qualifier that ends at a position; ``magnitude`` also takes the 上 of 上百."""
    begin = max(0, end - _REACH)
    window = text[begin:end]
    found = _JUST_BEFORE.search(window) or (_MAGNITUDE.search(window) if magnitude else None)
    return (begin + found.start(1), begin + found.end(1)) if found else None


def just_after(text: str, start: int) -> Span | None:
    """Return the span of the qualifier that follows a position."""
    found = _JUST_AFTER.match(text, start)
    return found.span(1) if found else None


def is_recent(word: str, unit: str) -> bool:
    """Tell whether 近 means "the last": 近3年."""
    return word in _RECENT["words"] and unit in _RECENT["units"]


def bound_of(words: list[str]) -> Bound | None:
    """Return what the qualifiers around one figure say together, or None if they contradict each other."""
    if not words:
        return "equal"
    bounds = {_BOUNDS[word.strip()] for word in words} - {"equal"}
    lower, upper = bounds & _LOWER, bounds & _UPPER
    if lower and upper:
        return None
    name = _strongest(bounds, lower or upper)
    return _NAMES[name]


def _strongest(bounds: set[str], sided: set[str]) -> str:
    # 超过20万人以上: the weaker of two on one side; 约100人以上: the side counts, not the 约.
    if sided:
        return min(sided)
    return bounds.pop() if len(bounds) == 1 else ("about" if bounds else "equal")
