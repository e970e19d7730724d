"""读一个 — a whole text read as one quantity."""

from __future__ import annotations

import re
from dataclasses import replace

from jiheng.diagnostic import DiagnosticError, fail
from jiheng.place import Place
from jiheng.quantity.build import build, build_range, in_unit
from jiheng.quantity.context import is_date
from jiheng.quantity.numerals import CHINESE, too_long
from jiheng.quantity.phrase import TOKEN, Phrase, is_bare_magnitude, read_phrase, read_range
from jiheng.quantity.qualifiers import bound_of, just_after, leading
from jiheng.quantity.quantity import Quantity
from jiheng.quantity.units import PREFIXES
from jiheng.quantity.words import DATA, LIMITS, any_of

_SIGN = re.compile(any_of(DATA["sign"]["marks"]) + r"[ \u3000]?")
_WORD = re.compile(r"[ \u3000]?([\u4e00-\u9fffA-Za-z]{1,8}?)(?=$|[ \u3000]*$)")
_DIGIT = re.compile("[0-9０-９]")
_SHOWN = 30


def parse(text: str, *, unit: str | None = None, place: Place | None = None) -> Quantity:
    """Return the quantity that the whole text is; spaces around it are allowed.

    ``unit`` is the symbol to assume for a bare number, such as the 万元 of a table headed 单位：万元.

    Raises:
        DiagnosticError: ``quantity.not_a_number`` (also for --, /, an empty cell, a date),
            ``quantity.malformed`` (7,00.0,77), ``quantity.too_long``, ``quantity.several`` (words or
            numbers beside the quantity), ``quantity.qualifiers_clash`` (不超过3万元以上).
    """
    stripped = text.strip()
    if len(stripped) > LIMITS["text"]:
        raise fail("quantity.too_long", place, limit=LIMITS["digits"])
    before = leading(stripped, 0)
    start = before[1] if before else 0
    sign = _SIGN.match(stripped, start)
    found = TOKEN.match(stripped, sign.end() if sign else start)
    if not found or is_date(stripped):
        raise _refusal(stripped, place)
    phrase = read_phrase(stripped, *found.span())
    if phrase.value is None:
        raise _malformed(stripped, found[0], place)
    if not before and is_bare_magnitude(stripped, phrase):
        raise _refusal(stripped, place)
    ends = None if sign else read_range(stripped, phrase)
    last = _named(stripped, ends[1] if ends else phrase)
    after = just_after(stripped, last.end)
    if (after[1] if after else last.end) != len(stripped):
        raise _beside(stripped, place)
    if ends:
        low, high = (in_unit(end, unit or "") for end in ends)
        return build_range(low, high, stripped)
    return _bounded(stripped, in_unit(last, unit or ""), (before, after), bool(sign), place)


def _bounded(
    text: str,
    phrase: Phrase,
    around: tuple[tuple[int, int] | None, tuple[int, int] | None],
    negative: bool,
    place: Place | None,
) -> Quantity:
    bound = bound_of([text[span[0] : span[1]] for span in around if span])
    if bound is None:
        raise fail("quantity.qualifiers_clash", place, text=_short(text))
    return build(phrase, bound, text, negative)


def _named(text: str, phrase: Phrase) -> Phrase:
    """Take the rest of the text as a unit that the table does not know: 3 工单."""
    known = phrase.symbol and phrase.symbol not in PREFIXES
    if known or phrase.end == len(text) or just_after(text, phrase.end) or text[phrase.digits[0]] in CHINESE:
        return phrase
    found = _WORD.match(text, phrase.end)
    return replace(phrase, end=found.end(), symbol=phrase.symbol + found[1]) if found else phrase


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _malformed(text: str, token: str, place: Place | None) -> DiagnosticError:
    if too_long(token):
        return fail("quantity.too_long", place, limit=LIMITS["digits"])
    code = "quantity.not_a_number" if token[0] in CHINESE else "quantity.malformed"
    return fail(code, place, text=_short(text))


def _refusal(text: str, place: Place | None) -> DiagnosticError:
    starts_wrong = text[:1] in {",", ".", "，", "．", "–", "—"} and _DIGIT.search(text)
    return fail("quantity.malformed" if starts_wrong else "quantity.not_a_number", place, text=_short(text))


def _beside(text: str, place: Place | None) -> DiagnosticError:
    return fail("quantity.several", place, text=_short(text))
