"""扣分 — full marks less the printed deductions give the printed points."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.formula import Sum
from jiheng.audit.subject import Subject

_ID = "deductions"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every line that prints full marks, deductions and points."""
    for line in subject.report.scores:
        lost = [item.points for item in line.deductions if item.points is not None]
        if not lost or line.score_derived or line.score_figure is None or line.full_marks_figure is None:
            continue
        whole = subject.term(line.full_marks_figure).exact
        node = Sum((whole,), tuple(subject.term(points).exact for points in lost))
        yield Claim(_ID, "score_sum", subject.term(line.score_figure).exact, node, exact=True)
