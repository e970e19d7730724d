"""装订 — everything in one PDF: cover, contents, what is missing, then the documents, numbered throughout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader, PdfWriter

from jiheng.diagnostic import Diagnostic
from jiheng.evidence import front
from jiheng.evidence.catalogue import Catalogue, Exhibit, catalogue
from jiheng.evidence.office import converted
from jiheng.evidence.records import Bound, Volume
from jiheng.evidence.settings import kind_of
from jiheng.evidence.sources import Decode, Shelf
from jiheng.evidence.stamp import Stamp, stamp_pages
from jiheng.ledger import Ledger
from jiheng.messages import message
from jiheng.score import ScoreSheet


@dataclass(frozen=True, slots=True)
class _Document:
    exhibit: Exhibit
    reader: PdfReader | None
    trouble: Diagnostic | None = None

    @property
    def pages(self) -> int:
        return len(self.reader.pages) if self.reader is not None else 0


def bind(sheet: ScoreSheet, ledger: Ledger, folder: Path, decode: Decode) -> Volume:
    """Return the bound evidence of an evaluation; ``folder`` holds the files that the ledger names.

    ``decode`` turns the bytes of a text file into text. A file that is not there or cannot be opened is
    listed and stops nothing.
    """
    listed = catalogue(sheet, ledger)
    documents = _documents(listed, Shelf(folder, decode))
    there = [item for item in documents if item.reader is not None]
    troubled = [(item.exhibit, item.trouble) for item in documents if item.trouble is not None]
    troubles = {exhibit.number: trouble for exhibit, trouble in troubled}
    first = front.cover(sheet, len(there))
    absent = front.missing(listed, troubled)
    # Numbers of any length take one line, so the contents are as long with them as without.
    length = 1 + len(front.contents(listed, {}, troubles).pages) + len(absent.pages)
    starts = _starts(there, length)
    inside = front.contents(listed, starts, troubles)
    writer = PdfWriter()
    heads = [message("evidence.title"), message("evidence.contents"), message("evidence.missing")]
    stamps: list[str] = []
    for title, part in zip(heads, (first, inside, absent), strict=True):
        _append(writer, part, title, stamps)
    _append_documents(writer, there, stamps)
    _stamp(writer, stamps)
    writer.add_metadata({"/Title": f"{sheet.department} {sheet.year} {message('evidence.title')}"})
    bound = tuple(
        Bound(item.exhibit, starts.get(item.exhibit.number), item.pages, item.trouble) for item in documents
    )
    return Volume(_written(writer), len(stamps), listed, bound)


def _documents(listed: Catalogue, shelf: Shelf) -> list[_Document]:
    found = [(exhibit, shelf.find(exhibit.evidence.file)) for exhibit in listed.exhibits]
    office = [path for _, path in found if isinstance(path, Path) and kind_of(path) == "office"]
    with TemporaryDirectory() as work:
        shelf = replace(shelf, made=converted(list(dict.fromkeys(office)), Path(work)))
        return [_document(exhibit, path, shelf) for exhibit, path in found]


def _document(exhibit: Exhibit, path: Path | Diagnostic, shelf: Shelf) -> _Document:
    opened = path if isinstance(path, Diagnostic) else shelf.open(path)
    if isinstance(opened, Diagnostic):
        return _Document(exhibit, None, opened)
    return _Document(exhibit, opened)


def _starts(there: Sequence[_Document], before: int) -> dict[str, int]:
    """Return the page of each document's title page, counted from the cover."""
    starts: dict[str, int] = {}
    page = before + 1
    for item in there:
        starts[item.exhibit.number] = page
        page += 1 + item.pages
    return starts


def _append(writer: PdfWriter, part: PdfReader, title: str, stamps: list[str]) -> None:
    writer.add_outline_item(title=title, page_number=_add_pages(writer, part))
    stamps += [title] * len(part.pages)


def _add_pages(writer: PdfWriter, part: PdfReader) -> int:
    start = len(writer.pages)
    writer.append(part, import_outline=False)
    return start


def _append_documents(writer: PdfWriter, there: Sequence[_Document], stamps: list[str]) -> None:
    if not there:
        return
    titles = front.title_pages([(item.exhibit, item.pages) for item in there])
    for position, item in enumerate(there):
        document = item.exhibit.evidence
        title = message("evidence.stamp", number=item.exhibit.number, name=document.name)
        start = len(writer.pages)
        writer.append(titles, pages=(position, position + 1), import_outline=False)
        assert item.reader is not None
        _add_pages(writer, item.reader)
        writer.add_outline_item(title=title, page_number=start)
        stamps += [title] * (1 + item.pages)


def _stamp(writer: PdfWriter, stamps: Sequence[str]) -> None:
    """Stamp every page but the cover."""
    total = len(stamps)
    marks = [
        Stamp(text, message("evidence.page", page=page, total=total)) for page, text in enumerate(stamps, 1)
    ]
    stamp_pages(writer, [None, *marks[1:]])


def _written(writer: PdfWriter) -> bytes:
    output = BytesIO()
    writer.write(output)
    return output.getvalue()
