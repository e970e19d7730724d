"""区间 — a band's interval, open or closed on either side, with exact rational ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from jiheng.diagnostic import DiagnosticError, fail
from jiheng.quantity import parse
from jiheng.record import SourceText

_PLAIN = str.maketrans("（），［］＝＜＞％　", "(),[]=<>% ")
_PAIR = re.compile(r"([\[(])\s*([^,\[\]()]*?)\s*,\s*([^,\[\]()]*?)\s*([\])])")
_SIDED = re.compile(r"(<=|>=|[<>≤≥=])\s*(.+)")
_ENDLESS = ("", "∞", "-∞", "+∞", "−∞")


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two ends; None is endless. ``unit`` is the dimension of the ends."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool
    high_closed: bool
    unit: str
    text: str

    def __contains__(self, value: Fraction) -> bool:
        low, high = self.low, self.high
        # Products of integers say the same as comparing fractions, and bulk scoring lives here.
        top, bottom = value.numerator, value.denominator
        if low is not None:
            mine, theirs = top * low.denominator, low.numerator * bottom
            if mine < theirs or (mine == theirs and not self.low_closed):
                return False
        if high is not None:
            mine, theirs = top * high.denominator, high.numerator * bottom
            if mine > theirs or (mine == theirs and not self.high_closed):
                return False
        return True

    @property
    def is_empty(self) -> bool:
        """Return whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed))

    def overlaps(self, other: Interval) -> bool:
        """Return whether some number lies in both."""
        low, low_closed = max(_low_key(self), _low_key(other))[1:]
        high, high_closed = min(_high_key(self), _high_key(other))[1:]
        return not Interval(low, high, low_closed, high_closed, "", "").is_empty


def _low_key(interval: Interval) -> tuple[tuple[bool, Fraction, bool], Fraction | None, bool]:
    low = interval.low
    key = (low is not None, low or Fraction(0), not interval.low_closed)
    return key, low, interval.low_closed


def _high_key(interval: Interval) -> tuple[tuple[bool, Fraction, bool], Fraction | None, bool]:
    high = interval.high
    key = (high is None, high or Fraction(0), interval.high_closed)
    return key, high, interval.high_closed


def parse_interval(source: SourceText) -> Interval:
    """Return the interval of a text such as ``[60%,80%)``, ``(,0]``, ``>30%`` or ``100%``.

    Raises:
        DiagnosticError: it does not read as an interval, or no number lies in it.
    """
    text = source.text.translate(_PLAIN).strip()
    pair = _PAIR.fullmatch(text)
    sided = _SIDED.fullmatch(text)
    if pair is not None:
        interval = _between(source, pair[2], pair[3], closed=(pair[1] == "[", pair[4] == "]"))
    elif sided is not None:
        interval = _one_sided(source, sided[1], sided[2])
    else:
        value, unit = _end(source, text)
        interval = Interval(value, value, True, True, unit, source.text)
    if interval.is_empty:
        raise fail("scheme.interval_empty", source.place, text=source.text[:40])
    return interval


def _between(source: SourceText, first: str, second: str, *, closed: tuple[bool, bool]) -> Interval:
    low, low_unit = _end(source, first)
    high, high_unit = _end(source, second)
    units = {unit for value, unit in ((low, low_unit), (high, high_unit)) if value}
    if len(units) > 1:
        raise fail("scheme.interval_units", source.place, text=source.text[:40])
    return Interval(
        low,
        high,
        closed[0] and low is not None,
        closed[1] and high is not None,
        "".join(units),
        source.text,
    )


def _one_sided(source: SourceText, sign: str, text: str) -> Interval:
    value, unit = _end(source, text)
    closed = sign in ("≤", "≥", "<=", ">=", "=")
    low = value if sign in (">", "≥", ">=", "=") else None
    high = value if sign in ("<", "≤", "<=", "=") else None
    return Interval(low, high, closed and low is not None, closed and high is not None, unit, source.text)


def _end(source: SourceText, text: str) -> tuple[Fraction | None, str]:
    if text in _ENDLESS:
        return None, ""
    try:
        quantity = parse(text, place=source.place)
    except DiagnosticError:
        raise fail("scheme.interval", source.place, text=source.text[:40]) from None
    if quantity.centre is None:
        raise fail("scheme.interval", source.place, text=source.text[:40])
    return quantity.centre, quantity.unit.dimension
