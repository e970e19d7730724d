"""容器 — the parts of a workbook's file, or why it is none: told by what it holds, not by its name."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from xml.parsers import expat

from jiheng.diagnostic import fail
from jiheng.place import Place

MAXIMUM_BYTES = 64 * 1024 * 1024
MAXIMUM_UNPACKED = 1024 * 1024 * 1024
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_START = "_rels/.rels"
_OFFICE = "/officeDocument"
_OTHER_SPREADSHEETS = ("xl/workbook.bin", "content.xml")


class Container:
    """The parts of a workbook's file.

    Raises:
        DiagnosticError: it is no workbook (``workbook.not_a_workbook``), one of an old or other format
            (``workbook.other_format``), encrypted, empty, too large or damaged.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self._place = Place(file=file)
        self._zip = self._open(data)
        self.workbook = self._workbook_part()

    def _open(self, data: bytes) -> zipfile.ZipFile:
        if not data:
            raise fail("workbook.empty", self._place)
        if len(data) > MAXIMUM_BYTES:
            raise fail("workbook.too_large", self._place, limit=MAXIMUM_BYTES // 1024 // 1024)
        if data.startswith(_COMPOUND):
            encrypted = _ENCRYPTED in data
            raise fail("workbook.encrypted" if encrypted else "workbook.other_format", self._place)
        if not data.startswith(_ZIP):
            text = b"\x00" not in data[:1000]
            raise fail("workbook.is_text" if text else "workbook.not_a_workbook", self._place)
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise fail("workbook.damaged", self._place) from None
        if sum(part.file_size for part in archive.infolist()) > MAXIMUM_UNPACKED:
            raise fail("workbook.too_large", self._place, limit=MAXIMUM_UNPACKED // 1024 // 1024)
        return archive

    def _workbook_part(self) -> str:
        names = set(self._zip.namelist())
        if any(name in names for name in _OTHER_SPREADSHEETS):
            raise fail("workbook.other_format", self._place)
        if _START in names:
            for kind, target in self._relations(_START, "").values():
                if kind.endswith(_OFFICE) and target.startswith("xl/") and target in names:
                    return target
        raise fail("workbook.not_a_workbook", self._place)

    def has(self, part: str) -> bool:
        """Return whether there is a part of this name."""
        return part in self._zip.NameToInfo

    def read(self, part: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            DiagnosticError: it is missing or damaged.
        """
        try:
            return self._zip.read(part)
        except (KeyError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
            raise self.damaged() from None

    def parse(self, part: str, parser: expat.XMLParserType) -> None:
        """Feed a part to a parser; document types, which no workbook has, are refused."""
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(self.read(part), True)
        except (expat.ExpatError, ValueError, LookupError):
            raise self.damaged() from None

    def _refuse(self, *_: object) -> None:
        raise self.damaged()

    def damaged(self) -> Exception:
        """Return what is raised for a part that cannot be read."""
        return fail("workbook.damaged", self._place)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return kind and target of everything that a part refers to, by its id."""
        folder, name = posixpath.split(part)
        relations = f"{folder}/_rels/{name}.rels"
        return self._relations(relations, folder) if self.has(relations) else {}

    def _relations(self, part: str, folder: str) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}

        def start(name: str, attributes: dict[str, str]) -> None:
            if name.rpartition(":")[2] == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                found[attributes.get("Id", "")] = (attributes.get("Type", ""), target.lstrip("/"))

        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        self.parse(part, parser)
        return found
