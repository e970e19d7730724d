"""增长 — growth rates, differences in 百分点 and adjustment rates against the two figures they compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiheng.audit.claim import Claim
from jiheng.audit.context import Context, contexts
from jiheng.audit.formula import Constant, Node, Quotient, Sum
from jiheng.audit.formula import growth as grown
from jiheng.audit.likeness import likeness
from jiheng.audit.rates import prose_rates
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, limit, words
from jiheng.read import Comparison, Figure, Indicator

_ID = "growth"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every growth rate."""
    for comparison in subject.report.comparisons:
        yield _compared(subject, comparison)
    yield from prose_rates(subject, _ID, "growth")
    moves = tuple(_moves(subject))
    for indicator in subject.report.indicators:
        if indicator.growth is not None:
            yield _of_an_indicator(subject, indicator, moves)


def _compared(subject: Subject, comparison: Comparison) -> Claim:
    stated = subject.term(comparison.change)
    if comparison.base is None:
        return Claim(_ID, "growth", stated)
    new, old = subject.term(comparison.figure), subject.term(comparison.base)
    change = comparison.change
    if change.kind != "rate":
        node: Node = Sum((old,), (new,)) if comparison.falls else Sum((new,), (old,))
        return Claim(_ID, "difference", stated, node)
    if comparison.falls and change.quantity and (change.quantity.centre or 0) > 0:
        return Claim(_ID, "growth", stated, Sum((Constant(Fraction(1)),), (Quotient(new, old),)))
    return Claim(_ID, "growth", stated, grown(new, old))


@dataclass(frozen=True, slots=True)
class Move:
    """从 a 提高至 b, with the words that say of what."""

    old: Figure
    new: Figure
    name: str


def _moves(subject: Subject) -> Iterator[Move]:
    for context in contexts(subject):
        for old, new in zip(context.figures, context.figures[1:], strict=False):
            if old.part is new.part and old.sentence == new.sentence and _moved(context, old, new):
                yield Move(old, new, _moved_name(context, old))


def _moved(context: Context, old: Figure, new: Figure) -> bool:
    if not old.quantity or not new.quantity or old.quantity.unit.dimension != new.quantity.unit.dimension:
        return False
    between = context.lead(new)
    return (
        len(between) <= 12
        and has(between, words("move", "to"))
        and has(context.label(old), words("move", "from"))
    )


def _moved_name(context: Context, old: Figure) -> str:
    label = context.label(old)
    for word in words("move", "from"):
        name, found, _ = label.rpartition(word)
        if found and name:
            return name
    return old.name


def _of_an_indicator(subject: Subject, indicator: Indicator, moves: tuple[Move, ...]) -> Claim:
    stated = subject.term(indicator.growth) if indicator.growth else None
    for move in moves:
        if indicator.actual is None or move.new.value != indicator.actual.value:
            continue
        if likeness(move.name, indicator.name) >= limit("likeness"):
            return Claim(_ID, "growth", stated, grown(subject.term(indicator.actual), subject.term(move.old)))
    return Claim(_ID, "growth", stated)
