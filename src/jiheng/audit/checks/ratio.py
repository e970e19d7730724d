"""比率 — 办结率, 处理率, 控制率 and their like, from the part and the whole printed beside them."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.rates import prose_rates
from jiheng.audit.subject import Subject


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every such rate in running text."""
    yield from prose_rates(subject, "ratio", "ratio")
