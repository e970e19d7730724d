"""分母 — the whole that a rate is of, where the words beside the rate do not print it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from jiheng.audit.context import contexts
from jiheng.audit.likeness import shared
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, limit
from jiheng.read import Figure

_COUNTED = frozenset({"money", "count", "measure"})
_Printed = dict[str, list[tuple[str, Figure]]]


def wholes(subject: Subject, part: Figure, *, loose: bool = False) -> Sequence[Figure]:
    """Return the figures that running text divides into parts, this one among them.

    ``loose`` gives those that it most likely divides: 其中 stands after a rate of theirs.
    """
    known = subject.cached(f"wholes {loose}", lambda: _wholes(subject, loose=loose))
    return known.get(part.place.start, ())


def printed(subject: Subject, like: Figure) -> Sequence[tuple[str, Figure]]:
    """Return the amounts of running text in the dimension of a figure, each with the words before it.

    Only so many before and after it are looked at: a usual report has no more, and in a text of
    many reports the work stays in proportion to the text.
    """
    known = subject.cached("printed", lambda: _printed(subject))
    starts = subject.cached("printed starts", lambda: {name: _starts(row) for name, row in known.items()})
    dimension = like.quantity.unit.dimension if like.quantity else ""
    if dimension not in known:
        return ()
    at, reach = bisect_left(starts[dimension], like.place.start or 0), limit("looked_at")
    return known[dimension][max(0, at - reach) : at + reach]


def elsewhere(subject: Subject, over: Figure, under: Sequence[Sequence[str]]) -> Iterator[Figure]:
    """Yield figures of other paragraphs that may be the whole of one.

    One is called like it, or is the only one nearby with the words of a base.
    """
    others = [(label, item) for label, item in printed(subject, over) if item.part is not over.part]
    least = limit("linked_base")
    for _, item in others if len(over.name) >= least else ():
        if len(item.name) >= least and shared(item.name, over.name) >= least:
            yield item
    for row in under:
        named = [item for label, item in others if has(label, tuple(row))]
        if len({item.value for item in named}) == 1:
            yield named[0]


def _wholes(subject: Subject, *, loose: bool) -> dict[int | None, list[Figure]]:
    found: dict[int | None, list[Figure]] = defaultdict(list)
    for item in subject.report.breakdowns:
        if (item.kind == "loose") is loose:
            for part in item.parts:
                found[part.place.start].append(item.whole)
    return found


def _printed(subject: Subject) -> _Printed:
    found: _Printed = defaultdict(list)
    for context in contexts(subject):
        for figure in context.figures:
            if figure.kind not in _COUNTED or figure.qualified or figure.quantity is None:
                continue
            found[figure.quantity.unit.dimension].append((context.label(figure), figure))
    return found


def _starts(row: Sequence[tuple[str, Figure]]) -> list[int]:
    return [figure.place.start or 0 for _, figure in row]
