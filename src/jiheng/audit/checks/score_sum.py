"""得分与分值合计 — points and full marks of every criterion against those of the criteria under it.

Points that are printed only as a deduction count as full marks less the deduction. A whole whose full marks
and points both differ from the parts is taken to have parts that were not printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from jiheng.audit.claim import Claim
from jiheng.audit.formula import Node, Sum
from jiheng.audit.score_tree import Branch, branches
from jiheng.audit.subject import Subject
from jiheng.audit.term import Term
from jiheng.audit.verdict import judge
from jiheng.quantity import number
from jiheng.read import ScoreLine

_ID = "score_sum"
Side = Literal["score", "full_marks"]
_SIDES: tuple[Side, ...] = ("score", "full_marks")


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for the points and one for the full marks of every criterion with criteria under it."""
    for branch in branches(subject.report):
        claims = [claim for side in _SIDES if (claim := _claim(subject, branch, side))]
        kept = [claim for claim in claims if judge(claim).verdict == "ok"]
        if len(kept) < len(claims) and (_too_large(branch) or _is_another(subject, branch, claims)):
            # The parts were read under a criterion that is not theirs.
            yield from (replace(claim, formula=None) for claim in claims)
            continue
        for claim in claims:
            if claim in kept or kept or (len(claims) == 1 and _is_whole(branch)) or _surely(branch, claim):
                yield claim
            elif not branch.together and all(map(_falls_short, claims)):
                # One paragraph tells of some of the parts, another of the rest.
                yield replace(claim, formula=None)
            else:
                yield replace(claim, case="unsure")


def _too_large(branch: Branch) -> bool:
    """Tell whether two parts are each worth as much as the whole: they stand beside it."""
    full = branch.whole.full_marks
    return full is not None and sum((part.full_marks or 0) >= full for part in branch.parts) > 1


def _is_another(subject: Subject, branch: Branch, claims: Sequence[Claim]) -> bool:
    """Tell whether the parts add up to full marks and points of another criterion of the same level."""
    implied = {claim.case: judge(claim).implied for claim in claims}
    if set(implied) != set(_SIDES):
        return False
    sums = {side: value.centre for side, value in implied.items() if value is not None}
    return any(
        line is not branch.whole
        and line not in branch.parts
        and (sums.get("score"), sums.get("full_marks")) == (line.score, line.full_marks)
        for line in subject.report.scores
        if not line.total and len(line.path) <= len(branch.whole.path)
    )


def _falls_short(claim: Claim) -> bool:
    implied, stated = judge(claim).implied, claim.stated
    values = implied.centre if implied else None, stated.quantity.centre if stated else None
    return values[0] is not None and values[1] is not None and values[0] < values[1]


def _is_whole(branch: Branch) -> bool:
    """Tell whether a total and its parts are printed together, so that none is missing."""
    return branch.whole.total and branch.together


def _surely(branch: Branch, claim: Claim) -> bool:
    """Tell whether sums that fail on both sides fail because of a figure, not of parts that were not read.

    Parts printed beside the whole that come to more are too many already; a deduction ties both sides to one
    figure.
    """
    implied, stated = judge(claim).implied, claim.stated
    if implied is None or implied.centre is None or stated is None or stated.quantity.centre is None:
        return False
    more = branch.together and implied.centre > stated.quantity.centre
    return more or any(line.score_derived for line in branch.parts)


def _claim(subject: Subject, branch: Branch, side: Side) -> Claim | None:
    stated = _stated(subject, branch, side)
    parts = [_node(subject, line, side) for line in branch.parts]
    if stated is None or any(part is None for part in parts):
        return None
    return Claim(_ID, "score_sum", stated, Sum(tuple(part for part in parts if part)), exact=True, case=side)


def _stated(subject: Subject, branch: Branch, side: Side) -> Term | None:
    line = branch.whole
    figure = line.score_figure if side == "score" else line.full_marks_figure
    if figure is not None:
        return subject.term(figure).exact
    if side == "full_marks" and line.total:
        # The scale of a whole report is 100 points, printed or not.
        hundred = number(Fraction(100), "分")
        return Term(str(hundred), hundred, line.place, -1)
    return None


def _node(subject: Subject, line: ScoreLine, side: Side) -> Node | None:
    if side == "full_marks":
        return subject.term(line.full_marks_figure).exact if line.full_marks_figure else None
    if line.score_figure is not None:
        return subject.term(line.score_figure).exact
    if line.full_marks_figure is None:
        return None
    whole = subject.term(line.full_marks_figure).exact
    if line.full_in_words:
        return whole
    lost = [subject.term(item.points).exact for item in line.deductions if item.points]
    return Sum((whole,), tuple(lost)) if lost and line.score_derived else None
