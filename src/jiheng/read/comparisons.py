"""增减 — a change printed beside a figure, with the figure it is compared with where that is printed too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiheng.document import Document
from jiheng.read.figure import Figure
from jiheng.read.grammar import Hit
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
            continue
        found = _AGAINST.search(words)
        for figure, change in _changed(reading, hit):
            place = hull(document, figure, change)
            yield Comparison(figure, change, None, falls, found[0] if found else "", place)


def _changed(reading: Reading, hit: Hit) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures that changed with what they changed by."""
    name = hit.rule.name
    if name in {"growth_by", "change_by"}:
        figure = reading.figure(hit, "actual") or _last_like(reading, hit)
        for role in ("difference", "growth"):
            change = reading.figure(hit, role)
            if figure is not None and change is not None:
                yield figure, change
    elif name in _RULES:
        yield from zip(reading.figures(hit, "actual"), reading.figures(hit, "growth"), strict=False)


def _last_like(reading: Reading, hit: Hit) -> Figure | None:
    """Return the figure that a change stands behind: the last of its dimension in the sentence, no target."""
    difference = reading.figure(hit, "difference")
    if difference is None:
        return None
    for figure in reversed(reading.passage.figures[: hit.roles["difference"][0]]):
        if figure.sentence == difference.sentence and figure.role != "target" and _alike(figure, difference):
            return figure
    return None


def _alike(base: Figure, now: Figure) -> bool:
    left, right = base.quantity, now.quantity
    return bool(left and right and left.unit.dimension == right.unit.dimension)
