"""写出的算式 — arithmetic that the report writes out itself: 11.42万元（6,521.23万元÷571公里）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.audit.claim import Claim
from jiheng.audit.context import Context, contexts
from jiheng.audit.formula import Constant, Node, Product, Quotient, Sum
from jiheng.audit.subject import Subject
from jiheng.quantity import unit_of
from jiheng.read import Figure

_ID = "written_out"
_UNREAD = "[\u4e00-\u9fff]{0,2}"
"""A unit that was not read as one: 263.53万客."""
_SIGN = re.compile(rf"{_UNREAD}\s*([÷×＋+－−*])\s*[\u4e00-\u9fff“”]{{0,8}}")
_CLOSED = re.compile(rf"{_UNREAD}\s*[）)]")
_EQUALS = re.compile(r"\s*[”\"]?\s*(?:得分?|计|=|＝|等于)\s*")
_LONGEST = 12


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every formula of printed figures with its result before its bracket or after it."""
    for context in contexts(subject):
        at = 0
        while at < len(context.figures):
            run, signs = _run(context, at)
            stated = _result(context, at, len(run)) if signs else None
            if stated is not None and not stated.qualified:
                node = _formula(subject, run, signs)
                if node is not None:
                    yield Claim(_ID, "difference", subject.term(stated).printed_to, node, case="written")
            at += len(run)


def _run(context: Context, at: int) -> tuple[Sequence[Figure], list[str]]:
    """Return the figures from one on that nothing but signs of arithmetic joins, and those signs."""
    signs: list[str] = []
    end = at + 1
    while end < len(context.figures) and end - at < _LONGEST:
        last, figure = context.figures[end - 1], context.figures[end]
        found = _SIGN.fullmatch(last.part.text, last.end, max(figure.start, last.end))
        if found is None:
            break
        signs.append(found[1])
        end += 1
    return context.figures[at:end], signs


def _scale(divisors: Sequence[Figure], signs: Sequence[str]) -> Fraction:
    """Return what makes 元 per 米 into 元 per 公里: an average is of the unit that is printed."""
    scale = Fraction(1)
    for sign, figure in zip(signs, divisors, strict=True):
        if sign == "÷" and figure.kind == "measure" and figure.quantity is not None:
            unit = figure.quantity.unit
            scale *= Fraction(unit.factor) / Fraction(unit_of(f"{unit.prefix}个").factor)
    return scale


def _result(context: Context, at: int, size: int) -> Figure | None:
    first, last = context.figures[at], context.figures[at + size - 1]
    text = first.part.text
    if at and text[context.figures[at - 1].end : first.start].strip() in {"（", "("}:
        return context.figures[at - 1] if _CLOSED.match(text, last.end) else None
    following = context.after(last, 1)
    if following and _EQUALS.fullmatch(text, last.end, max(following[0].start, last.end)):
        return following[0]
    return None


def _formula(subject: Subject, run: Sequence[Figure], signs: Sequence[str]) -> Node | None:
    """Return a chain of ÷ and ×, or of ＋ and －; a mixture would need brackets that are not read."""
    items = [subject.term(item) for item in run]
    if all(sign in "÷×*" for sign in signs):
        node: Node = items[0]
        for sign, item in zip(signs, items[1:], strict=True):
            node = Quotient(node, item) if sign == "÷" else Product(node, item)
        scale = _scale(run[1:], signs)
        return node if scale == 1 else Product(node, Constant(scale))
    if any(sign in "÷×*" for sign in signs):
        return None
    plus = [items[0], *(item for sign, item in zip(signs, items[1:], strict=True) if sign in "＋+")]
    minus = [item for sign, item in zip(signs, items[1:], strict=True) if sign in "－−"]
    return Sum(tuple(plus), tuple(minus))
