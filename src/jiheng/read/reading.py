"""读得 — a passage with the sentences recognised in it, and what several readers need of the two."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.document import Document
from jiheng.place import Place
from jiheng.read.figure import Figure
from jiheng.read.grammar import Hit
from jiheng.read.passages import Passage
from jiheng.read.words import LIMITS


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage, final, with its hits."""

    passage: Passage
    hits: tuple[Hit, ...]

    def figure(self, hit: Hit, role: str) -> Figure | None:
        """Return the only figure of a role in a hit."""
        index = hit.one(role)
        return None if index is None else self.passage.figures[index]

    def figures(self, hit: Hit, role: str) -> tuple[Figure, ...]:
        """Return the figures of a role in a hit."""
        return tuple(self.passage.figures[index] for index in hit.roles.get(role, ()))


def hull(document: Document, *figures: Figure | None) -> Place:
    """Return one place that covers figures of one part, or the last one's where they stand far apart."""
    known = [figure for figure in figures if figure is not None]
    last = known[-1]
    same = [figure for figure in known if figure.part is last.part]
    start, end = min(figure.start for figure in same), max(figure.end for figure in same)
    if end - start > LIMITS["place"]:
        return last.place
    return document.place(last.part, start, end)


def distinct(places: list[Place]) -> tuple[Place, ...]:
    """Return places without repeats, in order."""
    return tuple({(place.start, place.end): place for place in places}.values())
