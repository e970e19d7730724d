"""评分表 — the result of an evaluation: every point, with all that is needed to explain it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from jiheng.diagnostic import Diagnostic
from jiheng.evaluation import Deduction, Judgement, Override
from jiheng.quantity import Quantity
from jiheng.scheme import Scheme, SchemeNode
from jiheng.scheme.formula import Missing
from jiheng.scheme.formula.compile import Value
from jiheng.score.context import ScoreContext
from jiheng.score.decisions import Decisions
from jiheng.score.inputs import node_inputs
from jiheng.score.outcome import IndicatorLine, Input, Outcome, Status


@dataclass(slots=True)
class CriterionScore:
    """The points of one criterion.

    ``full_marks`` are those that hold in this evaluation; ``score`` is None where nothing is known. A
    parent's score is the sum of what is known below it, and ``complete`` says whether that is everything.
    What explains the points is read from ``outcome``, ``decisions`` and ``context`` when asked for.
    """

    node: SchemeNode
    full_marks: Decimal | None
    score: Decimal | None
    status: Status
    complete: bool
    outcome: Outcome
    computed: Decimal | None
    decisions: Decisions
    context: ScoreContext

    @property
    def id(self) -> str:
        """Return the criterion's id."""
        return self.node.record.id

    @property
    def leaf(self) -> bool:
        """Return whether the points come from a rule and not from the children."""
        return self.node.record.is_leaf and not self.node.measure

    @property
    def exact(self) -> Fraction | None:
        """Return the points before rounding, None where there are none or for a parent."""
        points = self.outcome.points
        return None if points is None else Fraction(points)

    @property
    def value(self) -> Value | None:
        """Return 取值: the value that was looked at, in base units."""
        return self.outcome.value

    @property
    def band(self) -> int | None:
        """Return the position of the band that the value fell in."""
        return self.outcome.band

    @property
    def lines(self) -> tuple[IndicatorLine, ...]:
        """Return the indicators under a 逐指标 criterion."""
        return self.outcome.lines

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """Return remarks on how the points came about."""
        return self.outcome.notes

    @property
    def missing(self) -> Missing | None:
        """Return why there are no points; None where an override gave some."""
        return None if self.override is not None else self.outcome.missing

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Return the figures that the rule read; gathered when asked for."""
        return node_inputs(self.node, self.context)

    @property
    def judgement(self) -> Judgement | None:
        """Return what a person judged on this criterion."""
        return self.decisions.judgements.get(self.id)

    @property
    def deductions(self) -> tuple[Deduction, ...]:
        """Return the reasons for losing points."""
        judgement = self.judgement
        return judgement.deductions if judgement is not None else ()

    @property
    def override(self) -> Override | None:
        """Return the change by a reviewer; ``computed`` are the points before it."""
        return self.decisions.overrides.get(self.id)

    @property
    def recorded(self) -> Decimal | None:
        """Return the points as published."""
        item = self.decisions.recorded.get(self.id)
        return item.points if item is not None else None

    @property
    def recorded_value(self) -> Quantity | None:
        """Return the value as published."""
        item = self.decisions.recorded.get(self.id)
        return item.value if item is not None else None

    @property
    def recorded_reason(self) -> str:
        """Return what was published with the points."""
        item = self.decisions.recorded.get(self.id)
        return item.reason if item is not None else ""

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
    is missing; ``removed`` are the marks that 剔除折算 took out of the whole.
    """

    ledger: str
    department: str
    year: int
    subject: str
    project: str
    scheme: Scheme
    kind: str
    carried_out_by: str
    evaluation: str
    date: datetime.date | None
    source: str
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
    removed: Fraction = Fraction(0)

    def criterion(self, identity: str) -> CriterionScore | None:
        """Return the points of a criterion by its id, or None."""
        position = self.scheme.position(identity)
        return None if position is None else self.criteria[position]
