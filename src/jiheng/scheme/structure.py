"""What a scheme must hold together for anything to be scored by it; found when it is loaded.

What is only wrong in its figures (full marks that do not add up, bands that overlap) is left to
`check_scheme`, so that a scheme once used can be read again years later.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jiheng.diagnostic import Diagnostics
from jiheng.place import Place
from jiheng.record import line_words
from jiheng.scheme.formula import Compiled
from jiheng.scheme.scheme import Scheme, SchemeNode

MAXIMUM_DECIMALS = 6


def check_structure(scheme: Scheme, diagnostics: Diagnostics) -> None:
    """Report what would keep any department from being scored."""
    rounding = scheme.record.rounding
    if rounding.places > MAXIMUM_DECIMALS:
        diagnostics.error("scheme.decimals", rounding.place, limit=MAXIMUM_DECIMALS)
    _marks(scheme, diagnostics)
    _grades(scheme, diagnostics)
    _bonuses(scheme, diagnostics)
    _plans(scheme, diagnostics)
    for node in scheme.nodes:
        _moves(scheme, node, diagnostics)
        for condition, _ in node.inapplicable:
            _figures_only(scheme, condition, diagnostics)
    _circles(scheme, diagnostics)
    named = (reference.name for formula in scheme.formulas() for reference in formula.references)
    items = (scheme.dictionary.get(name) for name in named)
    scheme.derivations.check(diagnostics, [item.name for item in items if item is not None])


def _marks(scheme: Scheme, diagnostics: Diagnostics) -> None:
    if scheme.full_marks <= 0:
        diagnostics.error("scheme.no_marks", scheme.record.place, full=scheme.full_marks)
    for node in scheme.nodes:
        full = node.record.full_marks
        if full is not None and full < 0:
            diagnostics.error("scheme.negative_marks", node.record.place, name=node.record.name, full=full)


def _grades(scheme: Scheme, diagnostics: Diagnostics) -> None:
    for first, second in pairwise(scheme.record.grades):
        if second[1] >= first[1]:
            diagnostics.error("scheme.grades_order", scheme.record.place, first=first[0], second=second[0])
    known = [name for name, _ in scheme.record.grades]
    for veto, _ in scheme.vetoes:
        if veto.grade not in known:
            diagnostics.error("scheme.unknown_grade", veto.place, grade=veto.grade, known="、".join(known))


def _bonuses(scheme: Scheme, diagnostics: Diagnostics) -> None:
    seen: dict[str, Place] = {}
    for bonus, _ in scheme.bonuses:
        if bonus.id in seen:
            diagnostics.error(
                "scheme.repeated_id", bonus.place, id=bonus.id, first=line_words(seen[bonus.id])
            )
        seen.setdefault(bonus.id, bonus.place)
        if bonus.maximum is not None and bonus.minimum is not None and bonus.minimum > bonus.maximum:
            diagnostics.error("scheme.bonus_limits", bonus.place, name=bonus.name)


def _plans(scheme: Scheme, diagnostics: Diagnostics) -> None:
    for plan, condition in scheme.weight_plans:
        if (condition is None) != plan.otherwise:
            diagnostics.error("scheme.plan_condition", plan.place, name=plan.name)
        _figures_only(scheme, condition, diagnostics)
        for name, points in plan.marks:
            if scheme.node(name) is None:
                diagnostics.error("scheme.plan_unknown", plan.place, name=plan.name, id=name)
            if points < 0:
                diagnostics.error("scheme.negative_marks", plan.place, name=name, full=points)


def _moves(scheme: Scheme, node: SchemeNode, diagnostics: Diagnostics) -> None:
    for _, rule in node.inapplicable:
        if rule.treatment != "移至":
            continue
        target = scheme.node(rule.to)
        if target is None or target.rule is None or node in (target, *_above(scheme, target)):
            diagnostics.error("scheme.move_target", rule.place, name=node.record.name, to=rule.to)


def _above(scheme: Scheme, node: SchemeNode) -> Iterator[SchemeNode]:
    while node.parent is not None:
        node = scheme.nodes[node.parent]
        yield node


def _figures_only(scheme: Scheme, condition: Compiled | None, diagnostics: Diagnostics) -> None:
    """Report a condition on points: full marks must be known before any points are."""
    for reference in condition.references if condition is not None else ():
        if condition is not None and scheme.node(reference.name) is not None:
            diagnostics.error("scheme.condition_on_points", condition.source.place, id=reference.name)


def _circles(scheme: Scheme, diagnostics: Diagnostics) -> None:
    for circle in scheme.dependencies[1]:
        names = [scheme.nodes[position].record.id for position in circle]
        place = scheme.nodes[circle[0]].record.place
        diagnostics.error("formula.recursion", place, name=names[0], cycle=" → ".join(names))
