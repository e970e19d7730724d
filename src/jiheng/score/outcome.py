"""What a rule says about one leaf, before rounding, overrides and totals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from jiheng.diagnostic import Diagnostic
from jiheng.ledger import Fact, Indicator, Target
from jiheng.scheme.formula import Missing, Reference
from jiheng.scheme.formula.compile import Value

Status = Literal["computed", "judged", "recorded", "missing", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Input:
    """A figure that a rule read: its value in base units (or why it is missing), unit and facts.

    ``rate`` says that a pure number reads best as a percentage; ``source`` where the records of a count or
    sum come from; ``reference`` is how the rule names it, None for a count.
    """

    name: str
    value: Value
    unit: str
    facts: tuple[Fact, ...] = ()
    assumed: bool = False
    formula: str = ""
    parts: tuple[Input, ...] = ()
    rate: bool = False
    source: str = ""
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator under a 逐指标 criterion; ``full_marks`` and ``points`` are exact, not rounded.

    ``completion`` is the recomputed rate, None where target and actual do not compare.
    """

    indicator: Indicator
    target: Target | None
    full_marks: Fraction
    points: Fraction | None
    completion: Fraction | None
    met: bool | None
    judged: bool
    reason: str = ""


@dataclass(slots=True)
class Outcome:
    """Points before rounding, or why there are none.

    Points that a person gave are the decimal they wrote, computed ones an exact rational. ``band`` is the
    position of the band that the value fell in.
    """

    points: Fraction | Decimal | None
    status: Status
    value: Value | None = None
    band: int | None = None
    missing: Missing | None = None
    lines: tuple[IndicatorLine, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


def lacking(missing: Missing, value: Value | None = None) -> Outcome:
    """Return the outcome of a rule that cannot be applied."""
    return Outcome(None, "missing", value, None, missing)
