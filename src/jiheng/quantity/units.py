"""单位 — what a figure counts, read from ``units.toml``.

A unit has a dimension; only figures of one dimension compare or add. Factors to the base unit are powers
of ten, so that a printed figure stays a terminating decimal in the base unit.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from jiheng.quantity.words import any_of

RATIO = "比率"
POINTS = "百分点"

_DATA: dict[str, Any] = tomllib.loads(files(__package__).joinpath("units.toml").read_text(encoding="utf-8"))
PREFIXES: dict[str, Decimal] = {name: Decimal(size) for name, size in _DATA["prefix"].items()}
_ALIASES: dict[str, str] = _DATA["alias"]
_SPACES = re.compile(r"[ \u3000\u00a0]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed: ``万元`` is 10000 of the base unit ``元`` of the dimension ``元``.

    ``prefix`` is the multiplier in the symbol (万, 亿 …) or empty. ``known`` is False for a word that the
    table does not have: it is its own dimension and compares only with itself.
    """

    symbol: str
    base: str
    dimension: str
    factor: Decimal = Decimal(1)
    prefix: str = ""
    known: bool = True

    def __str__(self) -> str:
        """Return the symbol."""
        return self.symbol

    @property
    def size(self) -> Fraction:
        """Return the factor as a fraction."""
        return _fraction(self.factor)


@cache
def _fraction(factor: Decimal) -> Fraction:
    return Fraction(factor)


def _simple_units() -> dict[str, Unit]:
    units = {name: Unit(name, name, name) for group in _DATA["single"].values() for name in group}
    for dimension, entry in _DATA["dimension"].items():
        for symbol, factor in entry["units"].items():
            units[symbol] = Unit(symbol, entry["base"], dimension, Decimal(factor))
    return units


SIMPLE: dict[str, Unit] = _simple_units()
"""The units of the table by symbol, without multipliers and without compounds."""


@cache
def unit_of(symbol: str) -> Unit:
    """Return the unit of a symbol: ``万元``, ``%``, ``元/月``; an unknown word is its own unit."""
    text = _SPACES.sub("", symbol).replace("／", "/").replace("•", "·")
    text = _ALIASES.get(text, text)
    if text in SIMPLE:
        return SIMPLE[text]
    if "/" in text or "·" in text:
        return _compound(text)
    for prefix, size in PREFIXES.items():
        if text.startswith(prefix):
            return _prefixed(prefix, size, unit_of(text.removeprefix(prefix)))
    return Unit(text, text, text, known=False)


def _prefixed(prefix: str, size: Decimal, unit: Unit) -> Unit:
    return Unit(
        prefix + unit.symbol, unit.base, unit.dimension, size * unit.factor, prefix + unit.prefix, unit.known
    )


def _compound(text: str) -> Unit:
    over, *under = text.split("/")
    above = [unit_of(part) for part in over.split("·") if part]
    below = [unit_of(part) for piece in under for part in piece.split("·") if part]
    factor = Decimal(1)
    for unit in above:
        factor *= unit.factor
    for unit in below:
        factor /= unit.factor
    base = dimension_of([unit.dimension for unit in above], [unit.dimension for unit in below])
    symbol = "·".join(u.symbol for u in above) + "/" + "·".join(u.symbol for u in below)
    prefix = above[0].prefix if above else ""
    known = all(unit.known for unit in above + below)
    return Unit(symbol.rstrip("/"), base, base, factor, prefix, known)


def dimension_of(above: list[str], below: list[str]) -> str:
    """Return the dimension of a product of dimensions over another; what stands on both sides cancels."""
    upper = [name for name in above if name != RATIO]
    lower: list[str] = []
    for name in below:
        if name in upper:
            upper.remove(name)
        elif name != RATIO:
            lower.append(name)
    if not upper and not lower:
        return RATIO
    return "·".join(upper) + ("/" + "·".join(lower) if lower else "")


def base_unit(dimension: str) -> Unit:
    """Return the unit with factor 1 of a dimension; for a ratio the one without a symbol."""
    if dimension in _DATA["dimension"]:
        base = _DATA["dimension"][dimension]["base"]
        return Unit(base, base, dimension)
    return unit_of(dimension)


def times(left: Unit, right: Unit) -> Unit:
    """Return the base unit of a product: 元/人 × 人 is 元."""
    (a, b), (c, d) = _sides(left.dimension), _sides(right.dimension)
    return base_unit(dimension_of(a + c, b + d))


def per(left: Unit, right: Unit) -> Unit:
    """Return the base unit of a quotient: 元 ÷ 人 is 元/人, 元 ÷ 元 is a ratio."""
    (a, b), (c, d) = _sides(left.dimension), _sides(right.dimension)
    return base_unit(dimension_of(a + d, b + c))


def _sides(dimension: str) -> tuple[list[str], list[str]]:
    over, _, under = dimension.partition("/")
    return [part for part in over.split("·") if part], [part for part in under.split("·") if part]


def _guard(name: str) -> str:
    words, kept = _DATA["not_before"].get(name), _DATA["even_before"].get(name)
    if name in _DATA["only_before"]:
        return re.escape(name) + rf"(?={any_of(_DATA['only_before'][name])}|[^\w]|\d|$)"
    if not words:
        # A Latin unit ends where the letters end.
        return re.escape(name) + ("(?![A-Za-z])" if name[-1].isascii() and name[-1].isalpha() else "")
    ban = f"(?!{any_of(words)})"
    return re.escape(name) + (f"(?:(?={any_of(kept)})|{ban})" if kept else ban)


def _simple_pattern() -> str:
    names = [name for name in (*SIMPLE, *_ALIASES) if name and name not in {"分之", "月"}]
    return "(?:" + "|".join(_guard(name) for name in sorted(names, key=len, reverse=True)) + ")"


_GAP = r"[ \u3000\u00a0]{0,2}"
_UNDER = any_of([*(name for name in SIMPLE if name and name != "分之"), "学年", "生"])
UNIT_PATTERN = rf"(?:{_simple_pattern()}(?:{_GAP}[/／]{_GAP}{_UNDER}(?:[·•/／]{_UNDER})?)?)"
"""A pattern for a unit in running text, compounds included, multipliers not."""

PREFIX_PATTERN = "(?:" + "|".join(_guard(name) for name in sorted(PREFIXES, key=len, reverse=True)) + ")"
"""A pattern for a multiplier: 万, 亿, 百万 …"""
