"""找 — every number in running text, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jiheng.quantity.build import build, build_range
from jiheng.quantity.context import (
    Kind,
    code_end,
    date_end,
    document_end,
    follows_first,
    is_bare_date,
    is_ordinal,
    letters_end,
    name_end,
    time_end,
)
from jiheng.quantity.numerals import CHINESE, too_long
from jiheng.quantity.phrase import MAGNITUDES, TOKEN, Phrase, Span, is_bare_magnitude, read_phrase, read_range
from jiheng.quantity.qualifiers import bound_of, is_recent, just_after, just_before
from jiheng.quantity.quantity import Bound, Quantity
from jiheng.quantity.units import unit_of
from jiheng.quantity.words import DATA, any_of

_SIGNS = frozenset(DATA["sign"]["marks"])
_SIGN_OPENERS = frozenset(DATA["sign"]["openers"])
_CLOSERS = ")）]】〕%％‰"
_NOT_AFTER: dict[str, list[str]] = DATA["not_after"]
_STOP = re.compile(any_of(DATA["stop"]["words"]))
_STOP_REACH = 4
_STOP_AHEAD = 8
_NUMERAL_OPENERS = re.compile(any_of(DATA["stop"]["openers"]) + "$")
_MARK_AND_YEAR = re.compile(r"([0-9０-９]{1,2})([.．])(?=(?:19|20|１９|２０)[0-9０-９]{2}[ \u3000]{0,2}年)")
_HANGING_POINT = re.compile(r"[.．][%％‰]")
_CHANGE = tuple(DATA["range"]["change_openers"])


@dataclass(frozen=True, slots=True)
class Match:
    """A number found in a text; all offsets are code points, ends exclusive.

    ``start`` and ``end`` cover sign, number, multiplier and unit (both numbers of a range); ``number``
    the number alone; ``before`` and ``after`` the qualifier words around it and ``within`` a 多 or 余 inside.
    ``kind`` says what it is; only a ``quantity`` has a `quantity`, which is built when asked for.
    """

    kind: Kind
    start: int
    end: int
    number: Span
    before: Span | None = None
    within: Span | None = None
    after: Span | None = None
    source: str = field(default="", repr=False, compare=False)
    _ends: tuple[Phrase, ...] = field(default=(), repr=False, compare=False)
    _bound: Bound = field(default="equal", repr=False, compare=False)

    @property
    def text(self) -> str:
        """Return the number with its unit as printed."""
        return self.source[self.start : self.end]

    @property
    def phrase(self) -> str:
        """Return the number with its unit and its qualifiers as printed."""
        start = self.before[0] if self.before else self.start
        return self.source[start : self.after[1] if self.after else self.end]

    @property
    def quantity(self) -> Quantity | None:
        """Return what the number says; None unless ``kind`` is ``quantity``."""
        if not self._ends:
            return None
        if len(self._ends) == 2:
            return build_range(*self._ends, self.phrase)
        negative = self.start < self._ends[0].start
        return build(self._ends[0], self._bound, self.phrase, negative)


def scan(text: str) -> Iterator[Match]:
    """Yield every number of a text in order, quantities and others, none overlapping another.

    Time is linear in the length of the text. Chinese numerals are yielded only where a unit, 分之 or the
    form of a date or an ordinal makes plain that they are numbers.
    """
    done = 0
    for start, end in _tokens(text):
        if start < done:
            continue
        match = (
            _chinese(text, start, end, done) if text[start] in CHINESE else _arabic(text, start, end, done)
        )
        if match:
            done = match.after[1] if match.after else match.end
            yield match


def _tokens(text: str) -> Iterator[Span]:
    for found in TOKEN.finditer(text):
        start, end = found.span()
        token = found[0]
        mark = _MARK_AND_YEAR.match(text, start)
        if mark:
            # 1．2021年: a list mark and a year that the point runs together.
            yield start, mark.end(1)
            start, token = mark.end(2), token[mark.end(2) - start :]
        if "，" in token and read_phrase(token, 0, len(token)).value is None:
            # 分值5，100分: the comma of a sentence, not of a number.
            for piece in token.split("，"):
                yield start, start + len(piece)
                start += len(piece) + 1
        else:
            yield start, end


def _arabic(text: str, start: int, end: int, done: int) -> Match:
    other = _other(text, start, end)
    if other:
        return other
    phrase = read_phrase(text, start, end)
    if phrase.value is None or _cut_off(text, start) or _HANGING_POINT.match(text, end):
        return Match("malformed", start, end, (start, end), source=text)
    letters = None if phrase.symbol else letters_end(text, phrase.end)
    if letters:
        return Match("name", start, letters, (start, end), source=text)
    if follows_first(text, start):
        pair = read_range(text, phrase)
        return Match("ordinal", start, (pair[1] if pair else phrase).end, (start, end), source=text)
    spaced = text[end : end + 1] in {" ", "　", "\u00a0"}
    if is_ordinal(text, start, end, bool(phrase.symbol), spaced):
        return Match("ordinal", start, end, (start, end), source=text)
    if not phrase.symbol and is_bare_date(text, start, end):
        return Match("date", start, end, (start, end), source=text)
    return _quantity(text, phrase, done)


def _other(text: str, start: int, end: int) -> Match | None:
    """Return the match of a number that is no quantity whatever its unit, or None."""
    if too_long(text[start:end]):
        return Match("malformed", start, end, (start, end), source=text)
    rules: tuple[tuple[Kind, int | None], ...] = (
        ("document_number", document_end(text, start)),
        ("date", date_end(text, start)),
        ("time", time_end(text, start)),
        ("code", code_end(text, start, end)),
        ("name", name_end(text, start, end)),
    )
    for kind, stop in rules:
        if stop is not None:
            begin = start - 1 if kind == "document_number" else start
            return Match(kind, begin, stop, (start, end), source=text)
    return None


def _cut_off(text: str, start: int) -> bool:
    """Tell whether a number lost its head: ``,867.48`` in a cell or at the start of a line."""
    if text[start - 1 : start] not in {",", ".", "．"} or start == 0:
        return False
    return start == 1 or text[start - 2] in " \u3000\t\n\r,.(（，。；：、"


def _chinese(text: str, start: int, end: int, done: int) -> Match | None:
    if follows_first(text, start):
        return Match("ordinal", start, end, (start, end), source=text)
    stop = date_end(text, start)
    if stop is not None:
        return Match("date", start, stop, (start, end), source=text)
    phrase = read_phrase(text, start, end)
    if phrase.value is None:
        return None
    if not phrase.symbol or unit_of(phrase.symbol).symbol in MAGNITUDES:
        listed = is_ordinal(text, start, end, False, False) and end - start <= 3
        return Match("ordinal", start, end, (start, end), source=text) if listed else None
    if _is_word(text, phrase):
        return None
    return _quantity(text, phrase, done)


def _is_word(text: str, phrase: Phrase) -> bool:
    """Tell whether a Chinese numeral is part of a word: 四个意识, 任一项目, 百姓."""
    start = phrase.start
    if _NUMERAL_OPENERS.search(text[max(0, start - 2) : start]):
        return True
    if text[start] in MAGNITUDES:
        return is_bare_magnitude(text, phrase) and not just_before(text, start, magnitude=True)
    begin = max(0, start - _STOP_REACH)
    for found in _STOP.finditer(text[begin : start + _STOP_AHEAD]):
        if found.start() + begin <= start < found.end() + begin:
            return True
    return False


def _quantity(text: str, phrase: Phrase, done: int) -> Match:
    start = _signed_start(text, phrase.start, done)
    pair = None if start < phrase.start or _changes(text, start) else read_range(text, phrase)
    ends = pair or (phrase,)
    end = ends[-1].end
    before = just_before(text, start, magnitude=text[phrase.start] in MAGNITUDES)
    after = just_after(text, end)
    if before and (before[0] < done or is_recent(text[before[0] : before[1]], ends[-1].symbol)):
        before = None
    bound = bound_of([text[span[0] : span[1]] for span in (before, after) if span])
    if bound is None:
        return Match("malformed", start, end, phrase.digits, before, phrase.within, after, text)
    number = (ends[0].digits[0], ends[-1].digits[1])
    return Match("quantity", start, end, number, before, phrase.within, after, text, ends, bound)


def _changes(text: str, start: int) -> bool:
    return text[:start].endswith(_CHANGE) if start < 3 else text[start - 2 : start].rstrip().endswith(_CHANGE)


def _signed_start(text: str, start: int, done: int) -> int:
    """Return where the number starts with its sign; a dash after a word or a figure is no sign."""
    mark = text[start - 1 : start]
    if not mark or mark not in _SIGNS or start - 1 < done or start == 0:
        return start
    before = text[start - 2 : start - 1] if start > 1 else ""
    if mark == "负":
        return start if before in _NOT_AFTER["负"] else start - 1
    closed = before in _CLOSERS or (before.isalnum() and before not in _SIGN_OPENERS)
    return start if before and closed else start - 1
