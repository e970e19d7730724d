"""印 — whole numbers as a report prints them, read into quantities like anyone's."""

from __future__ import annotations

from jiheng.quantity import Quantity, parse

HUNDREDTHS, TENTHS = 100, 10


def money_words(amount: int) -> str:
    """Return an amount of 0.01 万元 as it is printed: 1234.50万元."""
    sign, size = ("-", -amount) if amount < 0 else ("", amount)
    return f"{sign}{size // HUNDREDTHS}.{size % HUNDREDTHS:02}万元"


def money(amount: int) -> Quantity:
    """Return an amount of 0.01 万元."""
    return parse(money_words(amount))


def rate_words(per_thousand: int) -> str:
    """Return thousandths as a percentage: 93.5%."""
    return f"{per_thousand // TENTHS}.{per_thousand % TENTHS}%"


def counted(number: int, unit: str) -> Quantity:
    """Return a number with its unit; percentages are given in thousandths."""
    return parse(rate_words(number) if unit == "%" else f"{number}{unit}")
