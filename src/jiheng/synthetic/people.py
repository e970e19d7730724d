"""虚构的人 — who fills in, reviews and administers; a ledger holds no people, so they stand apart."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.synthetic.plan import Plan
from jiheng.synthetic.settings import words


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person: a number for a name, the id of the unit, and a role."""

    id: str
    name: str
    unit: str
    role: str


def people(plan: Plan) -> tuple[Person, ...]:
    """Return the people of a bureau, spread over its units; each unit's first ones fill in."""
    bureau = words("bureau")
    roles = bureau["roles"]
    return tuple(
        Person(
            id=f"R{number + 1:04}",
            name=bureau["person"].format(number=number + 1),
            unit=unit_id(number % plan.units),
            role=roles[min(number // plan.units, len(roles) - 1)],
        )
        for number in range(plan.people)
    )


def unit_id(number: int) -> str:
    """Return the id of a unit by its position; the bureau itself is the first."""
    return f"U{number + 1:02}"
