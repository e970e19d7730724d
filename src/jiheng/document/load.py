"""开 — from a file on disk to a document."""

from __future__ import annotations

from pathlib import Path

from jiheng.diagnostic import fail
from jiheng.document.decode import decode, size_limit
from jiheng.document.document import Document
from jiheng.document.formats import format_of
from jiheng.document.parse import parse, parse_laid
from jiheng.place import Place


def load(path: Path | str) -> Document:
    """Read a file of any format in `jiheng.document.formats`, or a text in any Chinese encoding.

    The document's source is the file's name.

    Raises:
        DiagnosticError: the file is missing, unreadable, too large, damaged, empty, or of no known format
            (``file.*``, ``document.*``).
    """
    where = Path(path)
    data = read_bytes(where)
    found = format_of(data)
    if found:
        return parse_laid(found.read(data, where.name), where.name)
    return parse(decode(data, where.name), where.name)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file of no more than the size that is read.

    Raises:
        DiagnosticError: ``file.*``, ``document.too_large``.
    """
    place = Place(file=path.name)
    try:
        if path.exists() and not path.is_file():
            raise fail("file.not_a_file", place)
        if path.stat().st_size > size_limit():
            raise fail("document.too_large", place, limit=size_limit() >> 20)
        return path.read_bytes()
    except FileNotFoundError:
        raise fail("file.missing", place) from None
    except OSError as error:
        raise fail("file.unreadable", place, reason=error.strerror or type(error).__name__) from None
