"""合计扣分、合计得分 — points that running text adds up, against the points listed beside them.

共扣3.88分：一是…，扣0.38分；二是…; 以上四项合计扣5.5分; 三项合计得10.2分.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.audit.claim import Claim
from jiheng.audit.context import Context, contexts
from jiheng.audit.formula import Sum
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, words
from jiheng.read import Figure


def summed_points(subject: Subject, check: str) -> Iterator[Claim]:
    """Yield a claim for every sum of points in running text whose items its paragraph lists."""
    for context in contexts(subject):
        for at, figure in enumerate(context.figures):
            if figure.kind != "score" or figure.qualified:
                continue
            for parts, sure in _listed(context, at, figure):
                node = Sum(tuple(subject.term(part).exact for part in parts))
                stated = subject.term(figure).exact
                claim = Claim(check, "score_sum", stated, node, exact=True, case="summed")
                if sure or judge(claim).verdict == "ok":
                    yield claim
                    break


def _listed(context: Context, at: int, figure: Figure) -> Iterator[tuple[Sequence[Figure], bool]]:
    """Yield the points that a figure may add up, and whether they surely are all of them."""
    label = context.label(figure).rstrip("为：: 分")
    if label.endswith(words("points", "lost")):
        after = list(_lost(context, context.figures[at + 1 :]))
        if len(after) > 1:
            yield after, _opens(figure)
        before = list(_lost(context, context.figures[:at]))
        if len(before) > 1:
            yield before, len(before) == _number(context, at)
    elif label.endswith(words("points", "got")):
        many = _number(context, at)
        before = [item for item in context.figures[:at] if item.role == "score"]
        if many > 1 and len(before) >= many:
            yield before[-many:], len(before) == many


def _lost(context: Context, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield points taken off, without those of a rule (每低1个百分点扣0.2分) and without sums."""
    for item in figures:
        text = item.part.text[slice(*item.clause)]
        summed = context.label(item).rstrip("为：: 分").endswith(words("points", "lost"))
        if item.role == "deduction" and not has(text, words("points", "rule")) and not summed:
            yield item


def _opens(figure: Figure) -> bool:
    """Tell whether a list follows a figure: 共扣3.88分：一是…."""
    return figure.part.text[figure.end :].lstrip().startswith(("：", ":"))


def _number(context: Context, at: int) -> int:
    """Return how many items a sum says that it adds up, 0 where it does not say: 以上四项合计."""
    before = context.figures[at - 1] if at else None
    stated = context.figures[at]
    if before is None or before.kind != "count" or before.clause != stated.clause or before.value is None:
        return 0
    return int(before.value)
