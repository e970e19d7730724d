"""规模 — how large an invented bureau is."""

from __future__ import annotations

from dataclasses import dataclass, fields

from jiheng.diagnostic import fail
from jiheng.place import Place
from jiheng.synthetic.settings import temper


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Units, projects of each year, people, years from the first one, and the seed of all draws.

    Raises:
        DiagnosticError: a number is outside what can be made (``synthetic.limit``).
    """

    units: int = 18
    projects: int = 140
    people: int = 60
    years: int = 5
    first_year: int = 2020
    seed: int = 1

    def __post_init__(self) -> None:
        limits, labels = temper("limits"), temper("labels")
        for field in fields(self):
            low, high = limits[field.name]
            value = getattr(self, field.name)
            if not low <= value <= high:
                raise fail(
                    "synthetic.limit", Place(), name=labels[field.name], value=value, low=low, high=high
                )
