"""Word 排成文 — a .docx as source text."""

from __future__ import annotations

from jiheng.diagnostic import fail
from jiheng.document.laid import Laid
from jiheng.document.word import word_blocks
from jiheng.document.word_file import word_document
from jiheng.document.word_source import word_source
from jiheng.place import Place


def lay_word(data: bytes, name: str) -> Laid:
    """Return the text of a Word file.

    Raises:
        DiagnosticError: it is damaged, too large, or without a text (``document.*``).
    """
    text = word_source(word_blocks(word_document(data, name))).text
    if not text.strip("#| \n"):
        raise fail("document.empty", Place(file=name))
    return Laid(text)
