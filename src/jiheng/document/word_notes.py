"""Word 的脚注 — footnotes and endnotes, by the paragraph that refers to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from jiheng.document.word_parts import part_root
from jiheng.document.words import WORDS

NOTE = WORDS["footnote"][0]
"""What a note begins with in the source text."""

_KINDS = ("footnote", "endnote")
_ID = qn("w:id")


class WordNotes:
    """The notes of a document."""

    def __init__(self, document: WordDocument) -> None:
        self._notes: dict[tuple[str, str], Any] = {}
        for kind in _KINDS:
            root = part_root(document, f"{kind}s")
            for note in () if root is None else root.iterfind(qn(f"w:{kind}")):
                self._notes[kind, note.get(_ID, "")] = note

    def of(self, paragraph: Any) -> Iterator[Any]:
        """Yield the notes that a paragraph refers to, in order."""
        if not self._notes:
            return
        for kind in _KINDS:
            for mark in paragraph.iter(qn(f"w:{kind}Reference")):
                note = self._notes.get((kind, mark.get(_ID, "")))
                if note is not None:
                    yield note
