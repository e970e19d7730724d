"""对指标 — criteria of several sheets side by side.

Within one scheme criteria are matched by id. Across schemes they are matched by name, and where no name fits
by the formula of 取值; then full marks and rules are others', so only score rates compare.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeVar

from jiheng.compare.side import Side
from jiheng.diagnostic import Diagnostic
from jiheng.scheme import Scheme, SchemeNode
from jiheng.score import CriterionScore

Match = Literal["id", "name", "value", ""]
_NOT_A_WORD = re.compile(r"\W")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion over all sides; ``scores`` and ``matches`` stand in their order.

    A match is how the side's criterion was found: ``id`` for the same criterion of the same scheme, ``name``
    or ``value`` across schemes, empty where the side has none.
    """

    id: str
    name: str
    depth: int
    leaf: bool
    scores: tuple[CriterionScore | None, ...]
    matches: tuple[Match, ...]

    def pair(self, side: int) -> tuple[CriterionScore, CriterionScore] | None:
        """Return the first side's score and another's, None where one of the two has no criterion."""
        first, other = self.scores[0], self.scores[side]
        return None if first is None or other is None else (first, other)

    def difference(self, side: int) -> Fraction | None:
        """Return the points of a side less the first side's; None where points do not compare."""
        pair = self.pair(side)
        if pair is None or self.matches[side] != "id" or None in (pair[0].score, pair[1].score):
            return None
        whole = pair[0].complete and pair[1].complete
        return Fraction(pair[1].score or 0) - Fraction(pair[0].score or 0) if whole else None

    def rate_difference(self, side: int) -> Fraction | None:
        """Return the score rate of a side less the first side's; None where one is missing."""
        pair = self.pair(side)
        if pair is None:
            return None
        before, after = pair[0].score_rate, pair[1].score_rate
        whole = pair[0].complete and pair[1].complete
        return None if before is None or after is None or not whole else after - before

    def reason(self, side: int) -> Diagnostic | None:
        """Return why a side does not compare with the first, or only by its rate; None where it does."""
        if self.scores[0] is None:
            return _note("compare.only_in_others")
        if self.scores[side] is None:
            return _note("compare.no_counterpart")
        if self.rate_difference(side) is None:
            return _note("compare.points_missing")
        match = self.matches[side]
        return None if match == "id" else _note(f"compare.rates_only_{match}")


def criterion_rows(sides: Sequence[Side]) -> tuple[CriterionRow, ...]:
    """Return the criteria of all sides, in the order of the first scheme, then what only others have."""
    places = _places(sides)
    order = list(dict.fromkeys(place for _, place in sorted(places.items(), key=lambda item: item[1])))
    return tuple(_row(place, sides, places) for place in order)


_Places = dict[tuple[str, str], int]


def _places(sides: Sequence[Side]) -> _Places:
    """Return the row of each criterion, by scheme and criterion id; matched criteria share a row."""
    places: _Places = {}
    known: list[tuple[int, SchemeNode, Scheme]] = []
    for side in sides:
        if side.sheet is None:
            continue
        scheme = side.sheet.scheme
        found = _counterparts(scheme, known)
        for node in _scored(scheme):
            key = (scheme.id, node.record.id)
            if key not in places:
                place = found.get(node.record.id)
                if place is None:
                    place = len(known)
                    known.append((place, node, scheme))
                places[key] = place
    return places


def _scored(scheme: Scheme) -> Iterator[SchemeNode]:
    return (node for node in scheme.nodes if not node.measure)


def _counterparts(scheme: Scheme, known: Sequence[tuple[int, SchemeNode, Scheme]]) -> dict[str, int]:
    """Return the row of each criterion that has a counterpart in another scheme, each row at most once."""
    found: dict[str, int] = {}
    others = [(place, node) for place, node, other in known if other.id != scheme.id]
    for meaning in (_name, _value):
        taken = set(found.values())
        rows = _unique({place: meaning(node) for place, node in others if place not in taken})
        own = _unique({n.record.id: meaning(n) for n in _scored(scheme) if n.record.id not in found})
        found |= {identity: rows[words] for words, identity in own.items() if words in rows}
    return found


def _name(node: SchemeNode) -> str:
    return _NOT_A_WORD.sub("", node.record.name)


def _value(node: SchemeNode) -> str:
    return "" if node.value is None else str(node.value.node)


def _unique(meanings: dict[K, str]) -> dict[str, K]:
    times = Counter(meanings.values())
    return {words: key for key, words in meanings.items() if words and times[words] == 1}


def _row(place: int, sides: Sequence[Side], places: _Places) -> CriterionRow:
    scores = tuple(_score(side, place, places) for side in sides)
    head, shown = next((item, side) for item, side in zip(scores, sides, strict=True) if item is not None)
    return CriterionRow(
        id=head.id,
        name=head.node.record.name,
        depth=len(head.node.path) - 1,
        leaf=head.leaf,
        scores=scores,
        matches=tuple(_match(head, shown, item, side) for item, side in zip(scores, sides, strict=True)),
    )


def _score(side: Side, place: int, places: _Places) -> CriterionScore | None:
    if side.sheet is None:
        return None
    items = (item for item in side.sheet.criteria if places.get((side.scheme, item.id)) == place)
    return next(items, None)


def _match(head: CriterionScore, shown: Side, item: CriterionScore | None, side: Side) -> Match:
    if item is None:
        return ""
    if side.scheme == shown.scheme:
        return "id"
    return "name" if _name(item.node) == _name(head.node) else "value"


def _note(code: str) -> Diagnostic:
    return Diagnostic(code, None, {}, "note")
