"""扣分 — full marks less the printed deductions give the printed points; sums of points add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.audit.claim import Claim
from jiheng.audit.context import context_of
from jiheng.audit.formula import Sum
from jiheng.audit.subject import Subject
from jiheng.audit.summed_points import summed_points
from jiheng.audit.verdict import judge
from jiheng.read import Figure, ScoreLine

_ID = "deductions"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every line that prints full marks, deductions and points, and for sums of points."""
    yield from summed_points(subject, _ID)
    for line in subject.report.scores:
        lost = [item.points for item in line.deductions if item.points is not None]
        if not lost or line.score_derived or line.score_figure is None or line.full_marks_figure is None:
            continue
        whole = subject.term(line.full_marks_figure).exact
        node = Sum((whole,), tuple(subject.term(points).exact for points in lost))
        claim = Claim(_ID, "score_sum", subject.term(line.score_figure).exact, node, exact=True)
        held = judge(claim).verdict == "ok" or _together(subject, line, line.score_figure)
        yield claim if held else replace(claim, formula=None)


def _together(subject: Subject, line: ScoreLine, score: Figure) -> bool:
    """Tell whether the deductions stand in the sentence, the row or the only scored passage of the points."""
    points = [item.points for item in line.deductions if item.points is not None]
    if score.place.row is not None:
        return all(item.place.row == score.place.row for item in points)
    printed = [*points, *([line.full_marks_figure] if line.full_marks_figure else [])]
    if any(item.part is not score.part for item in printed) or _others_between(subject, line, score, points):
        return False
    context = context_of(subject, score)
    scores = [item for item in context.figures if item.role == "score"] if context else []
    return len(scores) == 1 or all(item.sentence == score.sentence for item in points)


def _others_between(subject: Subject, line: ScoreLine, score: Figure, points: Sequence[Figure]) -> bool:
    """Tell whether points of something else stand between: （5分）。合理性3分，…扣0.5分，得2.5分."""
    full, context = line.full_marks_figure, context_of(subject, score)
    if full is None or context is None:
        return False
    known = {id(item) for item in points}
    return any(
        item.kind == "score" and full.start < item.start < score.start and id(item) not in known
        for item in context.figures
    )
