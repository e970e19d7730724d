"""佐证清单 — the evidence, and the criteria that rest on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jiheng.report.word.material import Material
from jiheng.report.word.parts import Part
from jiheng.report.word.words import date_words
from jiheng.score import CriterionScore, Input

_LIST_MARKS = re.compile(r"[、，,；;\s]+")


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One document; ``used`` are the criteria that rest on it."""

    number: str
    name: str
    document: str
    date: str
    used: str


def evidence(material: Material) -> Iterator[Part]:
    """Yield the list of evidence in the ledger's order."""
    if not material.ledger.evidence:
        return
    used: dict[str, dict[str, None]] = {}
    for row in material.rows:
        if row.item.leaf:
            for name in _named(row.item):
                used.setdefault(name, {})[row.item.node.record.name] = None
    rows = tuple(
        EvidenceRow(
            str(number),
            item.name,
            item.number,
            date_words(item.date),
            "、".join(used.get(item.id, ())),
        )
        for number, item in enumerate(material.ledger.evidence, 1)
    )
    yield Part("evidence", rows=rows)


def _named(item: CriterionScore) -> Iterator[str]:
    if item.judgement is not None:
        yield from item.judgement.evidence
    for deduction in item.deductions:
        yield from _LIST_MARKS.split(deduction.evidence)
    for line in item.lines:
        yield from line.indicator.evidence
    yield from _of_figures(item.inputs)


def _of_figures(figures: Iterable[Input]) -> Iterator[str]:
    for figure in figures:
        for fact in figure.facts:
            yield from fact.evidence
        yield from _of_figures(figure.parts)
