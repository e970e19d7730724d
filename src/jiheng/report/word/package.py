"""The file around the text: what it says of its author, and bytes that do not depend on the clock."""

from __future__ import annotations

import datetime
import struct
import zipfile
from io import BytesIO

from docx.document import Document

MOMENT = struct.pack("<2H", 0, 1 << 5 | 1)
"""The earliest time that a zip file can hold, 1980-01-01 00:00, for every part."""

# Where the time stands in a part's head and in its entry in the list at the end, how long an entry is, and
# where it says what follows it (name, extra, comment). Source: PKWARE APPNOTE 4.3.7 and 4.3.12.
_IN_HEAD, _IN_ENTRY, _ENTRY, _LENGTHS = 10, 12, 46, 28


def set_properties(document: Document, *, title: str, author: str, date: datetime.date | None = None) -> None:
    """Set title and author; everything else that a file says of whoever worked on it is taken out."""
    properties = document.core_properties
    properties._element.clear()
    properties.title = title
    properties.author = author
    properties.language = "zh-CN"
    if date is not None:
        moment = datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC)
        properties.created = properties.modified = moment.replace(tzinfo=None)


def file_bytes(document: Document) -> bytes:
    """Return a document as a file; the same document gives the same bytes."""
    written = BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts:
        heads = [part.header_offset for part in parts.infolist()]
        entry = parts.start_dir
    # Only the time changes: packing everything once more would take as long as filling a short report.
    file = bytearray(written.getvalue())
    for head in heads:
        file[head + _IN_HEAD : head + _IN_HEAD + len(MOMENT)] = MOMENT
        file[entry + _IN_ENTRY : entry + _IN_ENTRY + len(MOMENT)] = MOMENT
        entry += _ENTRY + sum(struct.unpack_from("<3H", file, entry + _LENGTHS))
    return bytes(file)
