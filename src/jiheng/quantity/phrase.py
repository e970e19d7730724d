"""词组 — one number with its multiplier and unit, read at a known spot of a text.

Everything here matches at a position and looks a bounded way ahead, so that reading a text is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from jiheng.quantity.numerals import CHINESE, arabic, chinese, plain
from jiheng.quantity.qualifiers import WITHIN
from jiheng.quantity.units import PREFIX_PATTERN, PREFIXES, UNIT_PATTERN, unit_of
from jiheng.quantity.words import DATA, any_of

Span = tuple[int, int]

_D = "[0-9０-９]"
ARABIC = rf"{_D}+(?:[,.．]+{_D}+|，{_D}{{3}}(?!{_D}))*"
"""A run of Arabic digits with points and commas, well-formed or not."""
TOKEN = re.compile(rf"{ARABIC}|[{CHINESE}]+(?:点[{CHINESE}]+)?")
"""A number without its unit: one run of Arabic digits or of Chinese numerals."""

_GAP = r"[ \u3000\u00a0]{0,3}"
_TAIL = re.compile(
    rf"个(?P<months>{WITHIN})(?P<month>月)|(?P<year>年)(?P<years>多)(?![种个次家项])"
    rf"|(?:{_GAP}(?P<first>{WITHIN}))?(?:{_GAP}(?P<unit>{UNIT_PATTERN})"
    rf"|{_GAP}(?P<prefix>{PREFIX_PATTERN})(?P<second>{WITHIN})?(?:{_GAP}(?P<counted>{UNIT_PATTERN}))?)?"
)
_TENTHS = re.compile(rf"[一二三四五六七八九](?![{CHINESE}个项是年月])")
MAGNITUDES = "百千万亿"
_FRACTION = "分之"
_PARTS_OF = {"百": "%", "100": "%", "千": "‰", "1000": "‰", "万": "‱", "10000": "‱"}
_JOINER = re.compile(
    rf"(?:{any_of(DATA['range']['notes'])})?{_GAP}(?P<sign>{any_of(DATA['range']['joiners'])}){_GAP}"
)
_SIZES = {name: Fraction(size) for name, size in PREFIXES.items()}
_HYPHENS = frozenset(DATA["range"]["hyphens"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number as printed, ``number`` of ``symbol``; ``value`` is None if the number is malformed.

    ``start`` and ``end`` cover sign, number, multiplier and unit; ``digits`` the number alone and
    ``within`` the 多 or 余 between them.
    """

    start: int
    end: int
    digits: Span
    value: Fraction | None
    decimals: int | None
    symbol: str
    within: Span | None = None


def read_phrase(text: str, start: int, end: int) -> Phrase:
    """Read the phrase whose number token spans ``start`` to ``end``."""
    if text.startswith(_FRACTION, end):
        fraction = _fraction(text, start, end)
        if fraction:
            return fraction
    token = text[start:end]
    if token[0] in CHINESE:
        return _tenths(text, _chinese(text, start, end))
    value, decimals = _exact(arabic(token)), _decimals(plain(token), ".")
    return _continued(text, _with_tail(text, Phrase(start, end, (start, end), value, decimals, "")))


def _chinese(text: str, start: int, end: int) -> Phrase:
    token = text[start:end]
    value = _exact(chinese(token))
    prefix = next((name for name in ("万亿", "亿", "万") if token.endswith(name) and token != name), "")
    if prefix and value is not None:
        value /= _SIZES[prefix]
    decimals = _decimals(token.rstrip("百千万亿"), "点")
    return _with_tail(text, Phrase(start, end, (start, end), value, decimals, prefix))


def _decimals(token: str, point: str) -> int:
    return len(token.partition(point)[2])


def _with_tail(text: str, phrase: Phrase) -> Phrase:
    found = _TAIL.match(text, phrase.end)
    if not found or found.end() == phrase.end:
        return phrase
    if found["month"]:
        return replace(phrase, end=found.end(), symbol="个月", within=found.span("months"))
    if found["year"]:
        return replace(phrase, end=found.end(), symbol=phrase.symbol + "年", within=found.span("years"))
    if phrase.symbol and found["prefix"]:
        return phrase
    symbol = phrase.symbol + (found["prefix"] or "") + (found["unit"] or found["counted"] or "")
    within = next((found.span(name) for name in ("first", "second") if found[name]), None)
    return replace(phrase, end=found.end(), symbol=symbol, within=within)


