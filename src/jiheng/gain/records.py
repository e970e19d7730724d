"""The records of a forecast: what can be gained, what a person took off, what cannot be worked out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from jiheng.diagnostic import Diagnostic
from jiheng.gain.rules import Verb
from jiheng.score import CriterionScore, ScoreSheet

Reach = Literal["full", "step", "limit"]
"""``full`` reaches the full marks, ``step`` the next step, ``limit`` all that can be had from this figure."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one figure and what it brings: the difference of two totals, both scored.

    ``change`` is positive and in the base unit, whichever way the figure moves.
    """

    change: Fraction
    value: Fraction
    gain: Decimal
    total: Decimal
    grade: str | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change that gains points.

    ``name`` is the data item or the indicator, ``verb`` how it moves (a word of ``levers.toml``), ``limit``
    how far it may go and ``limit_name`` what sets that limit. ``setting`` says the same to ``--set``, empty
    for an indicator. ``part`` is a smaller change along a rule that rewards every bit.
    """

    name: str
    verb: Verb
    unit: str
    rate: bool
    current: Fraction
    limit: Fraction
    limit_name: str
    step: Step
    reach: Reach
    criteria: tuple[CriterionScore, ...]
    setting: str = ""
    indicator: str = ""
    part: Step | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """Points that no figure brings back, with the reasons; ``points`` is None where none are known."""

    criterion: CriterionScore
    points: Decimal | None
    reasons: tuple[Diagnostic, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gains:
    """What a forecast found: ``suggestions`` the best first.

    ``evidence`` was lost because nothing supported it, ``judged`` by a person's judgement; ``unknown`` could
    not be worked out.
    """

    sheet: ScoreSheet
    suggestions: tuple[Suggestion, ...]
    evidence: tuple[Lost, ...]
    judged: tuple[Lost, ...]
    unknown: tuple[Lost, ...]
