"""正文分项 — a total in running text against the parts that 其中, 包括 or 由…组成 introduce.

Parts after 其中 need not exhaust the whole. They are taken to do so where 合计, 共 and their like stand
before the whole, or where their names make up a known set (基本支出 and 项目支出).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.audit.added_up import added_up
from jiheng.audit.claim import Claim, Kind
from jiheng.audit.context import context_of
from jiheng.audit.formula import Sum
from jiheng.audit.subject import Subject
from jiheng.audit.taken_in_turns import taken_in_turns
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, limit, words
from jiheng.read import Breakdown, Figure

_ID = "prose_sum"
_ENDING = 4
_ADDED = frozenset({"money", "count", "measure", "score", "bare"})


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every total with parts in running text."""
    for item in subject.report.breakdowns:
        turns = taken_in_turns(subject, item)
        for whole, own in turns:
            yield from _claims(subject, replace(item, whole=whole, parts=tuple(own), kind="loose"), own)
        if turns:
            continue
        parts = [part for part in item.parts if _adds(part, item.whole)]
        if parts and len(parts) == len(item.parts) and _adds(item.whole, item.whole):
            yield from _claims(subject, item, parts)

    yield from added_up(subject)


def _adds(part: Figure, whole: Figure) -> bool:
    if part.kind not in _ADDED or part.quantity is None or whole.quantity is None or part.qualified:
        return False
    return part.role != "threshold" and part.quantity.unit.dimension == whole.quantity.unit.dimension


def _claims(subject: Subject, item: Breakdown, parts: Sequence[Figure]) -> Iterator[Claim]:
    exact = all(part.exact for part in (*parts, item.whole))
    kind: Kind = "score_sum" if item.whole.kind == "score" else "sum"
    node = Sum(tuple(subject.term(part) for part in parts))
    claim = Claim(_ID, kind, subject.term(item.whole), node, exact=exact)
    if judge(claim).verdict != "inconsistent":
        yield claim
        return
    case = _failure(subject, item, parts)
    yield replace(claim, case=case) if case is not None else replace(claim, formula=None)


def _failure(subject: Subject, item: Breakdown, parts: Sequence[Figure]) -> str | None:
    """Return the case of a sum that does not hold; None where the parts need not make up the whole."""
    if item.whole.kind == "score":
        # The check of points knows the whole tree.
        return None
    if item.kind == "loose" and not _nearly_all(item.whole, parts):
        return None
    if any(_exceeds([part], item.whole) for part in parts):
        return "more"
    more = _exceeds(parts, item.whole)
    announced = len(parts) > 1 and _announced(subject, item.whole, parts) and not _broken(subject, parts)
    if item.kind == "consists" or _is_set(parts):
        return ""
    if more:
        alike = _of_one_kind(item.whole, parts) or _nearly_all(item.whole, parts)
        return "more" if announced else "overlap" if alike else None
    return "less" if (announced and item.kind == "of_which") or _nearly_all(item.whole, parts) else None


def _of_one_kind(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether parts are amounts, or things named like the whole: 事业单位 and its 公益一类事业单位."""
    if whole.kind == "money":
        return True
    return len(whole.name) > 1 and all(part.name.endswith(whole.name[-_ENDING:]) for part in parts)


def _nearly_all(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether parts come so near the whole, from below or above, that they look like all of it."""
    if len(parts) < 2 or whole.value is None:
        return False
    share = limit("nearly_all_many") if len(parts) > 2 else limit("nearly_all")
    added = sum((part.value or 0) for part in parts) * 100
    return whole.value * share <= added <= whole.value * (200 - share)


def _exceeds(parts: Sequence[Figure], whole: Figure) -> bool:
    lows = [part.quantity.low if part.quantity else None for part in parts]
    high = whole.quantity.high if whole.quantity else None
    return high is not None and sum((low or 0) for low in lows) > high


def _is_set(parts: Sequence[Figure]) -> bool:
    names = [part.name for part in parts]
    return any(
        len(names) == len(known) and all(any(word in name for name in names) for word in known)
        for known in words("parts", "sets")
    )


def _broken(subject: Subject, parts: Sequence[Figure]) -> bool:
    """Tell whether rates stand among the parts, so that they tell a story rather than make a list."""
    context = context_of(subject, parts[0])
    first, last = parts[0].start, parts[-1].start
    among = context.figures if context else ()
    return any(item.kind == "rate" and first < item.start < last for item in among)


def _announced(subject: Subject, whole: Figure, parts: Sequence[Figure]) -> bool:
    value = whole.value
    if not value or sum((part.value or 0) for part in parts) * 100 < value * limit("parts_at_least"):
        return False
    context = context_of(subject, whole)
    return has(context.label(whole) if context else whole.name, words("parts", "whole"))
