"""标记 — which stretches of a part of the document belong to which findings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from jiheng.audit.run import Audit
from jiheng.document import Healed
from jiheng.place import Place

Level = Literal["error", "warning", "note", "held", ""]
_ORDER: tuple[Level, ...] = ("error", "warning", "note", "held")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the source, end exclusive; ``finding`` counts from 1 and is 0 for a figure that held."""

    start: int
    end: int
    level: Level
    finding: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text with the findings that lie on it; ``opens`` are those whose first mark begins here."""

    text: str
    level: Level = ""
    findings: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()


class Marks:
    """All marks of an audit, to be laid over the parts of its document one after the other."""

    def __init__(self, audit: Audit) -> None:
        found = [*_of_findings(audit), *_of_held(audit)]
        self._marks = sorted(found, key=lambda mark: (mark.start, mark.end))
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in self._marks), default=0)
        self._opened: set[int] = set()

    def over(self, healed: Healed) -> Iterator[Stretch]:
        """Yield a part's text in stretches that lie under one set of marks each."""
        text = healed.text
        if not text:
            return
        offsets = healed.offsets
        spans = [span for mark in self._near(offsets[0], offsets[-1] + 1) if (span := _span(mark, offsets))]
        edges = sorted({0, len(text), *(edge for span in spans for edge in span[:2])})
        for start, end in pairwise(edges):
            here = [mark for left, right, mark in spans if left <= start and end <= right]
            yield self._stretch(text[start:end], here)

    def _near(self, start: int, end: int) -> Sequence[Mark]:
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]

    def _stretch(self, text: str, here: Iterable[Mark]) -> Stretch:
        marks = list(here)
        level: Level = next((level for level in _ORDER if any(mark.level == level for mark in marks)), "")
        findings = tuple(sorted({mark.finding for mark in marks if mark.finding}))
        opens = tuple(finding for finding in findings if finding not in self._opened)
        self._opened.update(opens)
        return Stretch(text, level, findings, opens)


def _span(mark: Mark, offsets: Sequence[int]) -> tuple[int, int, Mark] | None:
    start, end = bisect_left(offsets, mark.start), bisect_left(offsets, mark.end)
    return (start, end, mark) if start < end else None


def _of_findings(audit: Audit) -> Iterator[Mark]:
    for number, finding in enumerate(audit.findings, 1):
        for place in finding.places:
            yield from _mark(place, finding.severity, number)


def _of_held(audit: Audit) -> Iterator[Mark]:
    for item in audit.claims:
        if item.judgement.verdict == "ok" and item.claim.stated is not None:
            yield from _mark(item.claim.stated.place, "held", 0)


def _mark(place: Place, level: Level, number: int) -> Iterator[Mark]:
    if place.start is not None and place.end is not None and place.end > place.start:
        yield Mark(place.start, place.end, level, number)
