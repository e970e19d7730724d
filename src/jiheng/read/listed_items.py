"""分条列出 — a figure whose parts are numbered paragraphs: 支付3,292.86万元。按用途划分：1.…；2.…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.document import Document, Paragraph
from jiheng.read.figure import Figure
from jiheng.read.model import Breakdown
from jiheng.read.reading import Reading, hull

_LEAST = 3
_KINDS = frozenset({"money", "count"})


def listed_items(document: Document, readings: Sequence[Reading]) -> Iterator[Breakdown]:
    """Yield a breakdown for every paragraph that a colon ends and at least three numbered ones follow.

    The whole is the largest amount in the last sentence with amounts, each part the first of its kind in an
    item: only such a sentence is taken for the head of the list.
    """
    for at, opening in enumerate(readings):
        if not opening.passage.text.rstrip().endswith(("：", ":")):
            continue
        items = list(_items(readings, at + 1))
        whole = _whole(opening.passage.figures) if len(items) >= _LEAST else None
        if whole is None:
            continue
        parts = [next((figure for figure in item if _alike(figure, whole)), None) for item in items]
        known = tuple(part for part in parts if part is not None)
        if len(known) == len(items):
            yield Breakdown(whole, known, "loose", hull(document, whole, *known))


def _items(readings: Sequence[Reading], start: int) -> Iterator[Sequence[Figure]]:
    """Yield the figures of the numbered paragraphs from 1 on."""
    for expected, reading in enumerate(readings[start:], 1):
        part = reading.passage.part
        if not isinstance(part, Paragraph) or part.number is None or part.number.value != expected:
            return
        yield reading.passage.figures


def _whole(figures: Sequence[Figure]) -> Figure | None:
    amounts = [figure for figure in figures if figure.kind in _KINDS and figure.value]
    last = [figure for figure in amounts if figure.sentence == amounts[-1].sentence]
    alike = [figure for figure in last if _alike(figure, last[0])]
    return max(alike, key=lambda figure: figure.value or 0, default=None)


def _alike(a: Figure, b: Figure) -> bool:
    left, right = a.quantity, b.quantity
    return bool(left and right and left.unit.dimension == right.unit.dimension and a.kind in _KINDS)
