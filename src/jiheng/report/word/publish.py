"""公开稿 — whoever answers for a report is not named in the one that is published.

A name of two characters may be a word like any other (高峰 in 用工高峰): it is refused where it stands as a
name does, and otherwise only told, for a person to look at.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from html import unescape
from importlib.resources import files
from typing import Any

from jiheng.diagnostic import Diagnostics
from jiheng.ledger import Header
from jiheng.place import Place

PERSONAL = ("leader", "preparer", "phone")
"""The fields of a ledger's first page that are withheld."""
AROUND = 10
"""Characters shown before and after a word that must not be there."""
SURE = 3
"""A name of so many characters is no other word."""

_WORDS: dict[str, list[str]] = tomllib.loads(
    files(__package__).joinpath("publish.toml").read_text(encoding="utf-8")
)
_ENDS = re.compile(r"</w:(?:p|tc)>")
_MARKUP = re.compile(r"<[^>]*>")


def _behind(kind: str) -> str:
    return "|".join(f"(?<={word})" for word in _WORDS[kind])


def _ahead(kind: str) -> str:
    return f"(?={'|'.join(_WORDS[kind])})"


_NAMED = (
    (f"(?:{_behind('role')})", ""),
    ("", _ahead("title")),
    (f"(?:(?<![一-鿿])|{_behind('before')})", f"(?:(?![一-鿿])|{_ahead('after')})"),
)
"""What stands before and after a name; one pair is enough."""


def check_withheld(document: Any, header: Header, diagnostics: Diagnostics) -> None:
    """Report every name and number of the cover that is still somewhere in a file.

    What is certainly one is an error, what may be another word a warning.
    """
    words = tuple(dict.fromkeys(word for name in PERSONAL if len(word := getattr(header, name).strip()) > 1))
    for part in document.part.package.iter_parts() if words else ():
        text = unescape(_MARKUP.sub("", _ENDS.sub("\n", part.blob.decode("utf-8", "ignore"))))
        for word in words:
            for sure, around in _found(word, text):
                tell = diagnostics.error if sure else diagnostics.warning
                tell("word.withheld" if sure else "word.perhaps_withheld", Place(), text=word, around=around)


def _found(word: str, text: str) -> Iterator[tuple[bool, str]]:
    """Yield one place where a word surely is a name; else the places where it may be one."""
    places = [found.start() for found in re.finditer(re.escape(word), text)]
    certain = [place for place in places if _certain(word, text, place)]
    for place in certain[:1] or places:
        line = text[max(place - AROUND, 0) : place + len(word) + AROUND]
        yield bool(certain), " ".join(line.split())


def _certain(word: str, text: str, place: int) -> bool:
    if any(sign.isdecimal() for sign in word):
        beside = text[max(place - 1, 0) : place] + text[place + len(word) : place + len(word) + 1]
        return not any(sign.isdecimal() for sign in beside)
    if len(word) >= SURE:
        return True
    shapes = (re.compile(before + re.escape(word) + after) for before, after in _NAMED)
    return any(shape.match(text, place) for shape in shapes)
