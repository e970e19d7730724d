"""自评覆盖情况 — by fund: projects, how many evaluated themselves, their money, the rate.

Figures entered by fund stand before what the ledger's projects give: a ledger may list only some of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files

from jiheng.ledger import TABLES, Project
from jiheng.messages import message
from jiheng.quantity import format_number
from jiheng.report.word.figures import centre, share, ten_thousands, total
from jiheng.report.word.material import Material
from jiheng.report.word.parts import Part, remark
from jiheng.score.words import NOTHING, rate_words

_SOURCES: dict[str, list[dict[str, str]]] = tomllib.loads(
    files(__package__).joinpath("coverage.toml").read_text(encoding="utf-8")
)
_TITLES = {
    "count": "word.coverage_count",
    "evaluated": "word.coverage_evaluated",
    "rate": "word.coverage_rate",
}
FUNDS = TABLES["project"].by_name["fund"].choices


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One fund; the amount in 万元."""

    fund: str
    count: str
    evaluated: str
    amount: str
    rate: str


def coverage(material: Material) -> Iterator[Part]:
    """Yield the table by fund; nothing where neither figures nor projects say anything."""
    notes: dict[str, None] = {}
    rows = [row for fund in FUNDS if (row := _entered(material, fund, notes))]
    whole = _entered(material, "", notes)
    if not rows and not whole:
        rows, whole = _counted(material.ledger.projects)
    if whole is None and len(rows) == 0:
        return
    yield Part("coverage", rows=tuple(rows), closing=whole)
    if notes:
        yield remark(message("word.coverage_note", text="、".join(notes)))


def _entered(material: Material, fund: str, notes: dict[str, None]) -> CoverageRow | None:
    values: dict[str, Fraction | None] = {}
    for column, sources in _SOURCES.items():
        values[column] = None
        for source in sources:
            value = material.entered(source["item"], fund=fund)
            if value is not None:
                values[column] = value
                if "note" in source:
                    notes[message("word.coverage_by", column=message(_TITLES[column]), by=source["note"])] = (
                        None
                    )
                break
    if all(value is None for value in values.values()):
        return None
    rate = values["rate"]
    return CoverageRow(
        fund or message("word.total_row"),
        _count(values["count"]),
        _count(values["evaluated"]),
        ten_thousands(values["amount"]),
        rate_words(rate) if rate is not None else share(values["evaluated"], values["count"]),
    )


def _count(value: Fraction | None) -> str:
    return NOTHING if value is None else format_number(value)


def _counted(projects: tuple[Project, ...]) -> tuple[list[CoverageRow], CoverageRow | None]:
    known = [project for project in projects if project.self_evaluated is not None]
    if not known:
        return [], None
    by_fund = {fund: [item for item in known if item.fund == fund] for fund in FUNDS}
    rows = [_row(fund, items) for fund, items in by_fund.items() if items]
    return rows, _row(message("word.total_row"), known)


def _row(name: str, projects: list[Project]) -> CoverageRow:
    evaluated = [project for project in projects if project.self_evaluated]
    amounts = [centre(project.full_year_budget) for project in evaluated]
    return CoverageRow(
        name,
        str(len(projects)),
        str(len(evaluated)),
        ten_thousands(total(amounts)),
        share(Fraction(len(evaluated)), Fraction(len(projects))),
    )
