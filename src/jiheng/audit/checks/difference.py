"""差额 — an amount that the text makes from others: 剔除…后, 划出…后, and what is left of a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.audit.claim import Claim
from jiheng.audit.context import Context, contexts
from jiheng.audit.facts import TOTAL, budget_totals, stage_of, subject_of
from jiheng.audit.formula import Sum
from jiheng.audit.likeness import pairs
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, limit, words
from jiheng.read import Figure

_ID = "difference"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every net amount in running text."""
    for context in contexts(subject):
        for figure in context.figures:
            if figure.kind in {"money", "count"} and not figure.qualified:
                yield from _net(subject, context, figure)
                yield from _moved(subject, context, figure)
                yield from _left_over(subject, context, figure)
                yield from _rest(subject, context, figure)
                yield from _between_stages(subject, context, figure)


def _net(subject: Subject, context: Context, figure: Figure) -> Iterator[Claim]:
    """剔除A和B后的X为n: the base less as many amounts as the words name, those right before it."""
    removed = _removed(context.label(figure))
    if not removed:
        return
    before = [item for item in context.before(figure, limit("reach")) if item.kind == figure.kind]
    wholes = [item for item in before if not _is_part(subject, item)]
    if len(wholes) <= len(removed):
        return
    less, base = wholes[-len(removed) :], wholes[-len(removed) - 1]
    if not has(context.label(base), words("move", "base")) or any(_is_base(context, item) for item in less):
        return
    yield _claim(subject, figure, base, less)
    yield from _net_parts(subject, figure, base, less)


def _is_base(context: Context, figure: Figure) -> bool:
    return context.label(figure).rstrip("为是共计约").endswith(words("move", "base"))


def _removed(label: str) -> list[str]:
    for word in words("move", "take"):
        _, found, rest = label.partition(word)
        inner, closed, _ = rest.partition("后")
        if found and closed:
            return [
                name for name in inner.replace("及", "和").replace("、", "和").split("和") if len(name) > 1
            ]
    return []


def _net_parts(subject: Subject, net: Figure, base: Figure, less: Sequence[Figure]) -> Iterator[Claim]:
    for part in _parts(subject, net):
        whole = _named(_parts(subject, base), part.name)
        minus = [found for item in less if (found := _named(_parts(subject, item), part.name))]
        if whole is not None and minus:
            yield _claim(subject, part, whole, minus)


def _parts(subject: Subject, whole: Figure) -> Sequence[Figure]:
    return next((item.parts for item in subject.breakdowns.get(whole.place.start, ())), ())


def _named(figures: Sequence[Figure], name: str) -> Figure | None:
    return next((item for item in figures if item.name == name), None)


def _is_part(subject: Subject, figure: Figure) -> bool:
    return figure.place.start in subject.parts


def _moved(subject: Subject, context: Context, figure: Figure) -> Iterator[Claim]:
    """预算a，划出b，调整后预算c: three amounts in a row."""
    if not has(context.label(figure), words("move", "after")):
        return
    before = [item for item in context.before(figure, 2) if item.sentence == figure.sentence]
    if len(before) != 2 or any(item.kind != figure.kind for item in before):
        return
    base, moved = before
    if len(pairs(context.label(base)) & pairs(context.label(figure))) < 2:
        return
    if has(context.lead(moved), words("move", "out")):
        yield _claim(subject, figure, base, [moved])
    elif has(context.lead(moved), words("move", "in")):
        yield Claim(_ID, "sum", subject.term(figure), Sum((subject.term(base), subject.term(moved))))


def _left_over(subject: Subject, context: Context, figure: Figure) -> Iterator[Claim]:
    """37个项目中，自评23个，有14个未自评: done and not done make the whole."""
    around = context.around(figure)
    if figure.kind != "count" or not has(around, words("move", "undone")):
        return
    near = [item for item in context.sentence(figure) if item.start < figure.start]
    near += [item for item in context.before(figure, 4) if item.sentence != figure.sentence]
    near = [item for item in near if _alike(item, figure)]
    done = [
        item
        for item in near
        if pairs(context.around(item)) & _deed(around) and item.sentence == figure.sentence
    ]
    others = [item for item in near if item not in done]
    named = [item for item in others if has(context.around(item), words("move", "whole"))]
    whole = named or others
    if done and whole:
        added = Sum((subject.term(done[-1]), subject.term(figure)))
        claim = Claim(_ID, "sum", subject.term(whole[-1]), added, exact=True)
        sure = bool(named) or len(near) == 2 or judge(claim).verdict != "inconsistent"
        yield claim if sure else replace(claim, formula=None)


def _rest(subject: Subject, context: Context, figure: Figure) -> Iterator[Claim]:
    """治理42公里，完成40.5公里，剩余1.5公里: what is left of a plan, after what was done of it."""
    if not context.label(figure).strip().startswith(words("move", "rest")):
        return
    near = [item for item in context.before(figure, 6) if item.sentence == figure.sentence]
    near = [item for item in near if _alike(item, figure) and not item.qualified]
    if len(near) < 2 or not near[-2].value or not near[-1].value or near[-1].value > near[-2].value:
        return
    claim = _claim(subject, figure, near[-2], [near[-1]])
    yield replace(claim, case="rest")


def _between_stages(subject: Subject, context: Context, figure: Figure) -> Iterator[Claim]:
    """决算数较调整后预算少2,471.19万元: two totals of the budget that other places print."""
    label = context.label(figure).rstrip("了净 ")
    rises, falls = label.endswith(words("move", "up")), label.endswith(words("move", "down"))
    found = budget_totals(subject)
    for word in words("listed", "against"):
        left, against, right = label.partition(word)
        new, old = stage_of(left), stage_of(right)
        of_all = against and {subject_of(left), subject_of(right)} <= {"", TOTAL}
        narrow = has(label, words("subjects", "narrow"))
        if of_all and new != old and {new, old} <= set(found) and rises != falls and not narrow:
            a, b = (found[new], found[old]) if rises else (found[old], found[new])
            yield Claim(_ID, "difference", subject.term(figure), Sum((a,), (b,)), case="rest")
            return


def _deed(around: str) -> frozenset[str]:
    for word in words("move", "undone"):
        _, found, rest = around.partition(word)
        if found:
            return pairs(rest[:6])
    return frozenset()


def _claim(subject: Subject, figure: Figure, base: Figure, less: Sequence[Figure]) -> Claim:
    node = Sum((subject.term(base),), tuple(subject.term(item) for item in less))
    exact = figure.exact and base.exact and all(item.exact for item in less)
    return Claim(_ID, "difference", subject.term(figure), node, exact=exact)


def _alike(a: Figure, b: Figure) -> bool:
    return bool(
        a.kind == b.kind and a.quantity and b.quantity and a.quantity.unit.symbol == b.quantity.unit.symbol
    )
