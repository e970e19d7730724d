"""格式 — which reader takes a file: told by what the file holds, never by the end of its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

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


FORMATS: tuple[Format, ...] = ()


def format_of(data: bytes) -> Format | None:
    """Return the format of a file's bytes, or nothing where it is plain text or unknown."""
    return next((format_ for format_ in FORMATS if format_.matches(data)), None)
