"""一年的钱 — budgets follow last year's execution, execution follows unit, project and year; sums hold.

All amounts are whole multiples of 0.01 万元; a unit's figures are sums of its projects and its basic costs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jiheng.synthetic.dice import THOUSAND, Dice, kept, share
from jiheng.synthetic.frame import Frame, ProjectFrame, UnitFrame
from jiheng.synthetic.plan import Plan
from jiheng.synthetic.settings import temper

_PROJECT, _UNIT, _THREE = 11, 12, 13
Figures = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ProjectYear:
    """A project in one year; ``adjusted_by`` is the change of its budget in 0.01 万元."""

    frame: ProjectFrame
    initial: int
    adjusted_by: int
    spent: int
    started: bool
    has_goal: bool
    self_evaluated: bool

    @property
    def full(self) -> int:
        """Return the budget of the whole year."""
        return self.initial + self.adjusted_by

    @property
    def rate(self) -> int:
        """Return what was spent of the whole year's budget, in thousandths."""
        return self.spent * THOUSAND // self.full if self.full else THOUSAND


@dataclass(frozen=True, slots=True)
class MoneyYear:
    """The bureau's money in one year, by project and by unit; ``policy`` are changes of basic costs."""

    projects: tuple[ProjectYear, ...]
    units: tuple[Figures, ...]
    policy: tuple[int, ...]

    def total(self, figure: str) -> int:
        """Return the sum of a figure over the units."""
        return sum(unit[figure] for unit in self.units)

    @property
    def rate(self) -> int:
        """Return the execution of all projects, in thousandths."""
        adjusted = self.total("project_adjusted")
        return self.total("project_spent") * THOUSAND // adjusted if adjusted else THOUSAND

    @property
    def coverage(self) -> int:
        """Return the share of projects with a goal, in thousandths."""
        return sum(item.has_goal for item in self.projects) * THOUSAND // len(self.projects)


def money_years(plan: Plan, frame: Frame) -> tuple[MoneyYear, ...]:
    """Return the money of each year."""
    found: list[MoneyYear] = []
    for year in range(plan.years):
        before = {item.frame.id: item for item in found[-1].projects} if found else {}
        projects = tuple(
            _project(plan, frame, item, year, before.get(item.id)) for item in frame.running(year)
        )
        units, policy = zip(*(_unit(plan, unit, year, projects) for unit in frame.units), strict=True)
        found.append(MoneyYear(projects, tuple(units), tuple(policy)))
    return tuple(found)


def year_before(plan: Plan, frame: Frame) -> tuple[Figures, ...]:
    """Return the units' figures of the year before the first, with no projects of their own."""
    return tuple(_unit(plan, unit, -1, ())[0] for unit in frame.units)


def _project(
    plan: Plan, frame: Frame, item: ProjectFrame, year: int, before: ProjectYear | None
) -> ProjectYear:
    dice, temperament = Dice(plan.seed, _PROJECT, item.place, year), temper("project")
    initial = item.budget if before is None else _next_budget(before)
    strength = frame.units[item.unit].strength[year] + item.difficulty + frame.shocks[year]
    started = not dice.happens(temperament["not_started"])
    adjusted_by = _adjustment(dice, initial, strength, started)
    rate = kept(temperament["execution"] + strength + dice.between(temperament["noise"]), (300, THOUSAND))
    has_goal = dice.happens(temperament["goals"] + year * temperament["goals_step"])
    return ProjectYear(
        frame=item,
        initial=initial,
        adjusted_by=adjusted_by,
        spent=share(initial + adjusted_by, rate) if started else 0,
        started=started,
        has_goal=has_goal,
        self_evaluated=has_goal and started and dice.happens(temperament["self_evaluated"]),
    )


def _next_budget(before: ProjectYear) -> int:
    """Return next year's budget: money follows what was spent of it."""
    wished = THOUSAND + (before.rate - 900) // 2
    return max(share(before.initial, kept(wished, temper("project")["growth"])), 1)


def _adjustment(dice: Dice, initial: int, strength: int, started: bool) -> int:
    """Return the change of a project's budget during the year; the strong get more, the weak lose some."""
    size = 40 + dice.below(200)
    if not started:
        return -share(initial, 500)
    if not dice.happens(temper("project")["adjusted"]):
        return 0
    return share(initial, size) if strength > -20 else -share(initial, size)


def _unit(plan: Plan, unit: UnitFrame, year: int, projects: tuple[ProjectYear, ...]) -> tuple[Figures, int]:
    """Return a unit's figures, and by how much policy changed its basic costs."""
    dice, temperament = Dice(plan.seed, _UNIT, unit.number, year + 1), temper("basic")
    own = [item for item in projects if item.frame.unit == unit.number]
    found = {
        "project_initial": sum(item.initial for item in own),
        "project_adjusted": sum(item.full for item in own),
        "project_spent": sum(item.spent for item in own),
    }
    grown = THOUSAND
    for _ in range(year + 1):
        grown = share(grown, temperament["growth"])
    policy = 0
    for kind in ("personnel", "public"):
        initial = unit.staff * share(temperament[f"{kind}_per_head"], grown)
        more = share(initial, dice.between(temperament["policy"])) if kind == "personnel" else 0
        policy += more
        spent = share(initial + more, dice.between(temperament["spent"]))
        found |= {f"{kind}_initial": initial, f"{kind}_adjusted": initial + more, f"{kind}_spent": spent}
    for stage in ("initial", "adjusted", "spent"):
        found[f"basic_{stage}"] = found[f"personnel_{stage}"] + found[f"public_{stage}"]
        found[stage] = found[f"basic_{stage}"] + found[f"project_{stage}"]
    found["left_over"] = found["adjusted"] - found["spent"]
    return {**found, **_three(plan, unit, year), **_others(dice, unit, found)}, policy


def _three(plan: Plan, unit: UnitFrame, year: int) -> dict[str, int]:
    """Return 三公经费: the budget walks down over the years, each year's from the year before."""
    temperament = temper("basic")
    budget = share(unit.staff * temperament["public_per_head"], temperament["three"])
    for passed in range(year + 1):
        grown = Dice(plan.seed, _THREE, passed).between(temperament["three_year"])
        noise = Dice(plan.seed, _THREE, passed, unit.number).between(temperament["three_noise"])
        budget = share(budget, THOUSAND + grown + noise)
    dice = Dice(plan.seed, _UNIT, unit.number, 2000 + year)
    spent = share(budget, dice.between(temperament["three_spent"]))
    abroad, cars = (share(spent, part) for part in temperament["three_parts"])
    return {
        "three_budget": budget,
        "three_spent": spent,
        "abroad_spent": abroad,
        "cars_spent": cars,
        "guests_spent": spent - abroad - cars,
    }


def _others(dice: Dice, unit: UnitFrame, found: Figures) -> dict[str, int]:
    temperament = temper("basic")
    procurement = share(found["adjusted"], temperament["procurement"])
    letters = 5 + dice.below(40)
    assets = unit.assets + procurement // 2
    return {
        "procurement_budget": procurement,
        "procurement_spent": share(procurement, dice.between(temperament["procurement_spent"])),
        "assets": assets,
        "assets_used": share(assets, 930 + dice.below(71)),
        "built": 0,
        "letters": letters,
        "letters_answered": letters - (dice.below(2) if unit.number else 0),
    }
