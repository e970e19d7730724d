"""动笔 — changes made in the paragraphs of a Word file: runs are cut at the change, their format stays."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from jiheng.document.word import Element, Piece
from jiheng.messages import message
from jiheng.refresh.change import Change, Kind

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN, _FORMAT, _TEXT = qn("w:r"), qn("w:rPr"), qn("w:t")
COLOURS: dict[Kind, WD_COLOR_INDEX] = {
    "replaced": WD_COLOR_INDEX.BRIGHT_GREEN,
    "same": WD_COLOR_INDEX.BRIGHT_GREEN,
    "year": WD_COLOR_INDEX.BRIGHT_GREEN,
    "kept": WD_COLOR_INDEX.YELLOW,
    "unsure": WD_COLOR_INDEX.YELLOW,
    "stale": WD_COLOR_INDEX.YELLOW,
    "foreign": WD_COLOR_INDEX.RED,
}


def apply(document: WordDocument, changes: Iterable[Change], *, comments: bool) -> None:
    """Make the changes of paragraphs; ``comments`` are not allowed in headers and footers."""
    by_paragraph: dict[int, list[Change]] = {}
    for change in changes:
        by_paragraph.setdefault(id(change.paragraph), []).append(change)
    for group in by_paragraph.values():
        # From the last to the first, so that what stands before keeps its elements.
        for change in sorted(group, key=lambda item: item.start, reverse=True):
            _make(document, change, comments=comments)


def _make(document: WordDocument, change: Change, *, comments: bool) -> None:
    nodes = _isolated(change)
    if not nodes:
        return
    if change.new is not None:
        for node, text in zip(nodes, [change.new, *[""] * (len(nodes) - 1)], strict=True):
            node.text = text
            node.set(_SPACE, "preserve")
    parent = Paragraph(change.paragraph.node, document)
    runs = [Run(run, parent) for run in dict.fromkeys(node.getparent() for node in nodes)]
    for run in runs:
        run.font.highlight_color = COLOURS[change.kind]
    note = _note(change)
    if comments and note:
        author = message("refresh.author")
        document.add_comment(runs, text=note, author=author, initials=author[:1])


def _note(change: Change) -> str:
    """Return the comment of a change: what it was and where the new one comes from."""
    remark = change.remark.sentence if change.remark is not None else ""
    if change.kind == "replaced":
        return message("refresh.comment", old=change.old, remark=remark)
    return remark if change.kind in ("unsure", "foreign") else ""


def _isolated(change: Change) -> list[Element]:
    """Return the elements that hold exactly the changed characters, in runs that hold nothing else."""
    touched = [piece for piece in change.paragraph.pieces if _overlaps(piece, change)]
    touched = [piece for piece in touched if piece.node.tag == _TEXT and piece.node.getparent().tag == _RUN]
    nodes = []
    for piece in reversed(touched):
        end = min(change.end, piece.end) - piece.start
        start = max(change.start, piece.start) - piece.start
        _cut(piece.node, end)
        nodes.append(_cut(piece.node, start))
    return nodes[::-1]


def _overlaps(piece: Piece, change: Change) -> bool:
    return piece.start < change.end and change.start < piece.end


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
