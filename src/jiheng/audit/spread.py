"""分别 — names that one phrase gives to several figures: 养老、失业、工伤保险参保人数分别达a、b和c."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from jiheng.audit.context import Context
from jiheng.read import Figure

_SPLIT = re.compile(r"[、和与及]|以及")
_HEAD = 2


def spread_names(context: Context) -> Iterator[tuple[Figure, str]]:
    """Yield the own name of every figure whose printed name lists as many items as figures share it."""
    for name, group in groupby(context.figures, key=lambda figure: figure.name):
        figures = list(group)
        items = [item for item in _SPLIT.split(name) if item]
        if len(figures) > 1 and len(items) == len(figures):
            yield from zip(figures, _full(items), strict=True)


def _full(items: Sequence[str]) -> list[str]:
    """Give every item the ending that only the last one prints."""
    last = items[-1]
    if all(item[-1] == last[-1] for item in items):
        return list(items)
    return [*(item + last[_HEAD:] for item in items[:-1]), last]
