"""The records of a scoring scheme, as its file says them.

What each field means stands in ``fields.toml``, the one table of fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiheng.ledger import DataItem
from jiheng.place import Place, place_field
from jiheng.record import SourceText

PointsByName = tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Applies:
    """适用 — regions, years and subject (部门 or 项目) that a scheme is for."""

    region: str = ""
    years: tuple[int, ...] = ()
    subject: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """舍入 — leaves are rounded to ``places`` digits in this mode."""

    places: int
    mode: str
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """分档 — an interval and its points."""

    interval: SourceText
    points: SourceText
    origin: str = ""
    inferred_from: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """扣分 — so many points off for every step above or below a limit."""

    step: SourceText
    points: Decimal
    partial: str
    above: SourceText | None = None
    below: SourceText | None = None
    floor: Decimal = Decimal(0)
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class PerIndicator:
    """逐指标 — points from every indicator of the ledger in a scope."""

    weight: str
    unmet: str
    scope: tuple[str, ...] = ()
    reverse_unmet: str = "目标÷实际"
    met: str = "满分"
    qualitative: str = "达标"
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """要点 — one requirement of a judged criterion and its points."""

    text: str
    points: Decimal
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """评审档 — a graded answer and the share of the full marks it is worth."""

    name: str
    interval: SourceText
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class InapplicableRule:
    """不适用 — when a criterion does not apply, and what happens to its marks."""

    treatment: str
    condition: SourceText | None = None
    to: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """评分指标 — a node of the tree; a leaf says one way of scoring."""

    id: str
    name: str
    full_marks: Decimal | None = None
    children: tuple[Criterion, ...] = ()
    combine: str = "合计"
    value: SourceText | None = None
    points: SourceText | None = None
    bands: tuple[Band, ...] = ()
    steps: tuple[Step, ...] = ()
    condition: SourceText | None = None
    otherwise: SourceText | None = None
    per_indicator: PerIndicator | None = None
    judged: str = ""
    requirements: tuple[Requirement, ...] = ()
    answers: tuple[Answer, ...] = ()
    recorded: bool = False
    inapplicable: tuple[InapplicableRule, ...] = ()
    basis: str = ""
    origin: str = ""
    inferred_from: str = ""
    note: str = ""
    place: Place = place_field()

    @property
    def is_leaf(self) -> bool:
        """Return whether the criterion gets its points from a rule and not from its children."""
        return not self.children or self.combine == "合并"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus:
    """加减分 — points outside the full marks, between ``minimum`` and ``maximum``."""

    id: str
    name: str
    maximum: Decimal | None = None
    minimum: Decimal | None = None
    points: SourceText | None = None
    judged: str = ""
    basis: str = ""
    origin: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """一票否决 — when the condition holds, the grade is no better than ``grade``."""

    condition: SourceText
    grade: str
    basis: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightPlan:
    """权重方案 — full marks that hold when the condition does."""

    marks: PointsByName
    name: str = ""
    condition: SourceText | None = None
    otherwise: bool = False
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeRecord:
    """评分方案 — the whole file."""

    id: str
    name: str
    full_marks: Decimal
    grades: PointsByName
    rounding: Rounding
    criteria: tuple[Criterion, ...]
    version: str = ""
    applies: Applies | None = None
    kind: str = "评分表"
    cap: Decimal | None = None
    items: tuple[DataItem, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    weight_plans: tuple[WeightPlan, ...] = ()
    source: str = ""
    note: str = ""
    place: Place = place_field()
