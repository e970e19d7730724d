"""From a formula's text to words; full-width signs are read as their plain twins, offsets are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jiheng.diagnostic import DiagnosticError, fail
from jiheng.record import SourceText

MAXIMUM_LENGTH = 4000

_PLAIN = str.maketrans("（），、＋－＊／＝＜＞％．０１２３４５６７８９＠−—　", "(),,+-*/=<>%.0123456789@-- ")
_SIGNS = {"×": "*", "÷": "/", "<>": "≠", "!=": "≠", "<=": "≤", ">=": "≥", "==": "="}

_WORD = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<number>\d[\d,]*(?<!,)(?:\.\d+)?(?P<unit>(?:%|‰|[^\W\d_]+(?:/[^\W\d_]+)?)?))
  | @\s*(?P<low>[^\s()+*/,=<>≤≥≠@「」.×÷]+)(?:\.\.(?P<high>[^\s()+*/,=<>≤≥≠@「」.×÷]+))?
  | 「(?P<quoted>[^「」]+)」
  | (?P<name>[^\W\d]\w*)
  | (?P<sign><>|!=|<=|>=|==|[-+*/×÷=<>≤≥≠(),])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its kind (number, qualifier, name, quoted, sign, end), its text and its offset."""

    kind: str
    text: str
    start: int
    other: str = ""


def words(source: SourceText) -> list[Word]:
    """Return the words of a formula, ended by a word of kind ``end``.

    Raises:
        DiagnosticError: the formula is too long or holds a character that no formula uses.
    """
    if len(source.text) > MAXIMUM_LENGTH:
        raise fail("formula.too_long", source.place, limit=MAXIMUM_LENGTH)
    return list(_words(source))


def _words(source: SourceText) -> Iterator[Word]:
    text = source.text
    plain = text.translate(_PLAIN)
    position = 0
    while position < len(text):
        match = _WORD.match(plain, position)
        if match is None:
            raise error_at(source, position, "formula.character", text=text[position])
        word = _word(match, text)
        if word is not None:
            yield word
        position = match.end()
    yield Word("end", "", position)


def _word(match: re.Match[str], text: str) -> Word | None:
    start, kind = match.start(), match.lastgroup
    if match["space"] is not None:
        return None
    if match["number"] is not None:
        digits = match["number"].removesuffix(match["unit"])
        return Word("number", digits.replace(",", ""), start, match["unit"])
    if match["low"] is not None:
        return Word("qualifier", match["low"], start, match["high"] or match["low"])
    if match["quoted"] is not None:
        return Word("quoted", text[match.start("quoted") : match.end("quoted")], start)
    if match["name"] is not None:
        return Word("name", match["name"], start)
    return Word(kind or "sign", _SIGNS.get(match["sign"], match["sign"]), start)


def error_at(source: SourceText, offset: int, code: str, **parameters: object) -> DiagnosticError:
    """Return the error for a mistake at an offset of the formula; the caller raises it."""
    place = source.place
    if place.column is not None and "\n" not in source.text:
        place = replace(place, column=place.column + offset, quote=source.text[offset : offset + 20])
    return fail(code, place, position=offset + 1, **parameters)
