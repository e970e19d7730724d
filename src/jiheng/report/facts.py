"""资金与数据的行 — every figure of the ledger with all its values and the points that rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jiheng.ledger import Fact, FactKey, Ledger
from jiheng.ledger.factbook import key_of
from jiheng.report.anchors import of_criterion, of_fact
from jiheng.score import Input, ScoreSheet


@dataclass(frozen=True, slots=True)
class FactGroup:
    """One figure: its facts, the adopted one first, and the criteria (id, anchor) that read it.

    ``qualifiers`` are unit, year, period and 口径 where they are not those of the department's whole year.
    """

    anchor: str
    name: str
    qualifiers: tuple[str, ...]
    facts: tuple[Fact, ...]
    users: tuple[tuple[str, str], ...]

    @property
    def disputed(self) -> bool:
        """Return whether the sources give the figure different values."""
        return len({(fact.value.centre, fact.value.low, fact.value.high) for fact in self.facts}) > 1


def fact_groups(ledger: Ledger, sheet: ScoreSheet) -> tuple[FactGroup, ...]:
    """Return the figures of a ledger in its order."""
    year = ledger.header.year
    groups: dict[FactKey, list[Fact]] = {}
    for fact in ledger.facts:
        groups.setdefault(key_of(fact, year), []).append(fact)
    users = _users(sheet, year)
    units = {unit.id: unit.name for unit in ledger.units}
    return tuple(
        FactGroup(
            anchor=of_fact(position),
            name=key.item,
            qualifiers=tuple(_qualifiers(key, year, units)),
            facts=tuple(sorted(facts, key=lambda fact: not fact.adopted)),
            users=tuple(users.get(key, ())),
        )
        for position, (key, facts) in enumerate(groups.items())
    )


def _qualifiers(key: FactKey, year: int, units: dict[str, str]) -> Iterator[str]:
    if key.unit:
        yield units.get(key.unit, key.unit)
    if key.year != year:
        yield str(key.year)
    if key.period != "全年":
        yield key.period
    yield from (word for word in (key.fund, key.level, key.scope) if word)


def _users(sheet: ScoreSheet, year: int) -> dict[FactKey, list[tuple[str, str]]]:
    found: dict[FactKey, dict[tuple[str, str], None]] = {}
    for position, item in enumerate(sheet.criteria):
        for fact in _facts(item.inputs):
            found.setdefault(key_of(fact, year), {})[item.id, of_criterion(position)] = None
    return {key: list(names) for key, names in found.items()}


def _facts(figures: Iterable[Input]) -> Iterator[Fact]:
    for figure in figures:
        yield from figure.facts
        yield from _facts(figure.parts)