def _continued(text: str, phrase: Phrase) -> Phrase:
    """Join 4亿5000万元 and 3万5千人, whose first part ends in a multiplier."""
    whole = phrase
    while whole.symbol in PREFIXES and not whole.within and whole.value is not None:
        found = TOKEN.match(text, whole.end)
        if not found or found[0][0] in CHINESE:
            break
        value = _exact(arabic(found[0]))
        part = Phrase(*found.span(), found.span(), value, _decimals(plain(found[0]), "."), "")
        joined = _joined(whole, _with_tail(text, part))
        if joined is None:
            break
        whole = joined
    return whole


def _joined(high: Phrase, low: Phrase) -> Phrase | None:
    ceiling = _SIZES[high.symbol]
    size = _SIZES.get(unit_of(low.symbol).prefix, Fraction(1))
    if low.value is None or not low.symbol or high.value is None or low.value * size >= ceiling:
        return None
    value = high.value * ceiling / size + low.value
    return replace(low, start=high.start, digits=(high.digits[0], low.digits[1]), value=value)


def _tenths(text: str, phrase: Phrase) -> Phrase:
    """Join the tenth of 八成五."""
    if phrase.symbol != "成" or phrase.value is None or phrase.within:
        return phrase
    found = _TENTHS.match(text, phrase.end)
    tenth = chinese(found[0]) if found else None
    if found is None or tenth is None:
        return phrase
    return replace(phrase, end=found.end(), value=phrase.value + Fraction(tenth) / 10, decimals=1)


def _fraction(text: str, start: int, end: int) -> Phrase | None:
    found = TOKEN.match(text, end + len(_FRACTION))
    if not found:
        return None
    under, over = text[start:end], found[0]
    span = (start, found.end())
    above = _number(over)
    symbol = _PARTS_OF.get(plain(under))
    if symbol:
        point = "点" if over[0] in CHINESE else "."
        return Phrase(*span, span, above, _decimals(plain(over), point), symbol)
    below = _number(under)
    value = above / below if above is not None and below else None
    return Phrase(*span, span, value, None, _FRACTION)


def _number(token: str) -> Fraction | None:
    return _exact(chinese(token) if token[0] in CHINESE else arabic(token))


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def is_bare_magnitude(text: str, phrase: Phrase) -> bool:
    """Tell whether a phrase begins with 百, 千, 万 or 亿 and so is a number only after a qualifier (近百家).

    百分之五 and 百余家 are numbers by themselves; 万元 over a column is a unit.
    """
    start = phrase.digits[0]
    return text[start] in MAGNITUDES and not phrase.within and not text.startswith(_FRACTION, start + 1)


def read_range(text: str, first: Phrase) -> tuple[Phrase, Phrase] | None:
    """Return both ends if a second number follows that makes a range with the first: 60%-80%, 3—5万人."""
    joiner = _JOINER.match(text, first.end)
    found = TOKEN.match(text, joiner.end()) if joiner and first.value is not None else None
    if not joiner or not found or first.within:
        return None
    second = read_phrase(text, *found.span())
    if second.value is None or second.within:
        return None
    if not second.symbol and (first.symbol or joiner["sign"] in _HYPHENS):
        return None
    low, high = _inherit(first, second), second
    left, right = unit_of(low.symbol), unit_of(high.symbol)
    if left.dimension != right.dimension or _size(low) >= _size(high):
        return None
    return low, high


def _inherit(first: Phrase, second: Phrase) -> Phrase:
    if not first.symbol:
        return replace(first, symbol=second.symbol)
    if first.symbol in PREFIXES:
        unit = unit_of(second.symbol)
        return replace(first, symbol=first.symbol + unit.symbol.removeprefix(unit.prefix))
    return first


def _size(phrase: Phrase) -> Fraction:
    return (phrase.value or 0) * Fraction(unit_of(phrase.symbol).factor)
