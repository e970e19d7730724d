"""未达标却得满分 — an indicator whose target was missed does not get all its points."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.reached import reached
from jiheng.audit.subject import Subject
from jiheng.messages import message

_ID = "target_missed"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every indicator with target, actual, full marks and points."""
    for item in subject.report.indicators:
        if item.full_marks is None or item.score is None or item.actual is None or item.target is None:
            continue
        met = reached(item)
        if met is None or item.score.value is None:
            continue
        full = item.score.value == item.full_marks.value
        said = message(
            "audit.target_said", target=item.target.text, actual=item.actual.text, score=item.score.text
        )
        yield Claim(
            _ID,
            "logic",
            subject.term(item.score).exact,
            relation="fails" if full and not met else "holds",
            words={"indicator": item.name},
            spots=tuple(subject.term(figure).place for figure in (item.actual, item.target)),
            said=said,
        )
