"""完成率 — an indicator's actual against its target, by direction.

Source: 财预〔2020〕10号 and its tables: 正向 实际÷目标, 反向 目标÷实际; a target that bounds
(100场以上, 3.5%以下) gives the direction where none is written.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from jiheng.ledger import Indicator, Target
from jiheng.quantity import Quantity

_UPWARD = ("at_least", "more_than", "over")
_DOWNWARD = ("at_most", "less_than")


class Completion(NamedTuple):
    """``rate`` is None where the actual or the target is zero and no ratio exists; ``met`` still holds."""

    rate: Fraction | None
    met: bool


def adopted_target(indicator: Indicator) -> Target | None:
    """Return the target that counts: the adopted one, or the only one."""
    adopted = next((target for target in indicator.targets if target.adopted), None)
    return adopted or (indicator.targets[0] if indicator.targets else None)


def direction_of(indicator: Indicator, target: Quantity) -> str:
    """Return 正向, 反向 or 等于: as written, or as the target's bound says, or 正向."""
    if indicator.direction:
        return indicator.direction
    return "反向" if target.bound in _DOWNWARD else "正向"


def completion_of(indicator: Indicator) -> Completion | None:
    """Return how far an indicator is completed, or None where target and actual do not compare.

    They compare when both are numbers of one dimension and the indicator is not marked 定性.
    """
    target = adopted_target(indicator)
    if target is None or indicator.direction == "定性":
        return None
    goal, actual = target.value, indicator.actual
    if not isinstance(goal, Quantity) or not isinstance(actual, Quantity):
        return None
    if goal.unit.dimension != actual.unit.dimension or goal.centre is None or actual.centre is None:
        return None
    return _compare(goal.centre, actual.centre, direction_of(indicator, goal), strict=_strict(goal))


def _strict(goal: Quantity) -> bool:
    return goal.bound in ("more_than", "less_than")


def _compare(goal: Fraction, actual: Fraction, direction: str, *, strict: bool) -> Completion:
    if direction == "等于":
        rate = None if goal == 0 else 1 - abs(actual - goal) / abs(goal)
        return Completion(None if rate is None else max(rate, Fraction(0)), actual == goal)
    if direction == "反向":
        met = actual < goal if strict else actual <= goal
        return Completion(None if actual == 0 else goal / actual, met)
    met = actual > goal if strict else actual >= goal
    return Completion(None if goal == 0 else actual / goal, met)
