"""表 — a table of a comparison in words, and the pieces that all of them are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.compare.comparison import Comparison
from jiheng.compare.rows import Cell, number_cell, rate_cell, text_cell
from jiheng.compare.side import LETTERS, letters
from jiheng.diagnostic import Diagnostic
from jiheng.messages import message
from jiheng.score.words import TEN_THOUSAND_YUAN


@dataclass(frozen=True, slots=True)
class Table:
    """A table in words. ``name`` tells which it is; ``strong`` are the positions of rows that sum others,
    ``idle`` of those in which nothing compares; their last cell says why."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    strong: frozenset[int] = frozenset()
    idle: frozenset[int] = frozenset()

    def numeric(self, column: int) -> bool:
        """Return whether a column holds numbers."""
        return any(row[column].kind != "text" for row in self.rows)


def heads(*names: str) -> tuple[str, ...]:
    """Return the heads of these names."""
    return tuple(message(f"compare.{name}") for name in names)


def over(comparison: Comparison, code: str) -> tuple[str, ...]:
    """Return a head for every side after the first, such as B－A."""
    return tuple(message(code, side=letter) for letter in letters(comparison.sides)[1:])


def others(comparison: Comparison) -> range:
    """Return the numbers of the sides after the first."""
    return range(1, len(comparison.sides))


def empty(number: int) -> tuple[Cell, ...]:
    """Return cells without anything."""
    return (text_cell(""),) * number


def reasons(comparison: Comparison, reason: Callable[[int], Diagnostic | None]) -> str:
    """Return why sides do not compare, each sentence once, with the letters it is about when not all."""
    found: dict[str, list[str]] = {}
    for number in others(comparison):
        item = reason(number)
        if item is not None:
            found.setdefault(item.sentence, []).append(LETTERS[number])
    many = len(comparison.sides) > 2
    return "；".join(f"{'、'.join(who)} {text}" if many else text for text, who in found.items())


def scale(unit: str, values: Sequence[Fraction | None], *, rate: bool) -> tuple[str, Fraction]:
    """Return the unit a row is shown in, and its factor: 万元 for amounts from 10,000 yuan on."""
    if rate:
        return "", Fraction(1)
    base, _, under = unit.partition("/")
    if base == "元" and any(value is not None and abs(value) >= TEN_THOUSAND_YUAN for value in values):
        shown = message("compare.ten_thousand_yuan")
        return (f"{shown}/{under}" if under else shown), Fraction(TEN_THOUSAND_YUAN)
    return unit, Fraction(1)


def amount(value: Fraction | None, factor: Fraction, *, rate: bool) -> Cell:
    """Return an amount in the unit of its row, or a rate."""
    return rate_cell(value) if rate else number_cell(None if value is None else value / factor)
