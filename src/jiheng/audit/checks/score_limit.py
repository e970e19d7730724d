"""得分不超过分值 — no criterion is given more points than it has."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.subject import Subject

_ID = "score_limit"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every line that prints both."""
    for line in subject.report.scores:
        if line.score_figure is None or line.full_marks_figure is None:
            continue
        stated = subject.term(line.score_figure).exact
        limit = subject.term(line.full_marks_figure).exact
        if stated.at != limit.at:
            yield Claim(_ID, "threshold", stated, limit, relation="at_most")
