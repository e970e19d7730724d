"""相差几个百分点 — a rate, the rate that it is held against, and how many points lie between them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from jiheng.audit.claim import Claim
from jiheng.audit.context import Context, contexts
from jiheng.audit.formula import Sum, growth
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, words
from jiheng.read import Figure

_BETWEEN = 24


def points_apart(subject: Subject, check: str, taken: Collection[int | None]) -> Iterator[Claim]:
    """Yield 3.62%，低于4.5%的目标0.88个百分点，较上年末的3.48%上升0.14个百分点 as two differences.

    ``taken`` are the offsets of figures that other claims state already.
    """
    for context in contexts(subject):
        for at, points in enumerate(context.figures[1:], 1):
            if points.kind != "points" or points.qualified or points.place.start in taken:
                continue
            base = context.figures[at - 1]
            own = _own(context, context.figures[: at - 1], base) if _is_base(context, base, points) else None
            if own is not None:
                node = _difference(subject, own, base, _way(context, base, points))
                yield Claim(check, "difference", subject.term(points), node)


def points_as_rates(subject: Subject, check: str, taken: Collection[int | None]) -> Iterator[Claim]:
    """Yield 92.68%，比上年（90.24%）提高2.44%: what lies between two rates is said in 百分点."""
    moves = (*words("move", "up"), *words("move", "down"))
    for context in contexts(subject):
        for own, base, change in zip(context.figures, context.figures[1:], context.figures[2:], strict=False):
            if {own.kind, base.kind, change.kind} != {"rate"} or change.place.start in taken:
                continue
            beside = own.sentence == base.sentence == change.sentence and own.part is change.part
            held = has(context.label(base) + context.lead(base), words("listed", "against"))
            if not beside or not held or context.lead(change).strip("）) ，,的") not in moves:
                continue
            if own.value is None or base.value is None or change.value != abs(own.value - base.value):
                continue
            node = growth(subject.term(own), subject.term(base))
            yield Claim(check, "growth", subject.term(change), node, case="points")


def _is_base(context: Context, base: Figure, points: Figure) -> bool:
    """Tell whether a rate right before 百分点 is what another rate is held against."""
    if base.kind != "rate" or base.sentence != points.sentence or base.part is not points.part:
        return False
    return points.start - base.end <= _BETWEEN and has(context.label(base), words("listed", "held_against"))


def _own(context: Context, before: Sequence[Figure], base: Figure) -> Figure | None:
    """Return the last rate of the sentence that is not itself held against another."""
    for figure in reversed(before):
        if figure.sentence != base.sentence or figure.part is not base.part:
            return None
        if figure.kind == "rate" and not has(context.label(figure), words("listed", "held_against")):
            return None if figure.qualified else figure
    return None


def _way(context: Context, base: Figure, points: Figure) -> str:
    """Return whether the words say up or down: 低于…, 较…上升; empty where they say neither, or both."""
    said = context.label(base), context.lead(points).strip()
    found = {
        way
        for way in ("up", "down")
        if has(said[0], words("apart", way)) or said[1].endswith(words("move", way))
    }
    return found.pop() if len(found) == 1 else ""


def _difference(subject: Subject, own: Figure, base: Figure, way: str) -> Sum:
    high, low = (own, base) if (own.value or 0) >= (base.value or 0) else (base, own)
    if way:
        high, low = (own, base) if way == "up" else (base, own)
    return Sum((subject.term(high),), (subject.term(low),))
