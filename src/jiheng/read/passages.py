"""文段 — a heading, a paragraph or a cell with its figures, and the text in which each figure is one sign."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jiheng.document import Cell, Document, Heading, Paragraph, Part, Table
from jiheng.quantity import Match, Quantity, scan
from jiheng.read.figure import Figure, Kind, changed
from jiheng.read.kinds import kind_of

SIGNS: dict[Kind, str] = {
    "money": "\ue000",
    "count": "\ue001",
    "rate": "\ue002",
    "points": "\ue003",
    "score": "\ue004",
    "time": "\ue005",
    "measure": "\ue006",
    "bare": "\ue007",
    "date": "\ue008",
    "ordinal": "\ue009",
    "malformed": "\ue00a",
}
_SENTENCE = re.compile(r"[。！？!?；;\n]")
_CLAUSE = re.compile(r"[。！？!?；;\n，,：:（）()]")
# The signs themselves, should a text use them: code points that mean nothing in print.
_OWN = re.compile("[\ue000-\ue00f]")
_SKIPPED = frozenset({"document_number", "code", "name", "time"})


@dataclass(slots=True)
class Passage:
    """A part of the document with what stands in it.

    ``coded`` is the text with every figure, qualifiers included, replaced by the sign of its kind; ``at`` are
    the indexes of those signs. ``level`` is that of the heading or list item, None for running text;
    ``section`` the titles above it.
    """

    part: Part
    block: int
    section: tuple[str, ...]
    level: int | None
    figures: list[Figure]
    coded: str = ""
    at: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the healed text."""
        return self.part.text

    def index_at(self, sign: int) -> int:
        """Return which figure's sign stands at an index of the coded text."""
        return bisect_right(self.at, sign) - 1

    def plain(self, index: int) -> int:
        """Return the offset in the healed text of an index of the coded text."""
        before = bisect_right(self.at, index - 1)
        if not before:
            return index
        figure = self.figures[before - 1]
        return figure.phrase[1] + index - self.at[before - 1] - 1

    def update(self, index: int, **values: object) -> None:
        """Change what is known of a figure."""
        self.figures[index] = changed(self.figures[index], values)


def passages(document: Document) -> list[Passage]:
    """Return headings, paragraphs and the cells of tables in order, with their figures as scanned."""
    found: list[Passage] = []
    section: list[tuple[int, str]] = []
    for index, block in enumerate(document.blocks):
        titles = tuple(title for _, title in section)
        if isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row if cell.text]
            found += [passage_of(document, cell, index, titles, None) for cell in cells]
            continue
        if isinstance(block, Paragraph) and block.kind == "contents":
            continue
        if isinstance(block, Heading):
            section = [entry for entry in section if entry[0] < block.level]
            titles = tuple(title for _, title in section)
            section.append((block.level, block.title))
        found.append(passage_of(document, block, index, titles, block.level))
    return found


def passage_of(
    document: Document, part: Part, block: int, section: tuple[str, ...], level: int | None
) -> Passage:
    """Return one part with its figures."""
    figures = list(_figures(document, part, block, section))
    passage = Passage(part, block, section, level, figures)
    _encode(passage)
    return passage


def _figures(document: Document, part: Part, block: int, section: tuple[str, ...]) -> Iterator[Figure]:
    text = part.text
    numbered = part.title_start if isinstance(part, Heading | Paragraph) else 0
    edges: _Edges | None = None
    for match in scan(text):
        if match.kind in _SKIPPED or match.start < numbered:
            continue
        start, end = match.start, match.end
        phrase = (match.before[0] if match.before else start, match.after[1] if match.after else end)
        quantity = match.quantity
        edges = edges or _edges(text)
        clause, sentence = edges.around(start)
        yield Figure(
            document.place(part, start, end),
            part,
            block,
            start,
            end,
            _kind(match, quantity),
            quantity,
            section=section,
            phrase=phrase,
            clause=clause,
            sentence=sentence,
        )


def _kind(match: Match, quantity: Quantity | None) -> Kind:
    if quantity is not None:
        return kind_of(quantity.unit)
    if match.kind == "date":
        return "date"
    return "malformed" if match.kind == "malformed" else "ordinal"


def _encode(passage: Passage) -> None:
    pieces: list[str] = []
    done, length = 0, 0
    at: list[int] = []
    text = _OWN.sub("□", passage.text)
    for figure in passage.figures:
        piece = text[done : figure.phrase[0]]
        pieces += [piece, SIGNS[figure.kind]]
        at.append(length + len(piece))
        length += len(piece) + 1
        done = figure.phrase[1]
    pieces.append(text[done:])
    passage.coded, passage.at = "".join(pieces), at


@dataclass(frozen=True, slots=True)
class _Edges:
    clauses: Sequence[int]
    sentences: Sequence[int]
    length: int

    def around(self, offset: int) -> tuple[tuple[int, int], tuple[int, int]]:
        return self._between(self.clauses, offset), self._between(self.sentences, offset)

    def _between(self, marks: Sequence[int], offset: int) -> tuple[int, int]:
        index = bisect_right(marks, offset)
        start = marks[index - 1] + 1 if index else 0
        return start, marks[index] if index < len(marks) else self.length


def _edges(text: str) -> _Edges:
    # A comma between digits belongs to the number, not to the sentence.
    clauses = [
        match.start()
        for match in _CLAUSE.finditer(text)
        if not (
            match[0] in ",，.:"
            and text[match.start() + 1 : match.start() + 2].isdigit()
            and text[max(0, match.start() - 1) : match.start()].isdigit()
        )
    ]
    return _Edges(clauses, [match.start() for match in _SENTENCE.finditer(text)], len(text))


def is_cell(passage: Passage) -> bool:
    """Tell whether a passage is a cell of a table."""
    return isinstance(passage.part, Cell)
