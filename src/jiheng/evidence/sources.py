"""打开 — a document's file as PDF pages, or the reason why it cannot be opened. Nothing stops the rest."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from jiheng.diagnostic import Diagnostic, DiagnosticError
from jiheng.evidence.office import office_program
from jiheng.evidence.pictures import TooManyPixelsError, picture_pages
from jiheng.evidence.settings import kind_of, limit
from jiheng.evidence.typeset import text_pages

# What pypdf says of a damaged file is said by us, in Chinese.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False

Decode = Callable[[bytes, str], str]
_MEBI, _KIBI = 1 << 20, 1 << 10
_TAIL = 4096
TEN_THOUSAND = 10000


@dataclass(slots=True)
class Shelf:
    """The files of a ledger folder; ``decode`` turns bytes of any Chinese encoding into text.

    ``made`` are the PDFs that LibreOffice made, by the file they come from.
    """

    folder: Path
    decode: Decode
    made: Mapping[Path, Path] = field(default_factory=dict)
    taken: int = 0

    def find(self, name: str) -> Path | Diagnostic:
        """Return the file that an evidence entry names, or why it is not to be had."""
        if not name.strip():
            return _note("evidence.no_file")
        root = self.folder.resolve()
        path = (root / name).resolve()
        if not path.is_relative_to(root):
            return _note("evidence.outside", file=name)
        if not path.is_file():
            return _note("evidence.not_there", file=name)
        if not kind_of(path):
            return _note("evidence.unknown_kind", file=name)
        return path

    def open(self, path: Path) -> PdfReader | Diagnostic:
        """Return the pages of a file, or why it cannot be opened."""
        name = path.name
        try:
            size = path.stat().st_size
            if size > limit("file_mib") * _MEBI:
                return _note("evidence.too_large", file=name, limit=limit("file_mib"))
            if self.taken + size > limit("total_mib") * _MEBI:
                return _note("evidence.too_much", file=name, limit=limit("total_mib"))
            found = self._pages(path)
        except MemoryError:
            raise
        except (DiagnosticError, Exception):
            # Whatever a damaged file does to a reader, the other files are bound.
            return _note("evidence.damaged", file=name)
        if isinstance(found, PdfReader):
            self.taken += size
        return found

    def _pages(self, path: Path) -> PdfReader | Diagnostic:
        kind = kind_of(path)
        if kind == "office":
            if path not in self.made:
                return _note(
                    "evidence.not_converted" if office_program() else "evidence.no_office", file=path.name
                )
            return _checked(self.made[path].read_bytes(), path.name)
        content = path.read_bytes()
        if kind == "pdf":
            return _checked(content, path.name)
        if kind == "image":
            return _picture(content, path.name)
        if len(content) > limit("text_kib") * _KIBI:
            return _note("evidence.long_text", file=path.name, limit=limit("text_kib"))
        return PdfReader(BytesIO(text_pages(self.decode(content, path.name))))


def _picture(content: bytes, name: str) -> PdfReader | Diagnostic:
    try:
        return PdfReader(BytesIO(picture_pages(content)))
    except TooManyPixelsError:
        return _note("evidence.many_pixels", file=name, limit=limit("pixels") // TEN_THOUSAND)


def _checked(content: bytes, name: str) -> PdfReader | Diagnostic:
    """Return a PDF written out anew, which proves that all its pages can be had."""
    if b"%%EOF" not in content[-_TAIL:]:
        return _note("evidence.truncated", file=name)
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not _unlocked(reader):
        return _note("evidence.encrypted", file=name)
    if not 0 < len(reader.pages) <= limit("pages_per_file"):
        return _note("evidence.pages", file=name, limit=limit("pages_per_file"))
    writer = PdfWriter()
    writer.append(reader, import_outline=False)
    written = BytesIO()
    writer.write(written)
    written.seek(0)
    return PdfReader(written)


def _unlocked(reader: PdfReader) -> bool:
    """Open a file that only forbids printing or changing; one that asks for a password stays shut."""
    try:
        return bool(reader.decrypt(""))
    except Exception:
        # The cipher is one that this machine has no library for.
        return False


def _note(code: str, **parameters: object) -> Diagnostic:
    return Diagnostic(code, None, parameters, "warning")
