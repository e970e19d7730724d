"""像 — how much two names of a report have in common; names are compared, never understood."""

from __future__ import annotations

import re
from functools import lru_cache

from jiheng.audit.words import words

_MARKS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")


@lru_cache(maxsize=50_000)
def core(name: str) -> str:
    """Return a name without numbering, marks and the words that say no more than "amount" (人数, 情况)."""
    plain = _MARKS.sub("", name)
    changed = True
    while changed:
        changed = False
        for tail in words("names", "tails"):
            if plain.endswith(tail) and len(plain) > len(tail) + 1:
                plain, changed = plain[: -len(tail)], True
        for head in words("names", "heads"):
            if plain.startswith(head) and len(plain) > len(head) + 1:
                plain, changed = plain[len(head) :], True
    return plain


def pairs(text: str) -> frozenset[str]:
    """Return every two neighbouring characters of a name."""
    plain = _MARKS.sub("", text)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


@lru_cache(maxsize=50_000)
def likeness(left: str, right: str) -> int:
    """Return how many neighbouring pairs of characters the shorter name shares with the other, in percent."""
    a, b = pairs(core(left)), pairs(core(right))
    if not a or not b:
        return 0
    return 100 * len(a & b) // min(len(a), len(b))


@lru_cache(maxsize=50_000)
def _plain(name: str) -> str:
    return _MARKS.sub("", name)


def shared(left: str, right: str) -> int:
    """Return the length of the longest stretch that two names have in common."""
    a, b = sorted((_plain(left), _plain(right)), key=len)
    a, b = a[-40:], b[-200:]
    best = 0
    for start in range(len(a)):
        while start + best < len(a) and a[start : start + best + 1] in b:
            best += 1
    return best
