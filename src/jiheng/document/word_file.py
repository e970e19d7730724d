"""打开 Word — a .docx from disk, looked at before it is unpacked."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from jiheng.diagnostic import DiagnosticError, fail
from jiheng.document.zip_limits import check_zip
from jiheng.place import Place
from jiheng.yaml_source import reading

_OLD = bytes.fromhex("d0cf11e0a1b11ae1")


def open_word(path: Path) -> WordDocument:
    """Return the Word document in a file.

    Raises:
        DiagnosticError: the file is missing or unreadable, is no .docx, is damaged, or would unpack to more
            than the limit (``file.*``, ``document.*``).
    """
    place = Place(file=path.name)
    with reading(path):
        if not path.exists():
            raise fail("file.missing", place)
        if path.is_dir():
            raise fail("file.not_a_file", place)
        content = path.read_bytes()
    return word_document(content, path.name)


def word_document(content: bytes, name: str) -> WordDocument:
    """Return the Word document in the bytes of a file; raises as `open_word` does."""
    place = Place(file=name)
    if content.startswith(_OLD):
        raise fail("document.word_old", place)
    try:
        check_zip(content, name)
    except DiagnosticError as error:
        if error.diagnostics[0].code == "document.zip_damaged":
            raise fail("document.word_damaged", place) from None
        raise
    try:
        return docx.Document(BytesIO(content))
    except Exception:
        # Whatever is wrong inside, the clerk can only save it again.
        raise fail("document.word_damaged", place) from None
