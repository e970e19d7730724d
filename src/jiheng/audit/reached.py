"""达标 — whether an indicator's actual keeps its target, by its direction."""

from __future__ import annotations

from jiheng.audit.words import has, words
from jiheng.read import Indicator


def of_a_target(indicator: Indicator) -> bool:
    """Tell whether a completion rate is one of a target; 办结率 and execution rates are of another kind."""
    if indicator.completion is None or indicator.pair == "budget":
        return False
    name = indicator.completion.name
    if indicator.table is not None or has(name, words("done", "named")):
        return True
    return not name.endswith(words("rates", "names"))


def reached(indicator: Indicator) -> bool | None:
    """Return whether the target was kept; None where figures or units do not tell."""
    actual, target = indicator.actual, indicator.target
    if actual is None or target is None or actual.quantity is None or target.quantity is None:
        return None
    a, t = actual.quantity, target.quantity
    if a.unit.dimension != t.unit.dimension:
        return None
    if indicator.direction == "lower" or t.bound in {"at_most", "less_than"}:
        limit = t.centre if t.centre is not None else t.high
        return None if a.low is None or limit is None else a.low <= limit
    if indicator.direction == "equal":
        return (
            a.low is not None and a.high is not None and t.centre is not None and a.low <= t.centre <= a.high
        )
    least = t.centre if t.centre is not None else t.low
    return None if a.high is None or least is None else a.high >= least
