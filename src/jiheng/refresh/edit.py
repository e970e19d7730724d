"""动笔 — changes made in the paragraphs of a Word file: runs are cut at the change, their format stays."""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from jiheng.document.word_cut import isolated
from jiheng.messages import message
from jiheng.refresh.change import Change, Kind

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
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
    nodes = isolated(change.paragraph, change.start, change.end)
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
