"""不收 — what is known and cannot be read: one sentence that says what it is and what to do."""

from __future__ import annotations

from jiheng.diagnostic import fail
from jiheng.document.laid import Laid
from jiheng.document.sniff import is_whole
from jiheng.place import Place


def refuse_locked(_: bytes, name: str) -> Laid:
    """Refuse a file that a password protects."""
    raise fail("document.locked", Place(file=name))


def refuse_compound(_: bytes, name: str) -> Laid:
    """Refuse an old Office file that is neither a text nor a workbook."""
    raise fail("document.other_compound", Place(file=name))


def refuse_archive(data: bytes, name: str) -> Laid:
    """Refuse a zip file that is damaged, or holds no document that we know."""
    raise fail("document.archive" if is_whole(data) else "document.zip_damaged", Place(file=name))


def refuse_picture(_: bytes, name: str) -> Laid:
    """Refuse a picture; it is not even looked at."""
    raise fail("document.picture", Place(file=name))
