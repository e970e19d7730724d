"""Word 的段落 — the paragraphs of a Word file in their order, each character with the run it stands in.

Text that was deleted under tracked changes is not text, nor is hidden text; what was inserted is. Cells of a
table are given row by row, a merged cell once with empty cells after it and under it. Text boxes and notes
follow the paragraph that anchors them, or the table it stands in; so does a table inside a cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, TypeAlias

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from jiheng.document.word_notes import NOTE, WordNotes
from jiheng.document.word_numbers import WordNumbers

Element: TypeAlias = Any
"""An element of the file's XML; lxml tells no types."""

_PARAGRAPH, _TABLE, _ROW, _CELL, _TEXT = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "t"))
_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX, _RUN = qn("w:txbxContent"), qn("w:r")
_GONE = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), _PARAGRAPH, _FALLBACK, _BOX}
_AROUND = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")}
_VALUE = qn("w:val")
_OFF = ("0", "false", "off")
_WIDEST = 64


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
    """A paragraph: its text and the elements that hold it. ``node`` is its own element.

    ``number`` is printed before the text without being part of it; ``outline`` is the level of a heading,
    from 0, that Word makes of it.
    """

    node: Element
    text: str
    pieces: tuple[Piece, ...]
    number: str = ""
    outline: int | None = None


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
    yield from _Walk(WordNumbers(document), WordNotes(document)).blocks(document.element.body)


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
                yield from paragraphs_of(_Walk().blocks(element))


def paragraphs_of(blocks: Sequence[WordBlock] | Iterator[WordBlock]) -> Iterator[WordParagraph]:
    """Yield every paragraph of some blocks, those in cells too."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from cell.paragraphs


class _Walk:
    """A walk through a part, in order: numbers count on from paragraph to paragraph."""

    def __init__(self, numbers: WordNumbers | None = None, notes: WordNotes | None = None) -> None:
        self._numbers, self._notes = numbers, notes

    def blocks(self, parent: Element) -> Iterator[WordBlock]:
        for child in parent:
            if child.tag == _PARAGRAPH:
                yield self._paragraph(child)
                for box in _boxes(child):
                    yield from self.blocks(box)
                yield from self._noted(child)
            elif child.tag == _TABLE:
                yield from self._table(child)
            elif child.tag in _AROUND:
                yield from self.blocks(child)

    def _paragraph(self, node: Element) -> WordParagraph:
        pieces: list[Piece] = []
        length = 0
        for element, text in _texts(node):
            pieces.append(Piece(length, text, element))
            length += len(text)
        text = "".join(piece.text for piece in pieces)
        if self._numbers is None:
            return WordParagraph(node, text, tuple(pieces))
        number = self._numbers.of(node)
        return WordParagraph(
            node, text, tuple(pieces), number if text.strip() else "", self._numbers.outline(node)
        )

    def _noted(self, parent: Element) -> Iterator[WordBlock]:
        for note in self._notes.of(parent) if self._notes else ():
            for child in note.iterfind(_PARAGRAPH):
                if (found := self._paragraph(child)).text.strip():
                    yield replace(found, number=NOTE)

    def _table(self, node: Element) -> Iterator[WordBlock]:
        rows = [list(_inner(row, _CELL)) for row in _rows(node)]
        if all(len(row) == 1 for row in rows) and any(_holds_table(cell) for row in rows for cell in row):
            for row in rows:
                yield from self.blocks(row[0])
            return
        after: list[WordBlock] = []
        yield WordTable(tuple(tuple(self._cells(row, after)) for row in _rows(node)))
        yield from after

    def _cells(self, row: Element, after: list[WordBlock]) -> Iterator[WordCell]:
        yield from [WordCell(())] * _span(row, "w:trPr/w:gridBefore", 0)
        for node in _inner(row, _CELL):
            paragraphs = []
            for block in self.blocks(node):
                if isinstance(block, WordTable) or block.number == NOTE:
                    after.append(block)
                elif block.text.strip():
                    paragraphs.append(block)
            yield WordCell(() if _goes_on(node) else tuple(paragraphs))
            yield from [WordCell(())] * (_span(node, "w:tcPr/w:gridSpan", 1) - 1)


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table that were not deleted."""
    return (row for row in _inner(table, _ROW) if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None)


def _holds_table(cell: Element) -> bool:
    return next(cell.iter(_TABLE), None) is not None


def _goes_on(cell: Element) -> bool:
    """Tell whether a cell belongs to the merged one above it."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(_VALUE, "continue") != "restart"


def _span(node: Element, path: str, default: int) -> int:
    found = node.find("/".join(map(qn, path.split("/"))))
    text = found.get(_VALUE, "") if found is not None else ""
    return min(int(text), _WIDEST) if text.isascii() and text.isdecimal() else default


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the text boxes anchored in a paragraph; what older programs are shown instead is passed over."""
    for box in paragraph.iter(_BOX):
        ancestors = [item.tag for item in takewhile(lambda item: item is not paragraph, box.iterancestors())]
        if _FALLBACK not in ancestors and _BOX not in ancestors:
            yield box


def _texts(parent: Element) -> Iterator[tuple[Element, str]]:
    for child in parent:
        if child.tag == _TEXT:
            if child.text:
                yield child, child.text
        elif child.tag in _MARKS:
            yield child, _MARKS[child.tag]
        elif child.tag not in _GONE and not _is_hidden(child):
            yield from _texts(child)


def _is_hidden(node: Element) -> bool:
    if node.tag != _RUN:
        return False
    mark = node.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return mark is not None and mark.get(_VALUE, "1") not in _OFF


def _inner(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, through what may stand around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _inner(child, tag)
