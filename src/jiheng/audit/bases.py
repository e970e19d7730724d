"""分母 — the whole that a rate is of, where the words beside the rate do not print it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from jiheng.audit.context import contexts
from jiheng.audit.likeness import shared
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, limit
from jiheng.read import Figure


def wholes(subject: Subject, part: Figure) -> Iterator[Figure]:
    """Yield the figures that running text divides into parts, this one among them."""
    for item in subject.report.breakdowns:
        if item.kind != "loose" and any(
            part is other or part.place.start == other.place.start for other in item.parts
        ):
            yield item.whole


def elsewhere(subject: Subject, over: Figure, under: Sequence[Sequence[str]]) -> Iterator[Figure]:
    """Yield figures of other paragraphs that may be the whole of one.

    One is called like it, or is the only one nearby with the words of a base. Nearby is the whole of a
    usual report; in a text of many reports it keeps the work in proportion to the text.
    """
    known = subject.cached("printed", lambda: tuple(_printed(subject)))
    starts = subject.cached("printed_starts", lambda: [item.place.start or 0 for item, _ in known])
    at, reach = bisect_left(starts, over.place.start or 0), limit("bases_nearby")
    near = known[max(0, at - reach) : at + reach]
    others = [(item, label) for item, label in near if item.part is not over.part and _alike(item, over)]
    for item, _ in others:
        alike = shared(item.name, over.name)
        if alike >= limit("linked_base"):
            yield item
    for row in under:
        named = [item for item, label in others if has(label, tuple(row))]
        if len({item.value for item in named}) == 1:
            yield named[0]


def _printed(subject: Subject) -> Iterator[tuple[Figure, str]]:
    """Yield the report's amounts and counts in order, each with the words right before it."""
    for context in contexts(subject):
        for figure in context.figures:
            if figure.kind in {"money", "count", "measure"} and not figure.qualified:
                yield figure, context.label(figure)


def _alike(a: Figure, b: Figure) -> bool:
    return bool(a.quantity and b.quantity and a.quantity.unit.dimension == b.quantity.unit.dimension)
