"""The file around the text: what it says of its author, and bytes that do not depend on the clock."""

from __future__ import annotations

import datetime
import zipfile
from io import BytesIO

from docx.document import Document

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold, for every part."""


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
    result = BytesIO()
    with (
        zipfile.ZipFile(written) as parts,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, parts.read(name))
    return result.getvalue()
