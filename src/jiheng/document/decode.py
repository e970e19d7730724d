"""解码 — bytes of a text file in any Chinese encoding to text.

The standard library suffices: UTF-8 and UTF-16 prove themselves by their form, and between GB18030 and Big5,
which accept each other's bytes, the commonest characters of Chinese decide.
"""

from __future__ import annotations

import codecs
import tomllib
from importlib.resources import files
from typing import Any

from jiheng.diagnostic import fail
from jiheng.place import Place

_DATA: dict[str, Any] = tomllib.loads(
    files(__package__).joinpath("encodings.toml").read_text(encoding="utf-8")
)
_LIMITS: dict[str, int] = _DATA["limits"]
_COMMON: frozenset[str] = frozenset("".join(_DATA["common"]))
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def size_limit() -> int:
    """Return how many bytes a file may have."""
    return _LIMITS["megabytes"] << 20


def decode(data: bytes, source: str = "") -> str:
    """Return the text of a file's bytes: newlines untranslated, without the byte-order mark.

    ``source`` is the file's name, for the place of a diagnostic.

    Raises:
        DiagnosticError: the file is too large, empty, of another kind than text, or in no known encoding.
    """
    place = Place(file=source or None)
    if len(data) > size_limit():
        raise fail("document.too_large", place, limit=_LIMITS["megabytes"])
    for kind in _DATA["other"]:
        if data.startswith(bytes.fromhex(kind["magic"])):
            raise fail("document.other_format", place, format=kind["name"])
    text = _text(data)
    if text is None:
        raise fail("document.binary" if b"\0" in data else "document.unknown_encoding", place)
    if _is_binary(text):
        raise fail("document.binary", place)
    if not text.strip():
        raise fail("document.empty", place)
    return text


def _text(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _try(data[len(mark) :], encoding)
    wide = _wide_encoding(data)
    if wide:
        return _try(data, wide)
    return _try(data, "utf-8") or (_legacy(data) if data else "")


def _wide_encoding(data: bytes) -> str | None:
    """Return the UTF-16 that the places of zero bytes betray: the high halves of blanks, digits, newlines."""
    sample = data[: _LIMITS["sample"] & ~1]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    many, few = max(even, odd), min(even, odd)
    if len(data) % 2 or many * _LIMITS["wide_share"] < len(sample) // 2 or few * 4 > many or not many:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _legacy(data: bytes) -> str | None:
    found = [text for text in (_try(data, "gb18030"), _try(data, "big5hkscs")) if text is not None]
    return max(found, key=_familiarity, default=None)


def _familiarity(text: str) -> int:
    return sum(character in _COMMON for character in text[: _LIMITS["sample"]])


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_binary(text: str) -> bool:
    sample = text[: _LIMITS["sample"]]
    odd = sum(character < " " and character not in "\t\n\r\f\v\x1a" for character in sample)
    return "\0" in sample or odd * _LIMITS["control_share"] > len(sample)
