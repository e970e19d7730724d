"""扣分原因 — why a criterion has fewer points than its full marks, or none."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.messages import message
from jiheng.report.criteria import CriterionRow
from jiheng.score import CriterionScore
from jiheng.score.explain import computation_lines, line_words
from jiheng.score.words import points_words


def loss_lines(row: CriterionRow) -> tuple[str, ...]:
    """Return the reasons line by line; none for a parent and where nothing was lost.

    What a person wrote comes first; where nobody wrote anything, how the points were computed stands for it.
    """
    item = row.item
    if item.leaf and item.score is None and item.missing is not None:
        reasons = "；".join(reason.sentence for reason in item.missing.reasons)
        return (message("explain.missing", reasons=reasons),)
    if row.deducted is None:
        return ()
    written = tuple(_written(item))
    return written or tuple(_computed(item))


def _written(item: CriterionScore) -> Iterator[str]:
    for deduction in item.deductions:
        code = "explain.deduction_open" if deduction.points is None else "explain.deduction"
        yield message(code, points=points_words(deduction.points), reason=deduction.reason)
    judgement = item.judgement
    if judgement is not None:
        yield from (part.reason for part in judgement.requirements if part.reason)
        if judgement.opinion and not item.deductions:
            yield judgement.opinion
    if item.override is not None:
        yield message(
            "explain.override",
            before=points_words(item.computed),
            after=points_words(item.override.after),
            by=item.override.changed_by,
            reason=item.override.reason,
        )
    if item.recorded_reason and not item.deductions:
        yield item.recorded_reason


def _computed(item: CriterionScore) -> Iterator[str]:
    lost = [line for line in item.lines if line.points is not None and line.points < line.full_marks]
    yield from (line_words(line) for line in lost)
    if not lost and item.status == "computed":
        yield from computation_lines(item)
