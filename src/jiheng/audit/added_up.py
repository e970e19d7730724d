"""相加 — sums of running text without 其中: A和B共C, and a part that the next sentence divides again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.audit.claim import Claim
from jiheng.audit.context import Context, contexts
from jiheng.audit.formula import Sum
from jiheng.audit.subject import Subject
from jiheng.audit.term import Term
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, words
from jiheng.quantity import unit_of
from jiheng.read import Figure

_ID = "prose_sum"
_LONGEST_LABEL = 4
_REACH = 6
_BACK = 30
_FARTHEST = 600
"""So many characters into its sentence a figure may begin the parts that its first words divide."""


def added_up(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every total after its parts, and for every part that is named again to be divided."""
    for context in contexts(subject):
        for at, figure in enumerate(context.figures):
            if figure.kind in {"money", "count"} and figure.quantity is not None:
                yield from _after_its_parts(subject, context, at)
                yield from _divided_again(subject, context, at)


def _after_its_parts(subject: Subject, context: Context, at: int) -> Iterator[Claim]:
    figure = context.figures[at]
    label = context.label(figure)
    if len(label) > _LONGEST_LABEL or not label.endswith(words("parts", "whole")):
        return
    near = [item for item in context.before(figure, _REACH) if _same_sentence(item, figure)]
    parts = _joined(context, near)
    if len(parts) < 2:
        return
    added = tuple(_plain(subject.term(part)) for part in parts)
    exact = all(part.exact for part in (*parts, figure))
    yield Claim(_ID, "sum", subject.term(figure), Sum(added), exact=exact, case="added")


def _joined(context: Context, near: Sequence[Figure]) -> Sequence[Figure]:
    """Return the figures at the end of a run that 和 closes and 、 goes through: a、b和c."""
    if len(near) < 2 or not has(context.lead(near[-1]), words("parts", "joined")):
        return []
    first = len(near) - 2
    while first > 0 and context.lead(near[first]).strip() == "、":
        first -= 1
    return near[first:]


def _same_sentence(part: Figure, whole: Figure) -> bool:
    return part.sentence == whole.sentence and part.kind == whole.kind and part.part is whole.part


def _plain(item: Term) -> Term:
    """Return 237元/月 as 237元: what is paid a month is added a month."""
    base = item.quantity.unit.base.partition("/")[0]
    unit = item.quantity.unit
    if base == unit.base:
        return item
    return replace(item, quantity=replace(item.quantity, unit=unit_of(unit.prefix + base)))


def _divided_again(subject: Subject, context: Context, at: int) -> Iterator[Claim]:
    """事业单位包含a单位3个、b单位14个, after a figure that is called 事业单位."""
    first = context.figures[at]
    if first.start - first.sentence[0] > _FARTHEST:
        return
    lead = first.part.text[first.sentence[0] : first.start]
    name = next((lead.partition(word)[0] for word in words("parts", "again") if word in lead), "")
    if len(name) < 2:
        return
    whole = next((item for item in reversed(context.before(first, _BACK)) if item.name == name), None)
    if whole is None or whole.sentence == first.sentence:
        return
    parts = _run(context.figures[at : at + _BACK], first)
    if len(parts) < 2 or whole.quantity is None or first.quantity is None:
        return
    if whole.quantity.unit.dimension != first.quantity.unit.dimension:
        return
    node = Sum(tuple(subject.term(part) for part in parts))
    exact = all(part.exact for part in (*parts, whole))
    claim = Claim(_ID, "sum", subject.term(whole), node, exact=exact)
    yield claim if judge(claim).verdict != "inconsistent" else replace(claim, case="less")


def _run(figures: Sequence[Figure], first: Figure) -> list[Figure]:
    found: list[Figure] = []
    for figure in figures:
        if figure.sentence != first.sentence or figure.quantity is None or first.quantity is None:
            break
        if figure.quantity.unit.dimension != first.quantity.unit.dimension:
            break
        found.append(figure)
    return found
