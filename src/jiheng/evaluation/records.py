"""The records of an evaluation: everything about the points that a person decided or a report published.

What each field means stands in ``fields.toml``, the one table of fields.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from jiheng.place import Place, place_field
from jiheng.quantity import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduction:
    """扣分 — one reason for losing points; ``points`` is None where the source gives no split."""

    reason: str
    points: Decimal | None = None
    evidence: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementPoints:
    """要点得分 — points given to one requirement of a judged criterion."""

    text: str
    points: Decimal
    reason: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """评审意见 — a person's points or deductions on a criterion."""

    criterion: str
    points: Decimal | None = None
    deductions: tuple[Deduction, ...] = ()
    requirements: tuple[RequirementPoints, ...] = ()
    answer: str = ""
    opinion: str = ""
    evidence: tuple[str, ...] = ()
    judged_by: str = ""
    source: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """记录得分 — points as published, and the published value they were given for."""

    criterion: str
    points: Decimal | None = None
    value: Quantity | None = None
    reason: str = ""
    source: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorJudgement:
    """逐项达标 — whether an indicator without a comparable target was met."""

    indicator: str
    reason: str
    met: bool | None = None
    answer: str = ""
    share: Quantity | None = None
    evidence: tuple[str, ...] = ()
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusPoints:
    """加减分 — points given outside the full marks."""

    item: str
    points: Decimal
    reason: str = ""
    source: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """改分 — a score changed by a reviewer."""

    criterion: str
    after: Decimal
    reason: str
    changed_by: str
    before: Decimal | None = None
    date: datetime.date | None = None
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inapplicable:
    """不适用 — a criterion that does not apply to this department, and why."""

    criterion: str
    reason: str
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """评价 — which scheme, of what kind, and all that persons decided."""

    kind: str
    scheme: str
    name: str = ""
    carried_out_by: str = ""
    project: str = ""
    date: datetime.date | None = None
    recorded_total: Decimal | None = None
    recorded_grade: str = ""
    judgements: tuple[Judgement, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    indicator_judgements: tuple[IndicatorJudgement, ...] = ()
    bonuses: tuple[BonusPoints, ...] = ()
    overrides: tuple[Override, ...] = ()
    inapplicable: tuple[Inapplicable, ...] = ()
    source: str = ""
    note: str = ""
    place: Place = place_field()
