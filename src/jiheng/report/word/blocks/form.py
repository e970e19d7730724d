"""自评基本情况 — the head of the form of self-evaluation, as names and values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files

from jiheng.messages import message
from jiheng.report.word.figures import centre, share, ten_thousands
from jiheng.report.word.material import Material
from jiheng.score.words import NOTHING, points_words

_ITEMS: list[list[str]] = tomllib.loads(files(__package__).joinpath("form.toml").read_text(encoding="utf-8"))[
    "money"
]


@dataclass(frozen=True, slots=True)
class FormRow:
    """One line of the form."""

    name: str
    value: str


def basics(material: Material) -> Iterator[FormRow]:
    """Yield the lines; money is in 万元."""
    sheet = material.sheet
    yield FormRow(message("word.form_department"), sheet.department)
    if sheet.project:
        yield FormRow(message("word.form_project"), sheet.subject)
    yield FormRow(message("word.form_year"), str(sheet.year))
    yield FormRow(message("word.form_kind"), sheet.kind)
    initial, full_year, executed = _money(material)
    yield FormRow(message("word.form_initial"), ten_thousands(initial))
    yield FormRow(message("word.form_full_year"), ten_thousands(full_year))
    yield FormRow(message("word.form_executed"), ten_thousands(executed))
    yield FormRow(message("word.form_rate"), share(executed, full_year))
    goals = [goal.text for goal in material.ledger.goals if goal.project == sheet.project]
    yield FormRow(message("word.form_goals"), "；".join(goals) or NOTHING)
    yield FormRow(message("word.form_total"), points_words(sheet.total))
    yield FormRow(message("word.form_grade"), sheet.grade or NOTHING)


def _money(material: Material) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """Return initial budget, full-year budget and execution of what is evaluated."""
    project = material.context.project
    if project is not None:
        figures = (project.initial_budget, project.full_year_budget, project.executed)
        return centre(figures[0]), centre(figures[1]), centre(figures[2])
    return tuple(material.figure(*names) for names in _ITEMS)  # type: ignore[return-value]
