"""满意度 — the share of answers that were content, of all that came back or were asked.

A survey may count 非常满意 with 满意, or 基本满意 too: with several such figures the rate can be borne out by
one way of counting, and is held against none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from jiheng.audit.context import Context
from jiheng.audit.formula import Node, Quotient, Sum
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, limit, words
from jiheng.read import Figure


def satisfied(
    subject: Subject, rate: Figure, bases: Sequence[Sequence[str]], context: Context
) -> tuple[list[Node], bool]:
    """Return the ways to make the rate, and whether one of them must hold."""
    near = [item for item in context.before(rate, limit("reach")) if item.kind == "count"]
    content = [item for item in near if _is_content(context, item)]
    if not content:
        return [], False
    asked = [
        item
        for row in bases
        for item in reversed(near)
        if item not in content and item.start < content[0].start and has(context.around(item), tuple(row))
    ]
    nodes = [Quotient(over, subject.term(under)) for under in asked for over in _sums(subject, content)]
    return list(nodes), len(content) == 1 and len(near) <= 3


def _is_content(context: Context, figure: Figure) -> bool:
    around = context.around(figure)
    return has(around, words("satisfied", "yes")) and not has(around, words("satisfied", "no"))


def _sums(subject: Subject, content: Sequence[Figure]) -> Iterator[Node]:
    """Yield what the first, the first two … answers come to, then each alone."""
    printed = [subject.term(item) for item in content]
    for many in accumulate(((item,) for item in printed), lambda left, right: left + right):
        yield Sum(many) if len(many) > 1 else many[0]
    yield from printed[1:]
