"""得分与完成率 — points of a missed target against full marks × completion, unless declared otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiheng.audit.claim import Claim
from jiheng.audit.formula import Product, Quotient
from jiheng.audit.likeness import shared
from jiheng.audit.reached import reached
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import limit
from jiheng.read import Figure

_ID = "points_by_completion"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every indicator that missed its target and lost points."""
    for item in subject.report.indicators:
        if item.full_marks is None or item.score is None or item.actual is None or item.target is None:
            continue
        if (
            item.pair == "budget"
            or reached(item) is not False
            or item.score.value == item.full_marks.value
            or item.direction != "higher"
        ):
            continue
        if item.score.place.row is not None and _row(item.score) in _with_deductions(subject):
            # The row says itself what was taken off, by a rule of its own.
            continue
        if _declared(subject, item.name, item.full_marks, item.score):
            continue
        stated, full = subject.term(item.score).rounded, subject.term(item.full_marks).exact
        share = Quotient(subject.term(item.actual), subject.term(item.target))
        claim = Claim(_ID, "score_sum", stated, Product(full, share))
        implied = judge(claim).implied
        if implied is not None and implied.centre is not None and implied.centre >= Fraction(0):
            yield claim


def _row(score: Figure) -> tuple[int | None, int | None]:
    return score.place.table, score.place.row


def _with_deductions(subject: Subject) -> frozenset[tuple[int | None, int | None]]:
    """Return the rows of tables that print points taken off."""
    return subject.cached(
        "rows with deductions",
        lambda: frozenset(
            _row(line.score_figure)
            for line in subject.report.scores
            if line.score_figure and any(item.points for item in line.deductions)
        ),
    )


def _declared(subject: Subject, name: str, full: Figure, score: Figure) -> bool:
    """Tell whether running text takes the same points off: 预算完成率96.31%，未达到100%，扣1分."""
    if full.value is None or score.value is None:
        return False
    lost = full.value - score.value
    return any(
        figure.role == "deduction"
        and figure.value == lost
        and shared(figure.part.text[slice(*figure.sentence)], name) >= limit("declared")
        for figure in subject.report.figures
    )
