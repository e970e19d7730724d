"""评分表 — the result of an evaluation: every point, with all that is needed to explain it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from jiheng.diagnostic import Diagnostic
from jiheng.evaluation import Deduction, Judgement, Override
from jiheng.ledger import Fact, Indicator, Target
from jiheng.quantity import Quantity
from jiheng.scheme import Scheme, SchemeNode
from jiheng.scheme.formula import Missing
from jiheng.scheme.formula.compile import Value

Status = Literal["computed", "judged", "recorded", "missing", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Input:
    """A figure that a rule read: its value in base units (or why it is missing), unit and facts.

    ``rate`` says that a pure number reads best as a percentage; ``source`` where the records of a count or
    sum come from.
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
class CriterionScore:
    """The points of one criterion.

    ``full_marks`` are those that hold in this evaluation; ``exact`` are the points before rounding;
    ``score`` is None where nothing is known. A parent's score is the sum of what is known below it, and
    ``complete`` says whether that is everything.
    """

    node: SchemeNode
    full_marks: Decimal | None
    score: Decimal | None
    status: Status
    complete: bool = True
    exact: Fraction | None = None
    value: Value | None = None
    recorded: Decimal | None = None
    recorded_value: Quantity | None = None
    recorded_reason: str = ""
    band: int | None = None
    read_inputs: Callable[[], tuple[Input, ...]] = tuple
    deductions: tuple[Deduction, ...] = ()
    judgement: Judgement | None = None
    override: Override | None = None
    computed: Decimal | None = None
    lines: tuple[IndicatorLine, ...] = ()
    missing: Missing | None = None
    notes: tuple[Diagnostic, ...] = ()

    @property
    def id(self) -> str:
        """Return the criterion's id."""
        return self.node.record.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Return the figures that the rule read; gathered when asked for."""
        return self.read_inputs()

    @property
    def leaf(self) -> bool:
        """Return whether the points come from a rule and not from the children."""
        return self.node.record.is_leaf and not self.node.measure

    @property
    def score_rate(self) -> Fraction | None:
        """Return 得分率: score over full marks, or None."""
        if self.score is None or not self.full_marks:
            return None
        return Fraction(self.score) / Fraction(self.full_marks)


@dataclass(frozen=True, slots=True)
class BonusScore:
    """加减分 — one item outside the full marks."""

    id: str
    name: str
    points: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """A department's (or project's) points by one scheme. ``criteria`` stand parents first.

    ``total`` includes ``bonus_penalty`` and is capped as the scheme says; ``grade`` is None while anything
    is missing.
    """

    ledger: str
    department: str
    year: int
    subject: str
    scheme: Scheme
    kind: str
    carried_out_by: str
    total: Decimal | None
    full_marks: Decimal
    bonus_penalty: Decimal
    grade: str | None
    complete: bool
    missing: tuple[str, ...]
    criteria: tuple[CriterionScore, ...]
    bonuses: tuple[BonusScore, ...] = ()
    recorded_total: Decimal | None = None
    recorded_grade: str = ""
    notes: tuple[Diagnostic, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)

    def criterion(self, identity: str) -> CriterionScore | None:
        """Return the points of a criterion by its id, or None."""
        position = self.scheme.position(identity)
        return None if position is None else self.criteria[position]
