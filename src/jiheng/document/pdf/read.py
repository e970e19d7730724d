"""读 PDF — from the bytes of a PDF to a source text, and what is said where that cannot be done."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pypdfium2 as pdfium

from jiheng.diagnostic import DiagnosticError, fail
from jiheng.document.laid import Laid
from jiheng.document.pdf.geometry import Sheet
from jiheng.document.pdf.lay import lay
from jiheng.document.pdf.pages import sheet_of
from jiheng.place import Place

LIMITS: dict[str, int] = tomllib.loads(files(__package__).joinpath("limits.toml").read_text(encoding="utf-8"))


def read_pdf(data: bytes, source: str = "") -> Laid:
    """Return the source text of a PDF; ``source`` is the file's name.

    Raises:
        DiagnosticError: the file has a password, is damaged, has too many pages or too large ones, or is a
            scan without text (``document.pdf_*``).
    """
    place = Place(file=source or None)
    document = _open(data, place)
    try:
        count = len(document)
        if not count:
            raise fail("document.pdf_damaged", place)
        if count > LIMITS["pages"]:
            raise fail("document.pdf_pages", place, count=count, limit=LIMITS["pages"])
        laid = lay(_sheets(document, place))
    finally:
        document.close()
    if len(laid.text.strip()) < LIMITS["least"] * count**0.5:
        raise fail("document.pdf_scan", place)
    return laid


def _open(data: bytes, place: Place) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _failure(error, place) from None


def _failure(error: pdfium.PdfiumError, place: Place) -> DiagnosticError:
    locked = "password" in str(error).lower() or "security" in str(error).lower()
    return fail("document.pdf_locked" if locked else "document.pdf_damaged", place)


def _sheets(document: pdfium.PdfDocument, place: Place) -> Iterator[Sheet]:
    left = LIMITS["characters"]
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError as error:
            raise _failure(error, place) from None
        try:
            sheet = sheet_of(page)
        finally:
            page.close()
        left -= sum(len(run.text) for run in sheet.runs)
        if left < 0:
            raise fail("document.pdf_characters", place, limit=LIMITS["characters"] // 10000)
        yield sheet
