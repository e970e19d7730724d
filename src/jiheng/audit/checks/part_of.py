"""部分不超过全部 — a part that 其中 introduces is not larger than the whole it is part of."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.subject import Subject

_ID = "part_of"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every single part of a whole in running text."""
    for item in subject.report.breakdowns:
        whole = item.whole
        if len(item.parts) > 1 or whole.quantity is None or item.kind == "loose":
            continue
        for part in item.parts:
            if part.quantity and part.quantity.unit.dimension == whole.quantity.unit.dimension:
                yield Claim(_ID, "threshold", subject.term(part), subject.term(whole), relation="at_most")
