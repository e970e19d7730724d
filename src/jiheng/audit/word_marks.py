"""批注 — a copy of a Word report with a comment at the figures of every finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from jiheng.audit.run import Audit
from jiheng.document.word import WordParagraph, word_blocks
from jiheng.document.word_cut import isolated
from jiheng.document.word_file import word_document
from jiheng.document.word_source import WordSource, word_source
from jiheng.messages import message

_BODY, _BOX, _TEXT = qn("w:body"), qn("w:txbxContent"), qn("w:t")
_MOST_OTHERS = 4


@dataclass(frozen=True, slots=True)
class _Mark:
    """A comment on the characters from ``start`` to ``end`` of a paragraph."""

    paragraph: WordParagraph
    start: int
    end: int
    text: str


def marked_word(audit: Audit, content: bytes) -> bytes:
    """Return a copy of a Word file with the findings of its audit as comments.

    ``content`` are the bytes that were audited. A figure in a text box or a footnote, where Word allows no
    comment, is told of at the first paragraph.

    Raises:
        DiagnosticError: the file is no Word file (``document.*``).
    """
    document = word_document(content, audit.report.document.source)
    source = word_source(word_blocks(document))
    marks = list(_marks(audit, source))
    runs = _cut(marks)
    for mark in marks:
        _comment(document, mark, runs)
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def _marks(audit: Audit, source: WordSource) -> Iterator[_Mark]:
    first = next((item for item in source.paragraphs if _may_hold(item)), None)
    for number, finding in enumerate(audit.findings, 1):
        text = message(
            "audit.word_comment",
            number=number,
            severity=message(f"audit.mark_{finding.severity}"),
            title=finding.judged.check.title,
            message=finding.message,
        )
        spots = [
            spot for place in finding.places if (spot := _spot(source, place.start or 0, place.end or 0))
        ]
        if not spots and first is not None:
            spots = [(first, 0, len(first.text))]
        for rank, spot in enumerate(spots[: 1 + _MOST_OTHERS]):
            yield _Mark(*spot, message("audit.word_also", number=number) if rank else text)


def _spot(source: WordSource, start: int, end: int) -> tuple[WordParagraph, int, int] | None:
    return next((found for found in source.stretches(start, end) if _may_hold(found[0])), None)


def _may_hold(paragraph: WordParagraph) -> bool:
    """Tell whether Word allows a comment in a paragraph, and there is a text to put it on."""
    ancestors = {item.tag for item in paragraph.node.iterancestors()}
    has_text = any(piece.node.tag == _TEXT for piece in paragraph.pieces)
    return _BODY in ancestors and _BOX not in ancestors and has_text


def _cut(marks: Iterable[_Mark]) -> dict[tuple[int, int], list[Any]]:
    """Cut every paragraph at the edges of its marks; return the runs by paragraph and start."""
    edges: dict[int, set[int]] = {}
    paragraphs: dict[int, WordParagraph] = {}
    for mark in marks:
        paragraphs[id(mark.paragraph)] = mark.paragraph
        edges.setdefault(id(mark.paragraph), set()).update((mark.start, mark.end))
    runs: dict[tuple[int, int], list[Any]] = {}
    for key, paragraph in paragraphs.items():
        cuts = sorted(edges[key])
        for start, end in reversed(list(pairwise(cuts))):
            nodes = isolated(paragraph, start, end)
            runs[key, start] = list(dict.fromkeys(node.getparent() for node in nodes))
    return runs


def _comment(document: WordDocument, mark: _Mark, runs: dict[tuple[int, int], list[Any]]) -> None:
    key = id(mark.paragraph)
    starts = sorted(start for paragraph, start in runs if paragraph == key and mark.start <= start < mark.end)
    found = [run for start in starts for run in runs[key, start]]
    if not found:
        return
    parent = Paragraph(mark.paragraph.node, document)
    author = message("audit.word_author")
    document.add_comment([Run(run, parent) for run in found], mark.text, author, author[:1])
