"""打开 Word — a .docx from disk, looked at before it is unpacked."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordDocument

from jiheng.diagnostic import fail
from jiheng.document.words import LIMITS
from jiheng.place import Place
from jiheng.yaml_source import reading

_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
_MEBI = 1 << 20


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
    if content.startswith(_OLD):
        raise fail("document.word_old", place)
    _look(content, place)
    try:
        return docx.Document(BytesIO(content))
    except Exception:
        # Whatever is wrong inside, the clerk can only save it again.
        raise fail("document.word_damaged", place) from None


def _look(content: bytes, place: Place) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (BadZipFile, OSError, ValueError):
        raise fail("document.word_damaged", place) from None
    if (
        len(entries) > LIMITS["word_parts"]
        or sum(item.file_size for item in entries) > LIMITS["word_mib"] * _MEBI
    ):
        raise fail("document.word_large", place, limit=LIMITS["word_mib"])
