"""得分说明 — for every point of a sheet, all that a reader needs to follow it.

The sentences of a criterion are those of `jiheng.score.explain`, so that the page and the command line say
the same; what reads better as a table (the parts of a sum, the indicators of a criterion) stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jiheng.ledger import Evidence, Ledger
from jiheng.report.anchors import of_criterion
from jiheng.report.criteria import CriterionRow
from jiheng.score import CriterionScore, IndicatorLine, Input, ScoreSheet
from jiheng.score.explain import explain, fact_words, line_words

_INDENT = "　"
# The word before the colon stands in a column of its own; longer beginnings are sentences.
_LABELLED = re.compile(r"([^：]{1,9})：(.+)", re.DOTALL)
_LIST_MARKS = re.compile(r"[、，,；;\s]+")


@dataclass(frozen=True, slots=True)
class WhyLine:
    """One sentence; ``level`` counts how deep it stands under the figure it belongs to.

    ``rival`` marks another value of the same figure that was not adopted.
    """

    label: str
    text: str
    level: int = 0
    rival: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a sum is made of."""

    anchor: str
    id: str
    name: str
    full_marks: Decimal | None
    score: Decimal | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """The explanation of one point; ``above`` are name and anchor of what it counts towards, from the top."""

    anchor: str
    name: str
    id: str
    full_marks: Decimal | None
    score: Decimal | None
    rate: Fraction | None
    lines: tuple[WhyLine, ...]
    status: str = ""
    inferred: bool = False
    above: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    indicators: tuple[IndicatorLine, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def criterion_why(row: CriterionRow, sheet: ScoreSheet, ledger: Ledger) -> Why:
    """Return the explanation of a criterion."""
    item = row.item
    return Why(
        anchor=row.anchor,
        name=item.node.record.name,
        id=item.id,
        full_marks=item.full_marks,
        score=item.score,
        rate=item.score_rate,
        lines=tuple(_criterion_lines(item)),
        status=row.status,
        inferred=item.node.inferred,
        above=tuple(_above(item, sheet)),
        parts=tuple(part_of(position, sheet) for position in item.node.children),
        indicators=item.lines,
        evidence=tuple(_evidence(item, ledger)),
    )


def part_of(position: int, sheet: ScoreSheet) -> Part:
    """Return a criterion as a part of the sum above it."""
    item = sheet.criteria[position]
    return Part(of_criterion(position), item.id, item.node.record.name, item.full_marks, item.score)


def sentence(text: str, *, rivals: Iterable[str] = ()) -> WhyLine:
    """Return a sentence with the word before its colon apart."""
    bare = text.lstrip(_INDENT)
    level = len(text) - len(bare)
    found = None if level else _LABELLED.fullmatch(bare)
    if found is None:
        return WhyLine("", bare, level, rival=bare in rivals)
    return WhyLine(found[1], found[2])


def _criterion_lines(item: CriterionScore) -> Iterator[WhyLine]:
    # The first sentence repeats name and points, which head the explanation.
    sentences = explain(item)[1:]
    tabulated = {line_words(line) for line in item.lines}
    rivals = set(_rivals(item.inputs))
    return (sentence(text, rivals=rivals) for text in sentences if text not in tabulated)


def _rivals(figures: Iterable[Input]) -> Iterator[str]:
    for figure in figures:
        yield from (fact_words(fact, rival=True) for fact in figure.facts[1:] if not fact.adopted)
        yield from _rivals(figure.parts)


def _above(item: CriterionScore, sheet: ScoreSheet) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    parent = item.node.parent
    while parent is not None:
        above = sheet.criteria[parent].node
        found.insert(0, (above.record.name, of_criterion(parent)))
        parent = above.parent
    return found


def _evidence(item: CriterionScore, ledger: Ledger) -> Iterator[Evidence]:
    named = list(item.judgement.evidence) if item.judgement is not None else []
    for deduction in item.deductions:
        named += _LIST_MARKS.split(deduction.evidence)
    return (record for record in ledger.evidence if record.id in named)
