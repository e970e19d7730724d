"""上年 — the figure that a change in running text is measured from, printed or made from the difference."""

from __future__ import annotations

from fractions import Fraction

from jiheng.audit.context import Context, contexts
from jiheng.audit.formula import Constant, Node, Quotient, Sum, growth
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, words
from jiheng.read import Comparison, Figure

_NEAR = 8


def made_from(subject: Subject, comparison: Comparison) -> Node | None:
    """Return what a change should be, from last year's figure in its sentence, or from the difference.

    比上年减少23.60万元，下降4.63% tells last year's figure by itself. None where nothing tells it.
    """
    change = comparison.change
    context = _context(subject, comparison.figure)
    if change is None or context is None or change.part is not comparison.figure.part:
        return None
    now = subject.term(comparison.figure)
    base = _printed(context, comparison)
    if base is not None:
        return _moved(now, subject.term(base), change, falls=comparison.falls)
    if change.kind != "rate":
        return None
    difference = _difference(subject, comparison)
    if difference is None:
        return None
    step = subject.term(difference)
    old = Sum((now, step)) if comparison.falls else Sum((now,), (step,))
    return Quotient(step, old)


def _moved(new: Node, old: Node, change: Figure, *, falls: bool) -> Node:
    if change.kind != "rate":
        return Sum((old,), (new,)) if falls else Sum((new,), (old,))
    negative = change.value is not None and change.value < 0
    if falls and not negative:
        return Sum((Constant(Fraction(1)),), (Quotient(new, old),))
    return growth(new, old)


def _printed(context: Context, comparison: Comparison) -> Figure | None:
    """Return the only figure of the sentence, or of a bracket after it, that is said to be last year's."""
    figure, change = comparison.figure, comparison.change
    found = [
        item
        for item in context.sentence(figure)
        if item is not figure and item is not change and _alike(item, figure) and _is_previous(context, item)
    ]
    return found[0] if len(found) == 1 else None


def _is_previous(context: Context, figure: Figure) -> bool:
    label = context.label(figure)
    if has(label, (*words("listed", "carried"), *words("move", "up"), *words("move", "down"))):
        return False
    return has(label[-_NEAR:], words("listed", "previous"))


def _difference(subject: Subject, comparison: Comparison) -> Figure | None:
    known = subject.cached("differences", lambda: _differences(subject))
    return known.get((id(comparison.figure), comparison.falls))


def _differences(subject: Subject) -> dict[tuple[int, bool], Figure]:
    found: dict[tuple[int, bool], Figure] = {}
    for item in subject.report.comparisons:
        if item.change is not None and item.change.kind not in {"rate", "points"}:
            found.setdefault((id(item.figure), item.falls), item.change)
    return found


def _context(subject: Subject, figure: Figure) -> Context | None:
    return subject.cached("by part", lambda: _by_part(subject)).get(id(figure.part))


def _by_part(subject: Subject) -> dict[int, Context]:
    return {id(context.figures[0].part): context for context in contexts(subject) if context.figures}


def _alike(a: Figure, b: Figure) -> bool:
    return bool(a.quantity and b.quantity and a.quantity.unit.dimension == b.quantity.unit.dimension)
