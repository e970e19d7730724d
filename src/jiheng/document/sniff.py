"""辨认 — what kind of file some bytes are, by what they hold: many a .xls is a web page."""

from __future__ import annotations

import csv
import re
import zipfile
from collections import Counter
from functools import lru_cache
from io import BytesIO, StringIO

_ZIP, _COMPOUND = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_GLANCE = 4096
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table|div|article|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD_XML = b"schemas.microsoft.com/office/word/2003/wordml"
_OPEN_DOCUMENT = (
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.spreadsheet",
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")


def is_docx(data: bytes) -> bool:
    """Tell a .docx."""
    return "word/document.xml" in _names(data) or any(
        name.startswith("word/document") for name in _names(data)
    )


def is_pdf(data: bytes) -> bool:
    """Tell a PDF; its mark may stand a little way into the file."""
    return b"%PDF-" in data[:1024]


def is_ofd(data: bytes) -> bool:
    """Tell an OFD."""
    return "OFD.xml" in _names(data)


def is_xlsx(data: bytes) -> bool:
    """Tell a .xlsx or .xlsm."""
    return any(name.startswith("xl/workbook") and name.endswith(".xml") for name in _names(data))


def is_html(data: bytes) -> bool:
    """Tell a web page, in any encoding that writes its tags as ASCII or as UTF-16."""
    return bool(_HTML.match(_head(data)))


def is_locked(data: bytes) -> bool:
    """Tell an Office file that a password protects."""
    return data.startswith(_COMPOUND) and _utf16("EncryptedPackage") in data


def is_old_word(data: bytes) -> bool:
    """Tell what LibreOffice can turn into a .docx: .doc, .wps, .rtf, .odt, XML of Word 2003."""
    if data.startswith(_COMPOUND):
        return _utf16("WordDocument") in data or _utf16("WpsContent") in data
    return data.startswith(b"{\\rtf") or _WORD_XML in data[:_GLANCE] or _OPEN_DOCUMENT[0] in data[:_GLANCE]


def is_old_sheet(data: bytes) -> bool:
    """Tell what LibreOffice can turn into a .xlsx: .xls, .et, .ods, .xlsb."""
    if data.startswith(_COMPOUND):
        return _utf16("Workbook") in data or _utf16("Book") in data
    return _OPEN_DOCUMENT[1] in data[:_GLANCE] or "xl/workbook.bin" in _names(data)


def is_values(data: bytes) -> bool:
    """Tell a table of values with commas between them: nearly all its lines have as many."""
    text = decoded_head(data)
    if text is None:
        return False
    try:
        counts = Counter(len(row) for row in csv.reader(StringIO(text)) if any(map(str.strip, row)))
    except csv.Error:
        return False
    width, lines = max(counts.items(), key=lambda item: item[1], default=(0, 0))
    return width > 1 and lines > 1 and lines * 10 >= counts.total() * 9


def decoded_head(data: bytes) -> str | None:
    """Return the first whole lines of a text in UTF-8 or GB18030, or None."""
    head = data[:_GLANCE]
    if len(data) > _GLANCE:
        head = head[: head.rfind(b"\n") + 1]
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = head.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def is_other_compound(data: bytes) -> bool:
    """Tell an old Office file of another kind."""
    return data.startswith(_COMPOUND)


def is_archive(data: bytes) -> bool:
    """Tell a zip file, be it damaged."""
    return data.startswith(_ZIP)


def is_picture(data: bytes) -> bool:
    """Tell a picture by its first bytes; nothing of it is decoded."""
    return data.startswith(_PICTURES) and b"\0" in data[:64]


def is_whole(data: bytes) -> bool:
    """Tell whether a zip file can be opened at all."""
    return bool(_names(data))


def _head(data: bytes) -> bytes:
    head = data[:_GLANCE]
    for mark in _BOMS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"") if data.startswith(_BOMS[1:]) else head


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _names(data: bytes) -> frozenset[str]:
    return _entries(data) if data.startswith(_ZIP) else frozenset()


@lru_cache(maxsize=1)
def _entries(data: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return frozenset()
