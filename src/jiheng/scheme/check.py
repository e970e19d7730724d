"""What can be wrong with the figures of a scheme that loads, before any department is scored by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from jiheng.diagnostic import Diagnostics
from jiheng.place import Place
from jiheng.quantity import format_number
from jiheng.scheme.formula import Compiled
from jiheng.scheme.formula.tree import Call, Node, Number, Operation, walk
from jiheng.scheme.interval import Interval
from jiheng.scheme.plans import marks_under
from jiheng.scheme.rules import BandRule, ConditionRule, JudgedRule, PerIndicatorRule
from jiheng.scheme.scheme import Scheme, SchemeNode, node_formulas

Marks = Sequence[Fraction | None]


def check_scheme(scheme: Scheme) -> Diagnostics:
    """Return everything found wrong or worth noting in a scheme that loads."""
    diagnostics = Diagnostics()
    _marks(scheme, diagnostics)
    for node in scheme.nodes:
        _bands(node, diagnostics)
        _points(node, diagnostics)
        _divisions(scheme, node, diagnostics)
        _sourced(node, diagnostics)
    _grades(scheme, diagnostics)
    _plans(scheme, diagnostics)
    scheme.derivations.check(diagnostics)
    return diagnostics


def _marks(scheme: Scheme, diagnostics: Diagnostics) -> None:
    if scheme.record.kind == "框架":
        return
    full = scheme.printed_marks
    total = _sum(scheme, scheme.tops, full)
    if total is not None and total != scheme.full_marks:
        whole = scheme.full_marks
        diagnostics.error("scheme.total_marks", scheme.record.place, whole=whole, total=format_number(total))
    for node, whole_marks, parts in _unequal(scheme, full):
        diagnostics.error(
            "scheme.parent_marks",
            node.record.place,
            name=node.record.name,
            whole=format_number(whole_marks),
            total=format_number(parts),
        )


def _sum(scheme: Scheme, positions: Sequence[int], full: Marks) -> Fraction | None:
    """Return what full marks add up to; a node without any stands for the sum of those below it."""
    total = Fraction(0)
    for position in positions:
        node, marks = scheme.nodes[position], full[position]
        if marks is None and not node.record.is_leaf:
            marks = _sum(scheme, node.children, full)
        if marks is None:
            return None
        total += marks
    return total


def _unequal(scheme: Scheme, full: Marks) -> Iterator[tuple[SchemeNode, Fraction, Fraction]]:
    """Yield the nodes whose children do not add up to their full marks, with both figures."""
    for node, whole in zip(scheme.nodes, full, strict=True):
        if node.measure or node.record.is_leaf or whole is None:
            continue
        parts = _sum(scheme, node.children, full)
        if parts is not None and parts != whole:
            yield node, whole, parts


def _bands(node: SchemeNode, diagnostics: Diagnostics) -> None:
    rule = node.rule
    if isinstance(rule, BandRule):
        intervals = [(band.interval, band.record.place) for band in rule.bands]
    elif isinstance(rule, (JudgedRule, PerIndicatorRule)):
        places = [answer.place for answer in node.record.answers]
        intervals = [(interval, place) for (_, interval), place in zip(rule.answers, places, strict=True)]
    else:
        return
    for position, (interval, place) in enumerate(intervals):
        for other, _ in intervals[:position]:
            if interval.overlaps(other):
                diagnostics.error(
                    "scheme.bands_overlap",
                    place,
                    name=node.record.name,
                    first=other.text,
                    second=interval.text,
                )
    for first, second in _gaps([interval for interval, _ in intervals]):
        diagnostics.note(
            "scheme.bands_gap", node.record.place, name=node.record.name, first=first.text, second=second.text
        )


def _gaps(intervals: list[Interval]) -> Iterator[tuple[Interval, Interval]]:
    def start(interval: Interval) -> tuple[bool, Fraction]:
        return interval.low is not None, interval.low or Fraction(0)

    for first, second in pairwise(sorted(intervals, key=start)):
        if first.high is None or second.low is None:
            continue
        touching = first.high == second.low and (first.high_closed or second.low_closed)
        if first.high < second.low or (first.high == second.low and not touching):
            yield first, second


def _points(node: SchemeNode, diagnostics: Diagnostics) -> None:
    full = node.record.full_marks
    if full is None:
        return
    for points, place in _literal_points(node):
        if not 0 <= points <= full:
            figures = {"points": format_number(points), "full": full}
            diagnostics.error("scheme.points_outside", place, name=node.record.name, **figures)
    if node.record.requirements:
        total = sum(item.points for item in node.record.requirements)
        if total != full:
            diagnostics.error(
                "scheme.requirements_sum", node.record.place, name=node.record.name, total=total, full=full
            )


def _literal_points(node: SchemeNode) -> Iterator[tuple[Fraction | Decimal, Place]]:
    """Yield the points that the rule of a node writes as plain numbers."""
    rule = node.rule
    if isinstance(rule, BandRule):
        for band in rule.bands:
            if isinstance(band.points.node, Number):
                yield band.points.node.value, band.record.place
    if isinstance(rule, ConditionRule) and rule.otherwise and isinstance(rule.otherwise.node, Number):
        yield rule.otherwise.node.value, rule.otherwise.source.place
    for step in node.record.steps:
        yield step.floor, step.place
    for requirement in node.record.requirements:
        yield requirement.points, requirement.place


def _divisions(scheme: Scheme, node: SchemeNode, diagnostics: Diagnostics) -> None:
    conditions = [condition.node for condition, _ in node.inapplicable if condition is not None]
    noted: set[str] = set()
    for formula in node_formulas(node):
        guarded = {str(part) for condition in conditions for part in walk(condition)}
        for inner in (formula, *_derived(scheme, formula)):
            guarded |= {str(part) for condition in _own_conditions(inner) for part in walk(condition)}
            for divisor in _divisors(inner):
                if divisor not in guarded | noted:
                    noted.add(divisor)
                    place, name = formula.source.place, node.record.name
                    diagnostics.note("scheme.division", place, name=name, divisor=divisor)


def _derived(scheme: Scheme, formula: Compiled) -> Iterator[Compiled]:
    """Yield the formulas of the derived items that a formula reads, at every remove."""
    seen: set[str] = set()
    waiting = [formula]
    while waiting:
        for reference in waiting.pop().references:
            item = scheme.dictionary.get(reference.name)
            found = None if item is None or item.name in seen else scheme.derivations.formula(item)
            if item is not None and found is not None:
                seen.add(item.name)
                waiting.append(found)
                yield found


def _own_conditions(formula: Compiled) -> Iterator[Node]:
    for part in walk(formula.node):
        if isinstance(part, Call) and part.name == "IF":
            yield part.arguments[0]


def _divisors(formula: Compiled) -> Iterator[str]:
    for part in walk(formula.node):
        if isinstance(part, Operation) and part.operator == "÷" and not _cannot_be_zero(part.operands[1]):
            yield str(part.operands[1])


def _cannot_be_zero(node: Node) -> bool:
    if isinstance(node, Number):
        return node.value != 0
    return (
        isinstance(node, Call)
        and node.name == "MAX"
        and any(isinstance(item, Number) and item.value > 0 for item in node.arguments)
    )


def _sourced(node: SchemeNode, diagnostics: Diagnostics) -> None:
    record = node.record
    if record.origin == "推断" and not (record.inferred_from or record.basis):
        diagnostics.note("scheme.not_sourced", record.place, name=record.name)
    for band in record.bands:
        if band.origin == "推断" and not (band.inferred_from or record.inferred_from or record.basis):
            diagnostics.note("scheme.not_sourced", band.place, name=record.name)


def _grades(scheme: Scheme, diagnostics: Diagnostics) -> None:
    ceiling = _ceiling(scheme)
    for name, threshold in scheme.record.grades:
        if ceiling is not None and threshold > ceiling:
            diagnostics.error("scheme.grade_unreachable", scheme.record.place, name=name, ceiling=ceiling)
    lowest = min((threshold for _, threshold in scheme.record.grades), default=Decimal(0))
    if lowest > 0:
        diagnostics.warning("scheme.grade_gap", scheme.record.place, lowest=lowest)


def _ceiling(scheme: Scheme) -> Decimal | None:
    """Return the highest total that can be reached, None where nothing limits the bonus points."""
    total: Decimal | None = scheme.full_marks
    for bonus, _ in scheme.bonuses:
        total = None if total is None or bonus.maximum is None else total + max(bonus.maximum, Decimal(0))
    limits = [limit for limit in (total, scheme.record.cap) if limit is not None]
    return min(limits, default=None)


def _plans(scheme: Scheme, diagnostics: Diagnostics) -> None:
    for plan, _ in scheme.weight_plans:
        full = marks_under(scheme, plan)
        total = _sum(scheme, scheme.tops, full)
        if scheme.record.kind != "框架" and total is not None and total != scheme.full_marks:
            figures = {"whole": scheme.full_marks, "total": format_number(total)}
            diagnostics.error("scheme.plan_marks", plan.place, name=plan.name, **figures)
        for node, whole, parts in _unequal(scheme, full):
            diagnostics.error(
                "scheme.plan_parent",
                plan.place,
                name=plan.name,
                parent=node.record.name,
                whole=format_number(whole),
                total=format_number(parts),
            )
    if scheme.weight_plans and not any(plan.otherwise for plan, _ in scheme.weight_plans):
        diagnostics.warning("scheme.no_other_plan", scheme.record.place)
