"""得分率 — a printed score rate against the points and the full marks beside it."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.formula import Quotient
from jiheng.audit.listed_rates import listed_rates
from jiheng.audit.subject import Subject

_ID = "score_rate"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every line with a rate, and for rates listed one after the other."""
    yield from (item.claim for item in listed_rates(subject) if item.check == _ID)
    for line in subject.report.scores:
        if line.rate is None:
            continue
        stated = subject.term(line.rate)
        if line.score_figure is None or line.full_marks_figure is None or not line.full_marks:
            yield Claim(_ID, "score_rate", stated)
            continue
        over, under = subject.term(line.score_figure).exact, subject.term(line.full_marks_figure).exact
        yield Claim(_ID, "score_rate", stated, Quotient(over, under))
