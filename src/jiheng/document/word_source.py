"""Word 写成文本 — a source text that the document reader takes, with the way back to the paragraphs.

Every character of a paragraph is one character of the source, so that a place in the one is a place in the
other. Tables are written with strokes between the cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from jiheng.document.word import WordBlock, WordCell, WordParagraph

_FLAT = str.maketrans({"\n": " ", "\t": " ", "|": "｜", "\r": " ", "\f": " "})
_LINES = str.maketrans({"\r": " ", "\f": " "})


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
        put("|")
        for number, paragraph in enumerate(cell.paragraphs):
            put(" " if number else "")
            put_paragraph(paragraph, paragraph.text.translate(_FLAT))

    for block in blocks:
        if isinstance(block, WordParagraph):
            put_paragraph(block, block.text.translate(_LINES))
        else:
            for row in block.rows:
                for cell in row:
                    put_cell(cell)
                put("|\n")
        put("\n\n")
    source.text = "".join(parts)
    return source
