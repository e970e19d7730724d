"""换数 — a new value printed the way the old one was: unit, decimals, grouping."""

from __future__ import annotations

import re
from fractions import Fraction

from jiheng.quantity import format_number, half_up
from jiheng.read import Figure

_NUMBER = re.compile(r"[-−－]?\d[\d,，]*(?:[.．]\d+)?")
FINEST = 2


def reprinted(figure: Figure, text: str, value: Fraction) -> str | None:
    """Return the text of a figure with another value; None for one not printed in Arabic digits.

    A value that needs more digits than the old one had gets up to two.
    """
    quantity = figure.quantity
    found = list(_NUMBER.finditer(text))
    if quantity is None or len(found) != 1:
        return None
    printed = found[0]
    shown = value / Fraction(quantity.unit.factor)
    decimals = quantity.decimals or 0
    while decimals < FINEST and half_up(shown, decimals) != shown:
        decimals += 1
    grouping = "," in printed[0] or "，" in printed[0]
    number = format_number(shown, decimals, grouping)
    return text[: printed.start()] + number + text[printed.end() :]
