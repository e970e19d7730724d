"""虚构的台账 — one year of an invented bureau as the records of a ledger."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from jiheng.ledger import (
    BudgetAdjustment,
    Evidence,
    Fact,
    Goal,
    Header,
    Ledger,
    Narrative,
    Problem,
    Project,
    Section,
    Staffing,
    Task,
    Unit,
)
from jiheng.quantity import Quantity, parse
from jiheng.synthetic.dice import THOUSAND, Dice
from jiheng.synthetic.frame import Frame, UnitFrame
from jiheng.synthetic.indicators import project_indicators, task_id, task_indicators
from jiheng.synthetic.money import Figures, MoneyYear, ProjectYear
from jiheng.synthetic.people import unit_id
from jiheng.synthetic.plan import Plan
from jiheng.synthetic.printed import counted, money, money_words, rate_words
from jiheng.synthetic.settings import facts, temper, text, words

_ADJUSTMENTS = 31
_WORST, _MOST_PROBLEMS = 2, 3
_FILED = (3, 15)


def build(
    plan: Plan, frame: Frame, years: tuple[MoneyYear, ...], before: tuple[Figures, ...], year: int
) -> Ledger:
    """Return the ledger of a year, by its position; ``before`` is the money of the year before the first."""
    now, bureau = years[year], words("bureau")
    last = years[year - 1].units if year else before
    number = plan.first_year + year
    indicators = (*task_indicators(plan, years, year), *project_indicators(plan, frame, now, year))
    return Ledger(
        name=str(number),
        header=Header(
            department=bureau["department"],
            region=bureau["region"],
            year=number,
            scheme=words("evaluation")["own_scheme"],
            evaluation=words("evaluation")["own"],
            duties=tuple(bureau["duties"]),
            leader=bureau["leader"],
            preparer=bureau["preparer"],
            phone=bureau["phone"],
            filed=datetime.date(number + 1, *_FILED),
            source=bureau["source"],
            invented=True,
            note=bureau["note"].format(units=plan.units, projects=plan.projects, seed=plan.seed),
        ),
        units=tuple(_unit(unit) for unit in frame.units),
        sections=tuple(_sections(frame)),
        goals=tuple(_goals()),
        tasks=tuple(_tasks(now)),
        indicators=indicators,
        projects=tuple(_project(item) for item in now.projects),
        facts=tuple(_facts(now.units, last, number)),
        adjustments=tuple(_adjustments(plan, now, number)),
        staffing=tuple(_staffing(plan, frame, year)),
        problems=tuple(_problems(now, number)),
        evidence=tuple(_evidence(number)),
        narratives=tuple(_narratives()),
    )


def _unit(unit: UnitFrame) -> Unit:
    return Unit(id=unit_id(unit.number), name=unit_name(unit), type=unit.type, head=unit.head)


def unit_name(unit: UnitFrame) -> str:
    """Return the name of a unit."""
    bureau = words("bureau")
    name: str = bureau["head"] if unit.head else bureau["unit"].format(number=unit.number)
    return name


def _sections(frame: Frame) -> Iterator[Section]:
    bureau = words("bureau")
    for unit in frame.units:
        for place, name in enumerate(bureau["head_sections"] if unit.head else bureau["unit_sections"]):
            yield Section(id=f"S{unit.number + 1:02}-{place + 1}", name=name, unit=unit_id(unit.number))


def _goals() -> Iterator[Goal]:
    for task, entry in enumerate(words("task")):
        yield Goal(
            id=f"G{task + 1:02}", text=text("goal", task=entry["name"]), source=text("indicator_source")
        )


def _tasks(now: MoneyYear) -> Iterator[Task]:
    sections = words("bureau")["head_sections"]
    for task, entry in enumerate(words("task")):
        budget = sum(item.initial for item in now.projects if item.frame.task == task)
        yield Task(
            id=task_id(task),
            name=entry["name"],
            goal=f"G{task + 1:02}",
            budget=money(budget),
            section=f"S01-{task % len(sections) + 1}",
            source=text("indicator_source"),
        )


def _project(item: ProjectYear) -> Project:
    own = item.frame
    name = text("project", task=words("task")[own.task]["name"], kind=own.kind, number=own.place + 1)
    return Project(
        id=own.id,
        name=name,
        level="一级",
        unit=unit_id(own.unit),
        task=task_id(own.task),
        fund=words("bureau")["fund"],
        initial_budget=money(item.initial),
        full_year_budget=money(item.full),
        executed=money(item.spent),
        has_goal=item.has_goal,
        self_evaluated=item.self_evaluated,
        status=("已完成" if item.rate >= 900 else "执行中") if item.started else "未开展",
        reason="" if item.started else text("not_started"),
    )


def _facts(now: tuple[Figures, ...], last: tuple[Figures, ...], year: int) -> Iterator[Fact]:
    source = text("fact_source")
    for entry in facts():
        figures = [unit[entry["figure"]] for unit in (last if entry.get("last") else now)]

        def fact(amount: int, unit: str, entry: dict[str, str] = entry) -> Fact:
            value: Quantity = counted(amount, entry["unit"]) if "unit" in entry else money(amount)
            of = year - 1 if entry.get("last") else None
            period = entry.get("period", "全年")
            proof = (entry["evidence"],) if "evidence" in entry and not unit else ()
            return Fact(
                item=entry["item"],
                value=value,
                unit=unit,
                year=of,
                period=period,
                evidence=proof,
                source=source,
            )

        if entry.get("department") or entry.get("only"):
            yield fact(sum(figures), "")
        if entry.get("only"):
            continue
        for number, figure in enumerate(figures):
            yield fact(figure, unit_id(number))


def _adjustments(plan: Plan, now: MoneyYear, year: int) -> Iterator[BudgetAdjustment]:
    number = 0
    for item in now.projects:
        if item.adjusted_by:
            number += 1
            dice = Dice(plan.seed, _ADJUSTMENTS, item.frame.place, year)
            yield BudgetAdjustment(
                id=f"J{number:04}",
                amount=money(item.adjusted_by),
                cause="追加" if item.adjusted_by > 0 else "追减",
                date=datetime.date(year, 4 + dice.below(8), 1 + dice.below(28)),
                unit=unit_id(item.frame.unit),
                project=item.frame.id,
                source=text("adjustment_source", number=number),
            )
    for place, amount in enumerate(now.policy):
        if amount:
            number += 1
            yield BudgetAdjustment(
                id=f"J{number:04}",
                amount=money(amount),
                cause="政策变化",
                excluded=True,
                date=datetime.date(year, 9, 1),
                unit=unit_id(place),
                source=text("adjustment_source", number=number),
                note=text("policy_note"),
            )


def _staffing(plan: Plan, frame: Frame, year: int) -> Iterator[Staffing]:
    bureau = words("bureau")
    for unit in frame.units:
        dice = Dice(plan.seed, _ADJUSTMENTS, 5000 + unit.number, year)
        yield Staffing(
            category=bureau["staffing_head" if unit.head else "staffing_unit"],
            established=parse(f"{unit.staff}名"),
            in_post=parse(f"{unit.staff + dice.between(temper('unit')['beyond_staff'])}名"),
            unit=unit_id(unit.number),
            source=text("fact_source"),
        )


def _problems(now: MoneyYear, year: int) -> Iterator[Problem]:
    """Yield what the year's own figures show: the units that spent least, and projects never started."""
    due = datetime.date(year + 1, 6, 30)
    rates = sorted(
        (unit["project_spent"] * THOUSAND // unit["project_adjusted"], number)
        for number, unit in enumerate(now.units)
        if unit["project_adjusted"]
    )
    found = [
        Problem(
            id=f"W{place + 1}",
            text=text(
                "problem_execution",
                unit=_unit_words(number),
                rate=rate_words(rate),
                whole=rate_words(now.rate),
            ),
            measures=(text("measure_execution"),),
            owner="S01-2",
            due=due,
        )
        for place, (rate, number) in enumerate(rates[:_WORST])
        if rate < now.rate
    ]
    yield from found
    idle = [item for item in now.projects if not item.started]
    if idle:
        amount = money_words(sum(item.initial for item in idle))
        yield Problem(
            id=f"W{len(found) + 1}",
            text=text("problem_started", number=len(idle), amount=amount),
            measures=(text("measure_started"),),
            owner="S01-2",
            due=due,
        )


def _unit_words(number: int) -> str:
    bureau = words("bureau")
    name: str = bureau["unit"].format(number=number) if number else bureau["head"]
    return name


def _evidence(year: int) -> Iterator[Evidence]:
    for place, entry in enumerate(words("evidence")):
        id_ = f"E{place + 1:02}"
        file = words("bureau")["evidence_file"].format(id=id_)
        yield Evidence(id=id_, name=entry["name"], file=file, date=datetime.date(year + 1, 3, 1))


def evidence_files(ledger: Ledger) -> dict[str, str]:
    """Return the texts of the documents that a ledger lists, by path inside its folder."""
    return {
        item.file: text("evidence", name=item.name, department=ledger.header.department, year=ledger.name)
        for item in ledger.evidence
    }


def _narratives() -> Iterator[Narrative]:
    for entry in words("narrative"):
        yield Narrative(section=entry["section"], text=tuple(entry["text"]))
