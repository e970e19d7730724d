"""超额完成 — completion far above the target with no explanation: the target may have been set too low."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jiheng.audit.claim import Claim
from jiheng.audit.reached import of_a_target
from jiheng.audit.subject import Subject
from jiheng.audit.words import limit
from jiheng.messages import message

_ID = "over_completion"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every indicator with a completion rate."""
    for item in subject.report.indicators:
        figure = item.completion
        if figure is None or figure.value is None or item.direction == "lower" or not of_a_target(item):
            continue
        too_high = figure.value * 100 > Decimal(limit("over_completion")) and not item.reason
        yield Claim(
            _ID,
            "logic",
            subject.term(figure),
            relation="fails" if too_high else "holds",
            words={"indicator": item.name, "limit": str(limit("over_completion"))},
            said=message("audit.over_said", completion=figure.text, limit=limit("over_completion")),
        )
