"""Word 写成文本 — a source text that the document reader takes, with the way back to the paragraphs.

Every character of a paragraph is one character of the source, so that a place in the one is a place in the
other; numbers that Word prints and marks of headings stand before it. Tables are written with strokes between
the cells, paragraphs of a cell apart by a break.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jiheng.document.numbering import number_of
from jiheng.document.rows import in_cell, parting
from jiheng.document.word import WordBlock, WordCell, WordParagraph
from jiheng.document.words import LIMITS

_LINES = str.maketrans({"\r": " ", "\f": " ", "\v": " "})
_MOST_MARKS = 6
_ROW = " |\n"


def _before(paragraph: WordParagraph) -> str:
    """Return the number and the marks of a heading that stand before a paragraph."""
    text = paragraph.number + paragraph.text
    plain = text.strip()
    if paragraph.outline is None or not plain or len(plain) > LIMITS["heading"] or number_of(plain):
        return paragraph.number
    # The title of the report is above the first level.
    return "#" * min(paragraph.outline + 2, _MOST_MARKS) + " " + paragraph.number


def _in_line(text: str) -> str:
    words = text.translate(_LINES)
    # A tab stop that indents a paragraph would make a table's cell of it.
    start = len(words) - len(words.lstrip(" \t"))
    return words[:start].replace("\t", " ") + words[start:]


@dataclass(slots=True)
class WordSource:
    """The text, and for every paragraph in it where it begins."""

    text: str = ""
    paragraphs: list[WordParagraph] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def paragraph_at(self, offset: int) -> tuple[WordParagraph, int] | None:
        """Return the paragraph at an offset of the text and the offset in it, None between paragraphs."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        paragraph, inside = self.paragraphs[index], offset - self._starts[index]
        return (paragraph, inside) if inside < len(paragraph.text) else None

    def stretches(self, start: int, end: int) -> Iterator[tuple[WordParagraph, int, int]]:
        """Yield the paragraphs that a span of the text touches, with the span's part of each."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        for paragraph, begin in zip(self.paragraphs[first:], self._starts[first:], strict=True):
            if begin >= end:
                return
            left, right = max(start - begin, 0), min(end - begin, len(paragraph.text))
            if left < right:
                yield paragraph, left, right

    def add(self, paragraph: WordParagraph, text: str, before: int) -> None:
        """Take note of a paragraph whose text begins ``before`` characters into the source."""
        assert len(text) == len(paragraph.text)
        self.paragraphs.append(paragraph)
        self._starts.append(before)


def word_source(blocks: Iterable[WordBlock]) -> WordSource:
    """Return the source text of a Word file's blocks."""
    source = WordSource()
    parts: list[str] = []
    length = 0

    def put(text: str) -> None:
        nonlocal length
        parts.append(text)
        length += len(text)

    def put_paragraph(paragraph: WordParagraph, text: str) -> None:
        source.add(paragraph, text, length)
        put(text)

    def put_cell(cell: WordCell) -> None:
        last = ""
        for paragraph in cell.paragraphs:
            put((parting(last, paragraph.text.strip()) if last else "") + paragraph.number)
            last = paragraph.text.strip()
            put_paragraph(paragraph, in_cell(paragraph.text))

    for block in blocks:
        if isinstance(block, WordParagraph):
            put(_before(block))
            put_paragraph(block, _in_line(block.text))
        else:
            for row in block.rows:
                for cell in row:
                    # The blank keeps a stroke from what a cell ends with.
                    put(" |" if cell is not row[0] else "|")
                    put_cell(cell)
                put(_ROW)
        put("\n\n")
    source.text = "".join(parts)
    return source
