"""问题与措施 — the numbered points of those chapters: sub-headings, 一是…二是…, or paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jiheng.document import Document, Heading, Paragraph
from jiheng.read.model import Point
from jiheng.read.words import SENTENCE_END, WORDS, any_of, has_any

_MARK = re.compile(any_of(WORDS["point_marks"]))
_FEWEST = 2


@dataclass(slots=True)
class _Chapter:
    headings: list[Heading] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)


def points(document: Document, words: Sequence[str], without: Sequence[str] = ()) -> tuple[Point, ...]:
    """Return the points of the chapters whose titles hold one of the words and none of the others."""
    found: list[Point] = []
    for chapter in _chapters(document, words, without):
        found += _points(document, chapter)
    return tuple(found)


def _chapters(document: Document, words: Sequence[str], without: Sequence[str]) -> Iterator[_Chapter]:
    chapter: _Chapter | None = None
    level = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            if chapter is not None and block.level <= level:
                yield chapter
                chapter = None
            if chapter is not None:
                chapter.headings.append(block)
            elif block.level and has_any(block.title, words) and not has_any(block.title, without):
                chapter, level = _Chapter(), block.level
        elif isinstance(block, Paragraph) and chapter is not None and block.kind == "text":
            chapter.paragraphs.append(block)
    if chapter is not None:
        yield chapter


def _points(document: Document, chapter: _Chapter) -> Iterator[Point]:
    if chapter.headings:
        top = min(heading.level for heading in chapter.headings)
        for heading in chapter.headings:
            if heading.level == top:
                yield Point(heading.title, heading.text, document.place(heading))
        return
    numbered = [block for block in chapter.paragraphs if block.number is not None]
    if len(numbered) >= _FEWEST:
        for block in numbered:
            yield Point(block.title or block.text, block.text, document.place(block))
        return
    opening = [block for block in chapter.paragraphs if _MARK.match(block.text)]
    if len(opening) >= _FEWEST:
        # Marks further inside count reasons, not points.
        for block in opening:
            yield Point(_lead(block.text), block.text, document.place(block))
        return
    marked = [point for block in chapter.paragraphs for point in _marked(document, block)]
    yield from marked or (Point(_lead(b.text), b.text, document.place(b)) for b in chapter.paragraphs)


def _marked(document: Document, block: Paragraph) -> Iterator[Point]:
    """Yield the parts that 一是, 二是 begin; a mark counts only where the count goes on."""
    starts: list[int] = []
    for match in _MARK.finditer(block.text):
        before = block.text[match.start() - 1 : match.start()]
        if not before or before in "。；;：:，,\n":
            starts.append(match.start())
    for start, end in pairwise([*starts, len(block.text)]):
        text = block.text[start:end].strip("；;。 ")
        yield Point(_lead(text), text, document.place(block, start, start + len(text)))


def _lead(text: str) -> str:
    found = SENTENCE_END.search(text)
    return text[: found.start()] if found else text
