"""未开展项目说明 — projects that were not begun or were called off, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.ledger import TABLES
from jiheng.messages import message
from jiheng.report.word.figures import centre, ten_thousands
from jiheng.report.word.material import Material
from jiheng.report.word.parts import Part

IDLE = TABLES["project"].by_name["status"].choices[2:]
"""未开展 and 已取消, the states of a project that was not carried out."""


@dataclass(frozen=True, slots=True)
class IdleRow:
    """One project that was not carried out; its budget in 万元."""

    number: str
    name: str
    unit: str
    budget: str
    status: str
    reason: str


def idle_projects(material: Material) -> Iterator[Part]:
    """Yield the table; nothing where every project was carried out."""
    units = {unit.id: unit.name for unit in material.ledger.units}
    found = [item for item in material.ledger.projects if item.status in IDLE]
    rows = tuple(
        IdleRow(
            str(number),
            item.name,
            units.get(item.unit, ""),
            ten_thousands(centre(item.full_year_budget or item.initial_budget)),
            item.status,
            item.reason or message("word.idle_reason_none"),
        )
        for number, item in enumerate(found, 1)
    )
    if rows:
        yield Part("idle_projects", rows=rows)
