"""绩效指标 — targets rise from last year's actuals, actuals follow how the money was spent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from jiheng.ledger import Indicator, Target
from jiheng.synthetic.dice import THOUSAND, Dice, kept, share
from jiheng.synthetic.frame import Frame
from jiheng.synthetic.money import MoneyYear, ProjectYear
from jiheng.synthetic.people import unit_id
from jiheng.synthetic.plan import Plan
from jiheng.synthetic.printed import counted
from jiheng.synthetic.settings import temper, text, words

_TASK, _PROJECT = 21, 22
_WHOLE = 1000


def task_rate(money: MoneyYear, task: int) -> int:
    """Return the execution of a task's projects in thousandths."""
    own = [item for item in money.projects if item.frame.task == task]
    full = sum(item.full for item in own)
    return sum(item.spent for item in own) * THOUSAND // full if full else THOUSAND


def task_indicators(plan: Plan, money: tuple[MoneyYear, ...], year: int) -> Iterator[Indicator]:
    """Yield the indicators of the bureau's tasks in one year."""
    for task, entry in enumerate(words("task")):
        for place, known in enumerate(entry["indicators"]):
            identity = f"I{task + 1:02}-{place + 1:02}"
            if "words" in known:
                yield _in_words(identity, task, known, task_rate(money[year], task))
                continue
            target, actual = _walked(plan, money, year, task, place, known)
            yield _indicator(identity, known, target, actual, task=task_id(task), owner=unit_id(0))


def _walked(
    plan: Plan, money: tuple[MoneyYear, ...], year: int, task: int, place: int, known: Mapping[str, Any]
) -> tuple[int, int]:
    """Return target and actual of a year, walking there from the first year."""
    target: int = known["base"]
    actual = target
    for passed in range(year + 1):
        if passed and "step" in known:
            step: int = known["step"]
            target = max(share(actual, THOUSAND + step), 1)
        dice = Dice(plan.seed, _TASK, task, place, passed)
        actual = reached(dice, target, task_rate(money[passed], task), known)
    return target, actual


def reached(dice: Dice, target: int, rate: int, known: Mapping[str, Any]) -> int:
    """Return what was reached of a target when so much of the money was spent (thousandths)."""
    temperament = temper("indicator")
    follows = (rate - temperament["usual_execution"]) * temperament["follows"] // THOUSAND
    completion: int = max(temperament["completion"] + follows + dice.between(temperament["noise"]), 1)
    if known.get("direction") == "反向":
        return max(target * THOUSAND // completion, 1)
    actual = share(target, completion)
    return kept(actual, (0, _WHOLE)) if known["unit"] == "%" else actual


def task_id(task: int) -> str:
    """Return the id of a task by its position."""
    return f"T{task + 1:02}"


def _in_words(identity: str, task: int, known: Mapping[str, Any], rate: int) -> Indicator:
    target = Target(value=known["words"], origin="年初申报", source=text("indicator_source"))
    return Indicator(
        id=identity,
        name=known["name"],
        category=known["category"],
        subcategory=known["subcategory"],
        task=task_id(task),
        owner=unit_id(0),
        direction="定性",
        targets=(target,),
        actual=known["words"] if rate >= temper("indicator")["usual_execution"] - 50 else None,
    )


def _indicator(
    identity: str,
    known: Mapping[str, Any],
    target: int,
    actual: int | None,
    *,
    task: str = "",
    project: str = "",
    owner: str = "",
    weighted: bool = False,
) -> Indicator:
    unit, direction = known["unit"], known.get("direction", "正向")
    better = actual is not None and (actual >= target if direction == "正向" else actual <= target)
    declared = Target(value=counted(target, unit), origin="年初申报", source=text("indicator_source"))
    return Indicator(
        id=identity,
        name=known["name"],
        category=known["category"],
        subcategory=known["subcategory"],
        task=task,
        project=project,
        owner=owner,
        weight=Decimal(known["weight"]) if weighted else None,
        direction=direction,
        measure_unit=unit,
        targets=(declared,),
        actual=None if actual is None else counted(actual, unit),
        note="" if better else text("short_note"),
    )


def project_indicators(plan: Plan, frame: Frame, money: MoneyYear, year: int) -> Iterator[Indicator]:
    """Yield one indicator of every project with a goal, and all of the largest project's."""
    largest = flagship(money)
    for item in money.projects:
        chosen = words("project_indicator") if item is largest else words("project_indicator")[:1]
        if not item.has_goal and item is not largest:
            continue
        for place, known in enumerate(chosen):
            dice = Dice(plan.seed, _PROJECT, item.frame.place, place, year)
            target = known["base"] if known["unit"] == "%" else known["base"] + dice.below(known["base"])
            actual: int | None = reached(dice, target, item.rate if item.started else 0, known)
            if item is not largest and (not item.started or dice.happens(temper("indicator")["gap"])):
                actual = None
            yield _indicator(
                f"{item.frame.id}-{place + 1}",
                known,
                target,
                actual,
                project=item.frame.id,
                owner=unit_id(frame.units[item.frame.unit].number),
                weighted=item is largest,
            )


def flagship(money: MoneyYear) -> ProjectYear:
    """Return the project with the largest budget of those that were started, or the largest of all."""
    return max(money.projects, key=lambda item: (item.started, item.full, item.frame.place))
