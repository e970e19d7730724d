"""剪开 — runs of a Word paragraph cut so that a stretch of its text stands in runs of its own."""

from __future__ import annotations

from copy import deepcopy

from docx.oxml.ns import qn

from jiheng.document.word import Element, Piece, WordParagraph

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN, _FORMAT, _TEXT = qn("w:r"), qn("w:rPr"), qn("w:t")


def isolated(paragraph: WordParagraph, start: int, end: int) -> list[Element]:
    """Return the elements that hold exactly some characters, in runs that hold nothing else.

    The format of the runs stays. Of several stretches of a paragraph, which must not overlap, the last one
    comes first.
    """
    touched = [piece for piece in paragraph.pieces if piece.start < end and start < piece.end]
    touched = [piece for piece in touched if _is_text(piece)]
    nodes = []
    for piece in reversed(touched):
        _cut(piece.node, min(end, piece.end) - piece.start)
        nodes.append(_cut(piece.node, max(start, piece.start) - piece.start))
    return nodes[::-1]


def _is_text(piece: Piece) -> bool:
    return bool(piece.node.tag == _TEXT and piece.node.getparent().tag == _RUN)


def _cut(node: Element, at: int) -> Element:
    """Cut a run before a character of one of its texts; return the element that begins with it."""
    run, text = node.getparent(), node.text or ""
    place = run.index(node)
    first = place == (1 if len(run) and run[0].tag == _FORMAT else 0)
    if at == 0 and first:
        return node
    if at >= len(text) and place == len(run) - 1:
        return node
    after = deepcopy(run)
    other = after[place]
    for child in list(after)[:place]:
        if child.tag != _FORMAT:
            after.remove(child)
    for child in list(run)[place + 1 :]:
        run.remove(child)
    other.text, node.text = text[at:], text[:at]
    for element in (node, other):
        element.set(_SPACE, "preserve")
    run.addnext(after)
    if at == 0:
        run.remove(node)
        # The paragraph still knows the element it had: put it where the copy stands.
        node.text = text
        after.replace(other, node)
        return node
    return other
