"""需要留意 — what a careful reader would look at first in a sheet and its ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jiheng.messages import message
from jiheng.report.criteria import CriterionRow
from jiheng.report.facts import FactGroup
from jiheng.report.indicators import IndicatorGroup
from jiheng.score.explain import figure_words
from jiheng.score.words import points_words, rate_words


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at and where it stands."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Attention:
    """All remarks of one kind."""

    title: str
    remarks: tuple[Remark, ...]


def attention(
    rows: Iterable[CriterionRow], groups: Iterable[IndicatorGroup], facts: Iterable[FactGroup]
) -> tuple[Attention, ...]:
    """Return the kinds of remark that there is anything of."""
    rows = tuple(rows)
    found = (
        ("differs", _differing(rows)),
        ("overridden", _overridden(rows)),
        ("inferred", _inferred(rows)),
        ("completions", _completions(groups)),
        ("disputed", _disputed(facts)),
    )
    kinds = ((name, tuple(remarks)) for name, remarks in found)
    return tuple(
        Attention(message(f"report.attention_{name}", number=len(remarks)), remarks)
        for name, remarks in kinds
        if remarks
    )


def _name(row: CriterionRow) -> dict[str, object]:
    return {"name": row.item.node.record.name, "id": row.item.id}


def _differing(rows: Iterable[CriterionRow]) -> Iterator[Remark]:
    for row in rows:
        if row.differs:
            known = {"score": points_words(row.item.score), "recorded": points_words(row.item.recorded)}
            yield Remark(message("report.remark_differs", **_name(row), **known), row.anchor)


def _overridden(rows: Iterable[CriterionRow]) -> Iterator[Remark]:
    for row in rows:
        if row.item.override is not None:
            before, after = points_words(row.item.computed), points_words(row.item.override.after)
            yield Remark(
                message("report.remark_override", before=before, after=after, **_name(row)), row.anchor
            )


def _inferred(rows: Iterable[CriterionRow]) -> Iterator[Remark]:
    return (
        Remark(message("report.remark_criterion", **_name(row)), row.anchor)
        for row in rows
        if row.item.node.inferred
    )


def _completions(groups: Iterable[IndicatorGroup]) -> Iterator[Remark]:
    for group in groups:
        for row in group.rows:
            if row.verdict == "differs":
                indicator = row.indicator
                known = {
                    "stated": figure_words(indicator.stated_completion),
                    "rate": rate_words(row.completion),
                }
                yield Remark(message("report.remark_completion", name=indicator.name, **known), row.anchor)


def _disputed(facts: Iterable[FactGroup]) -> Iterator[Remark]:
    for group in facts:
        if group.disputed:
            values = "、".join(fact.value.text or str(fact.value) for fact in group.facts)
            yield Remark(message("report.remark_disputed", name=group.name, values=values), group.anchor)
