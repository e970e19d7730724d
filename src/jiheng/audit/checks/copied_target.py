"""照抄目标 — most actuals of a table are the very targets, to the last digit: were they measured?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.subject import Subject
from jiheng.audit.words import limit
from jiheng.messages import message
from jiheng.read import Indicator

_ID = "copied_target"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every table of at least so many indicators with figures."""
    tables: dict[int, list[Indicator]] = defaultdict(list)
    for item in subject.report.indicators:
        if item.table is not None and item.actual and item.target and item.actual.value is not None:
            tables[item.table].append(item)
    for items in tables.values():
        if len(items) < limit("copied_least"):
            continue
        same = [item for item in items if item.actual and item.target and _copied(item)]
        copied = len(same) * 100 >= len(items) * limit("copied_share")
        shown = same if copied else items
        yield Claim(
            _ID,
            "logic",
            None,
            relation="fails" if copied else "holds",
            words={"count": str(len(same)), "of": str(len(items))},
            spots=tuple(subject.term(item.actual).place for item in shown if item.actual),
            said=message("audit.copied_said", count=len(same), of=len(items)),
        )


def _copied(item: Indicator) -> bool:
    actual, target = item.actual, item.target
    if actual is None or target is None or actual.value is None:
        return False
    # 100 % and 0 are commonly reached exactly.
    return actual.value == target.value and actual.value not in {0, 1}
