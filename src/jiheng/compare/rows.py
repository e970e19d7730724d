"""格 — one cell of a comparison: its words, and the number behind them where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from jiheng.messages import message
from jiheng.quantity import format_number
from jiheng.score.words import NOTHING, RATE_DECIMALS, points_words, rate_words, value_words

Kind = Literal["text", "number", "rate", "change", "points"]
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``number`` is what a workbook holds, None for words and for nothing.

    A ``rate`` holds a share, ``points`` are 百分点, a ``change`` is shown with its sign.
    """

    text: str
    kind: Kind = "text"
    number: Decimal | None = None


def text_cell(text: str) -> Cell:
    """Return words."""
    return Cell(text)


def points_cell(points: Fraction | Decimal | None) -> Cell:
    """Return points."""
    return Cell(points_words(points), "number", _decimal(points))


def number_cell(value: Fraction | None) -> Cell:
    """Return an amount in the unit of its row."""
    return Cell(value_words(value, ""), "number", _decimal(value))


def rate_cell(rate: Fraction | None, *, signed: bool = False) -> Cell:
    """Return a rate as a percentage."""
    text = rate_words(rate)
    return Cell(_signed(text, rate) if signed else text, "rate", _decimal(rate))


def change_cell(difference: Fraction | None, *, rate: bool = False) -> Cell:
    """Return a difference with its sign; that of two rates in 百分点."""
    if difference is None:
        return Cell(NOTHING, "change")
    if rate:
        points = format_number(difference * 100, RATE_DECIMALS)
        words = message("compare.percentage_points", value=_signed(points, difference))
        return Cell(words, "points", _decimal(difference * 100))
    words = format_number(difference, None, grouping=True)
    return Cell(_signed(words, difference), "change", _decimal(difference))


def _signed(text: str, value: Fraction | None) -> str:
    return f"+{text}" if value is not None and value > 0 else text


def _decimal(value: Fraction | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(format_number(Fraction(value), DECIMALS))
