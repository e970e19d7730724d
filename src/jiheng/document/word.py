"""Word 的段落 — the paragraphs of a Word file in their order, each character with the run it stands in.

Text that was deleted under tracked changes is not text; what was inserted is. Cells of a table are given row
by row, a merged cell once with empty cells after it; text boxes follow the paragraph that anchors them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

Element: TypeAlias = Any
"""An element of the file's XML; lxml tells no types."""

_PARAGRAPH, _TABLE, _ROW, _CELL, _TEXT = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "t"))
_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_GONE = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_AROUND = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")}
_GRID_SPAN = qn("w:gridSpan")
_VALUE = qn("w:val")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text that one element holds; ``start`` counts in the paragraph."""

    start: int
    text: str
    node: Element

    @property
    def end(self) -> int:
        """Return the offset behind the stretch."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph: its text and the elements that hold it. ``node`` is its own element."""

    node: Element
    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell: its paragraphs, those of tables inside it among them."""

    paragraphs: tuple[WordParagraph, ...]


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table as rows of cells."""

    rows: tuple[tuple[WordCell, ...], ...]


WordBlock = WordParagraph | WordTable


def word_blocks(document: WordDocument) -> Iterator[WordBlock]:
    """Yield the paragraphs and tables of a document's body."""
    yield from _blocks(document.element.body)


def page_paragraphs(document: WordDocument) -> Iterator[WordParagraph]:
    """Yield the paragraphs of every header and footer that the document has of its own, each once."""
    seen: list[Element] = []
    for section in document.sections:
        for part in (
            *(section.header, section.first_page_header, section.even_page_header),
            *(section.footer, section.first_page_footer, section.even_page_footer),
        ):
            if part.is_linked_to_previous:
                continue
            element = part._element
            if element not in seen:
                seen.append(element)
                yield from paragraphs_of(_blocks(element))


def paragraphs_of(blocks: Sequence[WordBlock] | Iterator[WordBlock]) -> Iterator[WordParagraph]:
    """Yield every paragraph of some blocks, those in cells too."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from cell.paragraphs


def _blocks(parent: Element) -> Iterator[WordBlock]:
    for child in parent:
        if child.tag == _PARAGRAPH:
            yield _paragraph(child)
            for box in _boxes(child):
                yield from _blocks(box)
        elif child.tag == _TABLE:
            yield _table(child)
        elif child.tag in _AROUND:
            yield from _blocks(child)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the text boxes anchored in a paragraph; what older programs are shown instead is passed over."""
    for box in paragraph.iter(qn("w:txbxContent")):
        ancestors = [item.tag for item in box.iterancestors()]
        if _FALLBACK not in ancestors:
            yield box


def _paragraph(node: Element) -> WordParagraph:
    pieces: list[Piece] = []
    length = 0
    for element, text in _texts(node):
        pieces.append(Piece(length, text, element))
        length += len(text)
    return WordParagraph(node, "".join(piece.text for piece in pieces), tuple(pieces))


def _texts(parent: Element) -> Iterator[tuple[Element, str]]:
    for child in parent:
        if child.tag == _TEXT:
            if child.text:
                yield child, child.text
        elif child.tag in _MARKS:
            yield child, _MARKS[child.tag]
        elif child.tag not in _GONE and child.tag not in (_PARAGRAPH, _FALLBACK, qn("w:txbxContent")):
            yield from _texts(child)


def _table(node: Element) -> WordTable:
    return WordTable(tuple(tuple(_cells(row)) for row in _inner(node, _ROW)))


def _cells(row: Element) -> Iterator[WordCell]:
    for node in _inner(row, _CELL):
        yield WordCell(tuple(paragraphs_of(_blocks(node))))
        span = next(iter(node.iterfind(f"{qn('w:tcPr')}/{_GRID_SPAN}")), None)
        for _ in range(1, min(int(span.get(_VALUE, "1")), 64) if span is not None else 1):
            yield WordCell(())


def _inner(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, through what may stand around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _inner(child, tag)
