"""区间的说法 — a band's interval as a phrase for people who do not read brackets."""

from __future__ import annotations

from fractions import Fraction

from jiheng.messages import message
from jiheng.quantity import format_number
from jiheng.scheme.formula.types import PURE_UNITS
from jiheng.scheme.interval import Interval
from jiheng.score.words import value_words


def interval_words(interval: Interval) -> str:
    """Return where a value of an interval lies, such as 在 60%（含）至 80%（不含）之间 or 低于 0."""
    low, high = interval.low, interval.high
    known = {"low": _end(low, interval), "high": _end(high, interval)}
    if low is None and high is None:
        return message("score.interval_any")
    if low is None:
        return message("score.interval_to" if interval.high_closed else "score.interval_below", **known)
    if high is None:
        return message("score.interval_from" if interval.low_closed else "score.interval_above", **known)
    if low == high:
        return message("score.interval_point", **known)
    sides = {"low": interval.low_closed, "high": interval.high_closed}
    closed = {f"{side}_closed": _closed(value) for side, value in sides.items()}
    return message("score.interval_between", **known, **closed)


def _closed(closed: bool) -> str:
    return message("score.interval_closed" if closed else "score.interval_open")


def _end(value: Fraction | None, interval: Interval) -> str:
    if value is None:
        return ""
    if "%" in interval.text or "％" in interval.text:
        return f"{format_number(value * 100, None)}%"
    return value_words(value, "" if interval.unit in PURE_UNITS else interval.unit)
