"""The records of a ledger: what was promised and what happened, without any judgement.

What each field means stands in ``fields.toml``, the one table of fields.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from jiheng.place import Place, place_field
from jiheng.quantity import Quantity
from jiheng.record import SourceText

Figure = Quantity | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """台账首页 — whose ledger it is, of which year."""

    department: str
    region: str
    year: int
    scheme: str = ""
    evaluation: str = ""
    leader: str = ""
    preparer: str = ""
    phone: str = ""
    filed: datetime.date | None = None
    duties: tuple[str, ...] = ()
    source: str = ""
    invented: bool = False
    note: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """预算单位 — an accounting unit; the bureau itself is the one marked ``head``."""

    id: str
    name: str
    type: str = ""
    head: bool = False
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """科室 — where actuals come from inside a unit."""

    id: str
    name: str
    unit: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """年度绩效目标 — of the department, or of a project."""

    id: str
    text: str
    project: str = ""
    source: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """年度重点任务 — a goal's main piece of work."""

    id: str
    name: str
    goal: str = ""
    budget: Quantity | None = None
    section: str = ""
    source: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """指标值 — one of the targets of an indicator, a quantity or words."""

    value: Figure
    origin: str = ""
    source: str = ""
    adopted: bool = False
    reason: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """绩效指标 — what is measured; ``stated_completion`` and ``stated_growth`` are as printed."""

    id: str
    name: str
    category: str = ""
    subcategory: str = ""
    task: str = ""
    project: str = ""
    owner: str = ""
    weight: Decimal | None = None
    direction: str = ""
    measure_unit: str = ""
    scope: str = ""
    targets: tuple[Target, ...] = ()
    actual: Figure | None = None
    stated_completion: Quantity | None = None
    stated_growth: Quantity | None = None
    definition: str = ""
    source: str = ""
    evidence: tuple[str, ...] = ()
    note: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """项目 — a budget project."""

    id: str
    name: str
    level: str = ""
    parent: str = ""
    unit: str = ""
    task: str = ""
    fund: str = ""
    initial_budget: Quantity | None = None
    full_year_budget: Quantity | None = None
    executed: Quantity | None = None
    has_goal: bool | None = None
    self_evaluated: bool | None = None
    status: str = ""
    reason: str = ""
    source: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """数据 — a data item's value; several sources may give it different values, one is adopted."""

    item: str
    value: Quantity
    unit: str = ""
    year: int | None = None
    period: str = "全年"
    fund: str = ""
    level: str = ""
    scope: str = ""
    adopted: bool = False
    reason: str = ""
    source: str = ""
    evidence: tuple[str, ...] = ()
    note: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetAdjustment:
    """预算调整 — one increase or decrease during the year; ``excluded`` leaves it out of the rate."""

    id: str
    amount: Quantity
    cause: str
    excluded: bool = False
    date: datetime.date | None = None
    unit: str = ""
    project: str = ""
    source: str = ""
    note: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """编制类别 — established and filled posts of one category."""

    category: str
    established: Quantity | None = None
    in_post: Quantity | None = None
    unit: str = ""
    source: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """问题 — what was found wrong, and what is to be done."""

    id: str
    text: str
    measures: tuple[str, ...] = ()
    owner: str = ""
    due: datetime.date | None = None
    source: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """佐证材料 — a file or document that supports figures and scores."""

    id: str
    name: str
    file: str = ""
    number: str = ""
    date: datetime.date | None = None
    note: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """叙述 — words that a person wrote for one section of the report; figures in it are named, not typed."""

    section: str
    text: tuple[str, ...]
    source: str = ""
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataItem:
    """数据项 — a named figure that rules refer to; a derived one carries a formula."""

    name: str
    unit: str
    meaning: str
    summing: str
    eliminated: bool = False
    subject: str = ""
    measure: str = ""
    stage: str = ""
    aliases: tuple[str, ...] = ()
    formula: SourceText | None = None
    source: str = ""
    place: Place = place_field()
