"""能变的数 — the data of ``levers.toml``: which figures may still move, which way, how far."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from jiheng.ledger import DataItem
from jiheng.quantity import unit_of

Verb = Literal["pay", "buy", "more", "fewer", "finish", "use_up", "raise", "lacks", "less"]
"""How a figure moves: the sentence of the catalogue that says it."""


@dataclass(frozen=True, slots=True)
class FigureRule:
    """One entry of the data file; its head explains the fields."""

    verb: Verb
    items: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    falls: bool = False
    limit: str = ""
    limit_stages: tuple[str, ...] = ()
    limit_value: Fraction | None = None

    def fits(self, name: str, item: DataItem | None) -> bool:
        """Tell whether the rule speaks of a figure, by its name or by what its data item is."""
        if name in self.items:
            return True
        if item is None:
            return False
        if item.measure in self.measures:
            return item.subject not in self.without
        return item.unit in self.units and item.formula is None and item.name.endswith(self.endings)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("levers.toml").read_text(encoding="utf-8"))


@cache
def figure_rules() -> tuple[FigureRule, ...]:
    """Return the rules in order; the first that fits counts."""
    return tuple(_rule(entry) for entry in _data()["figure"])


def _rule(entry: dict[str, Any]) -> FigureRule:
    limit = entry.get("limit_value")
    return FigureRule(
        verb=entry["verb"],
        items=frozenset(entry.get("items", ())),
        measures=frozenset(entry.get("measures", ())),
        without=frozenset(entry.get("without", ())),
        units=frozenset(entry.get("units", ())),
        endings=tuple(entry.get("endings", ())),
        falls=bool(entry.get("falls", False)),
        limit=entry.get("limit", ""),
        limit_stages=tuple(entry.get("limit_stages", ())),
        limit_value=None if limit is None else Fraction(Decimal(limit)),
    )


def rule_for(name: str, item: DataItem | None) -> FigureRule | None:
    """Return the rule that lets a figure move, or None where it stays as it is."""
    return next((rule for rule in figure_rules() if rule.fits(name, item)), None)


def grain_of(unit: str) -> Fraction:
    """Return the smallest change of a figure of this unit, in its base unit."""
    grains: dict[str, str] = _data()["grain"]
    return Fraction(Decimal(grains.get(unit_of(unit).dimension, grains["other"])))


def open_periods() -> tuple[str, ...]:
    """Return the periods whose figures are not yet settled before the year ends."""
    return tuple(_data()["periods"])


def may_fall(dimension: str) -> bool:
    """Tell whether an indicator of this dimension can still come down."""
    return dimension in _data()["indicator"]["falling"]


def lacks_evidence(reason: str) -> bool:
    """Tell whether a reason for losing points is that nothing supported them."""
    return any(word in reason for word in _data()["evidence"]["words"])
