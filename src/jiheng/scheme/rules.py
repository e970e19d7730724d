"""The ways a leaf gets its points, ready to run. Each is one construct of the scheme file."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from jiheng.scheme.formula import Compiled
from jiheng.scheme.interval import Interval
from jiheng.scheme.records import Band, PerIndicator, Requirement


@dataclass(frozen=True, slots=True)
class FormulaRule:
    """得分 — points by a formula."""

    points: Compiled


@dataclass(frozen=True, slots=True)
class CompiledBand:
    """One band with its interval and points ready to run; ``fixed`` are points that need no formula."""

    interval: Interval
    points: Compiled
    record: Band
    fixed: Fraction | None = None


@dataclass(frozen=True, slots=True)
class BandRule:
    """取值 and 分档 — points of the band that the unrounded value falls in."""

    value: Compiled
    bands: tuple[CompiledBand, ...]


@dataclass(frozen=True, slots=True)
class CompiledStep:
    """One deduction: beyond ``limit`` (above or below it), ``points`` off for every ``size``."""

    limit: Fraction
    above: bool
    size: Fraction
    points: Fraction
    partial: str
    floor: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class StepRule:
    """取值 and 扣分 — full marks less the deductions by steps."""

    value: Compiled
    steps: tuple[CompiledStep, ...]


@dataclass(frozen=True, slots=True)
class ConditionRule:
    """条件 — full marks when it holds, otherwise the points of ``otherwise`` (None: 0)."""

    condition: Compiled
    otherwise: Compiled | None


@dataclass(frozen=True, slots=True)
class PerIndicatorRule:
    """逐指标 — from the indicators of the ledger; ``answers`` are the shares of graded answers."""

    record: PerIndicator
    answers: tuple[tuple[str, Interval], ...]


@dataclass(frozen=True, slots=True)
class JudgedRule:
    """评审 — by a person, with requirements or graded answers where the scheme has them."""

    text: str
    requirements: tuple[Requirement, ...]
    answers: tuple[tuple[str, Interval], ...]


@dataclass(frozen=True, slots=True)
class RecordedRule:
    """记录 — points published without a breakdown."""


Rule = FormulaRule | BandRule | StepRule | ConditionRule | PerIndicatorRule | JudgedRule | RecordedRule
