"""增减 — a change printed beside a figure, with the figure it is compared with where that is printed too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiheng.document import Document
from jiheng.read.figure import Figure
from jiheng.read.model import Comparison
from jiheng.read.reading import Reading, hull
from jiheng.read.words import COMPARISON, any_of

_RULES = ("growth_each", "growth", "growth_rate")
_FALLS = re.compile(any_of(COMPARISON["falls"]))
_AGAINST = re.compile(any_of(COMPARISON["against"]))


def comparisons(document: Document, reading: Reading) -> Iterator[Comparison]:
    """Yield the changes that a passage prints beside a figure."""
    for hit in reading.hits:
        words = reading.passage.coded[hit.span[0] : hit.span[1]]
        falls = bool(_FALLS.search(words))
        if hit.rule.name == "from_to":
            base, now = reading.figure(hit, "base"), reading.figure(hit, "now")
            change = reading.figure(hit, "growth")
            if base and now and _alike(base, now):
                yield Comparison(now, change, base, falls, "", hull(document, base, now, change))
        elif hit.rule.name in _RULES:
            found = _AGAINST.search(words)
            pairs = zip(reading.figures(hit, "actual"), reading.figures(hit, "growth"), strict=False)
            for figure, change in pairs:
                place = hull(document, figure, change)
                yield Comparison(figure, change, None, falls, found[0] if found else "", place)


def _alike(base: Figure, now: Figure) -> bool:
    left, right = base.quantity, now.quantity
    return bool(left and right and left.unit.dimension == right.unit.dimension)
