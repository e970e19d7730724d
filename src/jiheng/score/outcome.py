"""What a rule says about one leaf, before rounding, overrides and totals."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from jiheng.evaluation import Deduction, Judgement
from jiheng.scheme.formula import Missing
from jiheng.scheme.formula.compile import Value
from jiheng.score.sheet import IndicatorLine, Status


@dataclass(slots=True)
class Outcome:
    """Points between 0 and the full marks, or why there are none."""

    points: Fraction | None
    status: Status
    value: Value | None = None
    band: int | None = None
    missing: Missing | None = None
    deductions: tuple[Deduction, ...] = ()
    judgement: Judgement | None = None
    lines: tuple[IndicatorLine, ...] = ()


def lacking(missing: Missing, value: Value | None = None) -> Outcome:
    """Return the outcome of a rule that cannot be applied."""
    return Outcome(None, "missing", value, missing=missing)
