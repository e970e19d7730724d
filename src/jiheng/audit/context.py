"""上下文 — the words around a figure of running text, and the figures of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from jiheng.audit.subject import Subject
from jiheng.document import Cell
from jiheng.read import Figure

_CLAUSE = re.compile(r"[，,；;。：:！？!?\n]")
_CLOSE = re.compile(r"[，,；;。：:、！？!?）)\n]")
_REACH = 60
_TAIL = 24
_PROSE = 30
"""A cell of a table with so many characters and a comma is running text."""


class Context:
    """The prose of one block: its figures in order, each with the words before and after it."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.figures = figures
        self._index = {id(figure): at for at, figure in enumerate(figures)}
        self._labels: dict[int, str] = {}
        self._tails: dict[int, str] = {}

    def lead(self, figure: Figure) -> str:
        """Return the words between the figure before it, or the start of its sentence, and a figure."""
        at = self._index[id(figure)]
        text = figure.part.text
        begin = max(figure.start - _REACH, figure.sentence[0])
        if at and self.figures[at - 1].part is figure.part:
            begin = max(begin, self.figures[at - 1].end)
        return text[begin : figure.start]

    def label(self, figure: Figure) -> str:
        """Return the words right before a figure, within its clause."""
        key = id(figure)
        if key not in self._labels:
            lead = self.lead(figure)
            cut = [found.end() for found in _CLAUSE.finditer(lead) if found.end() < len(lead)]
            self._labels[key] = lead[cut[-1] :] if cut else lead
        return self._labels[key]

    def tail(self, figure: Figure) -> str:
        """Return the words right after a figure, up to a mark or the next figure."""
        key = id(figure)
        if key not in self._tails:
            self._tails[key] = self._tail(figure)
        return self._tails[key]

    def _tail(self, figure: Figure) -> str:
        at = self._index[id(figure)]
        text = figure.part.text
        stop = min(len(text), figure.end + _TAIL)
        if at + 1 < len(self.figures) and self.figures[at + 1].part is figure.part:
            stop = min(stop, self.figures[at + 1].start)
        found = _CLOSE.search(text, figure.end, max(stop, figure.end))
        return text[figure.end : found.start() if found else max(stop, figure.end)]

    def around(self, figure: Figure) -> str:
        """Return label and tail: what the figure is said to be."""
        return self.label(figure) + self.tail(figure)

    def before(self, figure: Figure, reach: int) -> Sequence[Figure]:
        """Return up to so many figures before a figure, nearest last."""
        at = self._index[id(figure)]
        return self.figures[max(0, at - reach) : at]

    def after(self, figure: Figure, reach: int) -> Sequence[Figure]:
        """Return up to so many figures after a figure, nearest first."""
        at = self._index[id(figure)]
        return self.figures[at + 1 : at + 1 + reach]

    def holds(self, figure: Figure) -> bool:
        """Tell whether a figure stands here."""
        return id(figure) in self._index

    def sentence(self, figure: Figure) -> Sequence[Figure]:
        """Return the figures of a figure's sentence."""
        at = self._index[id(figure)]
        first = last = at
        while first and self.figures[first - 1].sentence == figure.sentence:
            first -= 1
        while last + 1 < len(self.figures) and self.figures[last + 1].sentence == figure.sentence:
            last += 1
        return self.figures[first : last + 1]


def contexts(subject: Subject) -> Sequence[Context]:
    """Return the context of every paragraph, and of every cell of a table that holds sentences."""
    return subject.cached("contexts", lambda: tuple(_contexts(subject)))


def context_of(subject: Subject, figure: Figure) -> Context | None:
    """Return the context that a figure stands in; None for a bare cell of a table."""
    homes = subject.cached(
        "homes", lambda: {id(item): context for context in contexts(subject) for item in context.figures}
    )
    return homes.get(id(figure))


def _contexts(subject: Subject) -> Iterator[Context]:
    figures = (figure for figure in subject.report.figures if figure.quantity is not None)
    for _, group in groupby(figures, key=lambda figure: id(figure.part)):
        found = list(group)
        part = found[0].part
        if not isinstance(part, Cell) or _is_prose(part.text):
            yield Context(found)


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE and _CLAUSE.search(text) is not None
