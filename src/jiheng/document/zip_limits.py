"""压缩包的限度 — a zip file is looked at before anything of it is unpacked."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from jiheng.diagnostic import fail
from jiheng.document.words import LIMITS
from jiheng.place import Place

_MEBI = 1 << 20


def check_zip(data: bytes, name: str) -> None:
    """Refuse a zip file that would unpack to more than the limits.

    Raises:
        DiagnosticError: it is damaged or too large (``document.zip_damaged``, ``document.word_large``).
    """
    place = Place(file=name)
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise fail("document.zip_damaged", place) from None
    whole = sum(item.file_size for item in entries)
    # Trees of XML take many times the room of their text.
    xml = sum(item.file_size for item in entries if item.filename.endswith((".xml", ".rels")))
    if len(entries) > LIMITS["word_parts"] or whole > LIMITS["word_mib"] * _MEBI:
        raise fail("document.word_large", place, limit=LIMITS["word_mib"])
    if xml > LIMITS["word_xml_mib"] * _MEBI:
        raise fail("document.word_large", place, limit=LIMITS["word_xml_mib"])
