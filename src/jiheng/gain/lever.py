"""杠杆 — one figure that may still move, in whole grains, and the sheet that each position gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import ceil

from jiheng.gain.rules import Verb
from jiheng.score import ScoreSheet


@dataclass(slots=True)
class Lever:
    """A figure between ``current`` and ``limit`` (base units), moved by ``grain`` at a time.

    ``rescore`` gives the sheet with the figure at a value. Position 0 is where the figure stands now,
    ``positions`` the last one, which is the limit itself.
    """

    name: str
    verb: Verb
    unit: str
    rate: bool
    current: Fraction
    limit: Fraction
    grain: Fraction
    limit_name: str
    rescore: Callable[[Fraction], ScoreSheet]
    setting: Callable[[Fraction], str] = field(default=lambda _: "")
    indicator: str = ""
    _sheets: dict[int, ScoreSheet] = field(default_factory=dict)

    @property
    def positions(self) -> int:
        """Return how many grains there are up to the limit."""
        return ceil(abs(self.limit - self.current) / self.grain)

    def value(self, position: int) -> Fraction:
        """Return the figure at a position."""
        if position >= self.positions:
            return self.limit
        moved = position * self.grain
        return self.current + moved if self.limit > self.current else self.current - moved

    def position(self, value: Fraction) -> Fraction:
        """Return where a value stands, as an exact number of grains from the current one."""
        moved = value - self.current
        return (moved if self.limit > self.current else -moved) / self.grain

    def sheet(self, position: int) -> ScoreSheet:
        """Return the sheet with the figure at a position; each is scored once."""
        known = self._sheets.get(position)
        if known is None:
            known = self._sheets[position] = self.rescore(self.value(position))
        return known

    def points(self, position: int, criterion: str) -> Decimal | None:
        """Return a criterion's points at a position, None where it has none."""
        found = self.sheet(position).criterion(criterion)
        return None if found is None or not found.complete else found.score

    def looked_at(self, position: int, criterion: str) -> Fraction | None:
        """Return the 取值 of a criterion at a position, None where it is no number."""
        found = self.sheet(position).criterion(criterion)
        value = None if found is None else found.value
        return value if isinstance(value, Fraction) else None
