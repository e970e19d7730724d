"""率不是个数 — an indicator called a rate is measured in percent, not in people or things."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, words
from jiheng.messages import message

_ID = "rate_is_count"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every indicator of a table whose name ends like a rate."""
    for item in subject.report.indicators:
        figure = item.actual or item.target
        if item.table is None or figure is None or figure.quantity is None:
            continue
        if not item.name.endswith(words("rates", "names")) or has(item.name, words("rates", "not")):
            continue
        wrong = figure.kind in {"count", "money", "measure"}
        yield Claim(
            _ID,
            "logic",
            subject.term(figure),
            relation="fails" if wrong else "holds",
            words={"indicator": item.name},
            said=message("audit.rate_said", name=item.name, figure=figure.text),
        )
