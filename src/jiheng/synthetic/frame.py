"""骨架 — what stays over the years: units with their strengths, projects with their size and difficulty."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.synthetic.dice import THOUSAND, Dice
from jiheng.synthetic.plan import Plan
from jiheng.synthetic.settings import temper, words

_UNITS, _PROJECTS, _YEARS = 1, 2, 3


@dataclass(frozen=True, slots=True)
class UnitFrame:
    """A unit: its posts, fixed assets (0.01 万元), and its strength in each year, in thousandths."""

    number: int
    type: str
    staff: int
    assets: int
    strength: tuple[int, ...]

    @property
    def head(self) -> bool:
        """Return whether it is the bureau itself."""
        return self.number == 0


@dataclass(frozen=True, slots=True)
class ProjectFrame:
    """A project from its first year on; one place in the list holds one project after another.

    ``budget`` is that of its first year in 0.01 万元, ``difficulty`` is in thousandths, ``last_year`` the
    position of its last year.
    """

    place: int
    generation: int
    unit: int
    task: int
    kind: str
    budget: int
    difficulty: int
    first_year: int
    last_year: int

    @property
    def id(self) -> str:
        """Return the id, which no later project takes over."""
        return f"P{self.place + 1:04}" + (f"-{self.generation}" if self.generation else "")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stays; ``shocks`` are good and bad years of the whole bureau, in thousandths."""

    units: tuple[UnitFrame, ...]
    projects: tuple[ProjectFrame, ...]
    shocks: tuple[int, ...]

    def running(self, year: int) -> tuple[ProjectFrame, ...]:
        """Return the projects of a year, by its position."""
        return tuple(item for item in self.projects if item.first_year <= year <= item.last_year)


def frame(plan: Plan) -> Frame:
    """Return what stays over the years of a bureau."""
    years = Dice(plan.seed, _YEARS)
    units = tuple(_unit(plan, number) for number in range(plan.units))
    projects = [item for place in range(plan.projects) for item in _projects(plan, place)]
    shocks = tuple(years.between(temper("year")["shock"]) for _ in range(plan.years))
    return Frame(units, tuple(projects), shocks)


def _unit(plan: Plan, number: int) -> UnitFrame:
    dice, temperament, names = Dice(plan.seed, _UNITS, number), temper("unit"), words("bureau")
    strength = [dice.between(temperament["capability"])]
    for _ in range(plan.years - 1):
        strength.append(strength[-1] + dice.between(temperament["drift"]))
    return UnitFrame(
        number=number,
        type=dice.one_of(names["unit_types"]) if number else names["head_type"],
        staff=dice.between(temperament["staff" if number else "head_staff"]),
        assets=dice.between(temperament["assets"]),
        strength=tuple(strength),
    )


def _projects(plan: Plan, place: int) -> list[ProjectFrame]:
    dice, temperament = Dice(plan.seed, _PROJECTS, place), temper("project")
    starts = [0, *(year for year in range(1, plan.years) if dice.happens(temperament["replaced"]))]
    ends = [*(start - 1 for start in starts[1:]), plan.years - 1]
    # Every task and every unit gets some of the first projects; the others are spread by chance.
    tasks = words("task")
    task = place % len(tasks) if place < 2 * len(tasks) else dice.below(len(tasks))
    unit = place % plan.units if place < plan.units else dice.below(plan.units)
    found = []
    for generation, (start, end) in enumerate(zip(starts, ends, strict=True)):
        doubled = temperament["smallest"] << dice.below(temperament["doublings"])
        budget = doubled * (THOUSAND + dice.below(THOUSAND)) // THOUSAND
        kind = dice.one_of(tasks[task]["kinds"])
        difficulty = dice.between(temperament["difficulty"])
        found.append(ProjectFrame(place, generation, unit, task, kind, budget, difficulty, start, end))
    return found
