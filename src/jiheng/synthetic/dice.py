"""骰子 — seeded draws of whole numbers, the same on every Python.

Only the generator's bits are used: how the standard library makes other draws of them may change.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
_BITS = 48
THOUSAND = 1000


class Dice:
    """Draws of one stream; streams of other names do not disturb each other."""

    def __init__(self, seed: int, *name: int) -> None:
        number = seed
        for part in name:
            number = number * 1_000_003 + part + 1
        self._random = Random(number)

    def below(self, limit: int) -> int:
        """Return a whole number from 0 to less than ``limit``."""
        return self._random.getrandbits(_BITS) % limit

    def between(self, ends: Sequence[int]) -> int:
        """Return a whole number between two ends, both of them included."""
        low, high = ends
        return low + self.below(high - low + 1)

    def happens(self, per_thousand: int) -> bool:
        """Return whether something happens that does so many times in a thousand."""
        return self.below(THOUSAND) < per_thousand

    def one_of(self, things: Sequence[T]) -> T:
        """Return one of several things."""
        return things[self.below(len(things))]


def share(amount: int, per_thousand: int) -> int:
    """Return so many thousandths of an amount, rounded down."""
    return amount * per_thousand // THOUSAND


def kept(value: int, ends: Sequence[int]) -> int:
    """Return a value kept between two ends."""
    return min(max(value, ends[0]), ends[1])
