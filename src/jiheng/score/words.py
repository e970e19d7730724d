"""Figures in words: how a value is shown in tables, explanations and pages. One rounding everywhere."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from jiheng.messages import message
from jiheng.quantity import format_number
from jiheng.scheme.formula import Missing
from jiheng.scheme.formula.compile import Value

NOTHING = "--"
RATE_DECIMALS = 2
TEN_THOUSAND_YUAN = 10000


def points_words(points: Decimal | Fraction | None) -> str:
    """Return points without closing zeros, to six places; ``--`` for none."""
    if points is None:
        return NOTHING
    return format_number(Fraction(points), None)


def rate_words(rate: Fraction | None) -> str:
    """Return a rate as a percentage to two places; ``--`` for none."""
    return NOTHING if rate is None else f"{format_number(rate * 100, RATE_DECIMALS)}%"


def value_words(value: Value | None, unit: str, *, rate: bool = False) -> str:
    """Return a value in base units as a person reads it.

    Money is shown in 万元 from 10,000 yuan on; a pure number as a percentage when ``rate`` is set.
    """
    if value is None or isinstance(value, Missing):
        return NOTHING
    if isinstance(value, bool):
        return message("score.holds" if value else "score.fails")
    if isinstance(value, str):
        return value
    if unit == "元" and abs(value) >= TEN_THOUSAND_YUAN:
        shown = format_number(value / TEN_THOUSAND_YUAN, None, grouping=True)
        return message("score.ten_thousand_yuan", value=shown)
    if rate and not unit:
        return rate_words(value)
    return f"{format_number(value, None, grouping=True)}{unit}"


def plain(value: Fraction | Decimal) -> str:
    """Return a number as JSON carries it: plain notation, no closing zeros, at most 12 places."""
    exact = Fraction(value)
    text = format_number(exact, None)
    if Fraction(text) == exact:
        return text
    return format_number(exact, 12)
