"""愈 — a healed string that remembers where each of its characters stood in the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Healed:
    """Text as one would type it, with the source offset of every character.

    The offsets are kept as runs: run ``i`` begins at character ``marks[i]`` of ``text``, which stands at
    ``origins[i]`` in the source; the characters after it follow one by one. Offsets increase strictly. An
    empty text has one run, which says where the text would stand.
    """

    text: str
    marks: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)

    def __str__(self) -> str:
        """Return the healed text."""
        return self.text

    def __len__(self) -> int:
        """Return the number of healed characters."""
        return len(self.text)

    def offset(self, index: int) -> int:
        """Return the source offset of a character; ``index`` counts from 0.

        Raises:
            IndexError: the text has no such character.
        """
        if not 0 <= index < len(self.text):
            raise IndexError(index)
        return self._at(index)

    def _at(self, index: int) -> int:
        run = bisect_right(self.marks, index) - 1
        return self.origins[run] + index - self.marks[run]

    @property
    def offsets(self) -> list[int]:
        """Return the source offset of every character."""
        edges = (*self.marks[1:], len(self.text))
        return [
            origin + step
            for mark, edge, origin in zip(self.marks, edges, self.origins, strict=True)
            for step in range(edge - mark)
        ]

    def hull(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Return the source span, end exclusive, that covers the characters from ``start`` to ``end``.

        Indexes beyond the text are cut to it; an empty stretch gives an empty span.
        """
        stop = len(self.text) if end is None else max(0, min(end, len(self.text)))
        begin = max(0, min(start, stop))
        if begin < stop:
            return self._at(begin), self._at(stop - 1) + 1
        where = self._at(begin) if begin < len(self.text) or not self.text else self._at(begin - 1) + 1
        return where, where

    def slice(self, start: int = 0, end: int | None = None) -> Self:
        """Return a stretch of the text with its offsets."""
        stop = len(self.text) if end is None else max(0, min(end, len(self.text)))
        begin = max(0, min(start, stop))
        if begin == stop:
            return type(self)("", (0,), (self.hull(begin, begin)[0],))
        first = bisect_right(self.marks, begin) - 1
        last = bisect_right(self.marks, stop - 1)
        marks = (0, *(mark - begin for mark in self.marks[first + 1 : last]))
        return type(self)(self.text[begin:stop], marks, (self._at(begin), *self.origins[first + 1 : last]))
