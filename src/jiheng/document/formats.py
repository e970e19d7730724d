"""格式 — which reader takes a file: told by what the file holds, never by the end of its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from jiheng.document import sniff
from jiheng.document.laid import Laid

Reader = Callable[[bytes, str], Laid]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what tells it, and where its reader is; a reader is imported when a file needs it.

    ``matches`` looks at the bytes of a file. ``reader`` is ``module:function``; the function takes the bytes
    and the file's name, and raises `DiagnosticError` (``document.*``) where it cannot read them.
    """

    name: str
    matches: Callable[[bytes], bool]
    reader: str

    def read(self, data: bytes, source: str) -> Laid:
        """Read the bytes of a file whose name is ``source``."""
        module, _, function = self.reader.partition(":")
        return cast(Reader, getattr(import_module(module), function))(data, source)


# The first that matches reads; what is none of them is a text.
FORMATS: tuple[Format, ...] = (
    Format("pdf", sniff.is_pdf, "jiheng.document.pdf:read_pdf"),
    Format("ofd", sniff.is_ofd, "jiheng.document.ofd:read_ofd"),
    Format("word", sniff.is_docx, "jiheng.document.word_lay:lay_word"),
    Format("workbook", sniff.is_xlsx, "jiheng.document.sheets:lay_sheets"),
    Format("locked", sniff.is_locked, "jiheng.document.refuse:refuse_locked"),
    Format("old word", sniff.is_old_word, "jiheng.document.office:lay_old_word"),
    Format("old workbook", sniff.is_old_sheet, "jiheng.document.office:lay_old_sheet"),
    Format("old office", sniff.is_other_compound, "jiheng.document.refuse:refuse_compound"),
    Format("archive", sniff.is_archive, "jiheng.document.refuse:refuse_archive"),
    Format("picture", sniff.is_picture, "jiheng.document.refuse:refuse_picture"),
    Format("page", sniff.is_html, "jiheng.document.html:lay_html"),
    Format("values", sniff.is_values, "jiheng.document.sheets:lay_csv"),
)


def format_of(data: bytes) -> Format | None:
    """Return the format of a file's bytes, or nothing where it is plain text or unknown."""
    return next((format_ for format_ in FORMATS if format_.matches(data)), None)
