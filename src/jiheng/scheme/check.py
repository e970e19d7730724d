"""What can be wrong with a scheme before any department is scored by it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from jiheng.diagnostic import Diagnostics
from jiheng.place import Place
from jiheng.scheme.formula.tree import Call, Node, Number, Operation, walk
from jiheng.scheme.interval import Interval
from jiheng.scheme.records import PointsByName
from jiheng.scheme.rules import BandRule, JudgedRule, Rule, StepRule
from jiheng.scheme.scheme import Scheme, SchemeNode, node_formulas


def check_scheme(scheme: Scheme) -> Diagnostics:
    """Return everything found wrong or worth noting in a scheme that loads."""
    diagnostics = Diagnostics()
    _marks(scheme, diagnostics)
    for node in scheme.nodes:
        _bands(node, diagnostics)
        _points(node, diagnostics)
        _divisions(node, diagnostics)
        _moves(scheme, node, diagnostics)
        _sourced(node, diagnostics)
    _grades(scheme, diagnostics)
    _plans(scheme, diagnostics)
    _criterion_cycles(scheme, diagnostics)
    scheme.derivations.check(diagnostics)
    return diagnostics


def _place(node: SchemeNode) -> Place:
    return node.record.place


def _marks(scheme: Scheme, diagnostics: Diagnostics) -> None:
    if scheme.record.kind == "框架":
        return
    tops = [node.record for node in scheme.nodes if node.parent is None]
    _adds_up(
        scheme.full_marks,
        [top.full_marks for top in tops],
        scheme.record.place,
        "scheme.total_marks",
        "",
        diagnostics,
    )
    for node in scheme.nodes:
        if node.children and not node.measure and node.record.combine == "合计":
            parts = [scheme.nodes[child].record.full_marks for child in node.children]
            _adds_up(
                node.record.full_marks,
                parts,
                _place(node),
                "scheme.parent_marks",
                node.record.name,
                diagnostics,
            )


def _adds_up(
    whole: Decimal | None,
    parts: list[Decimal | None],
    place: Place,
    code: str,
    name: str,
    diagnostics: Diagnostics,
) -> None:
    known = [part for part in parts if part is not None]
    if whole is None or len(known) < len(parts):
        return
    if sum(known) != whole:
        diagnostics.error(code, place, name=name, whole=whole, total=sum(known))


def _bands(node: SchemeNode, diagnostics: Diagnostics) -> None:
    rule = node.rule
    if isinstance(rule, BandRule):
        intervals = [(band.interval, band.record.place) for band in rule.bands]
    elif isinstance(rule, JudgedRule) or (rule is not None and hasattr(rule, "answers")):
        intervals = [(interval, _place(node)) for _, interval in rule.answers]
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
            "scheme.bands_gap", _place(node), name=node.record.name, first=first.text, second=second.text
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
    for points, place in _literal_points(node.rule):
        if not 0 <= points <= full:
            diagnostics.error("scheme.points_outside", place, name=node.record.name, points=points, full=full)
    if node.record.requirements:
        total = sum(item.points for item in node.record.requirements)
        if total != full:
            diagnostics.error(
                "scheme.requirements_sum", _place(node), name=node.record.name, total=total, full=full
            )


def _literal_points(rule: Rule | None) -> Iterator[tuple[Decimal, Place]]:
    if isinstance(rule, BandRule):
        for band in rule.bands:
            if isinstance(band.points.node, Number):
                value = band.points.node.value
                yield Decimal(value.numerator) / Decimal(value.denominator), band.record.place
    if isinstance(rule, StepRule):
        for step in rule.steps:
            yield Decimal(step.floor.numerator) / Decimal(step.floor.denominator), Place()


def _divisions(node: SchemeNode, diagnostics: Diagnostics) -> None:
    guarded = {
        str(part)
        for condition, _ in node.inapplicable
        if condition is not None
        for part in walk(condition.node)
    }
    for formula in node_formulas(node):
        for part in walk(formula.node):
            if isinstance(part, Operation) and part.operator == "÷":
                divisor = part.operands[1]
                if not _cannot_be_zero(divisor) and str(divisor) not in guarded:
                    diagnostics.note(
                        "scheme.division", formula.source.place, name=node.record.name, divisor=str(divisor)
                    )


def _cannot_be_zero(node: Node) -> bool:
    if isinstance(node, Number):
        return node.value != 0
    return (
        isinstance(node, Call)
        and node.name == "MAX"
        and any(isinstance(item, Number) and item.value > 0 for item in node.arguments)
    )


def _moves(scheme: Scheme, node: SchemeNode, diagnostics: Diagnostics) -> None:
    for _, rule in node.inapplicable:
        if rule.treatment != "移至":
            continue
        target = scheme.node(rule.to)
        if target is None or target.measure or not target.record.is_leaf or target is node:
            diagnostics.error("scheme.move_target", rule.place, name=node.record.name, to=rule.to)


def _sourced(node: SchemeNode, diagnostics: Diagnostics) -> None:
    record = node.record
    if record.origin == "推断" and not (record.inferred_from or record.basis):
        diagnostics.note("scheme.not_sourced", record.place, name=record.name)


def _grades(scheme: Scheme, diagnostics: Diagnostics) -> None:
    thresholds = [threshold for _, threshold in scheme.record.grades]
    for first, second in pairwise(scheme.record.grades):
        if second[1] >= first[1]:
            diagnostics.error("scheme.grades_order", scheme.record.place, first=first[0], second=second[0])
    ceiling = _ceiling(scheme)
    for name, threshold in scheme.record.grades:
        if ceiling is not None and threshold > ceiling:
            diagnostics.error("scheme.grade_unreachable", scheme.record.place, name=name, ceiling=ceiling)
    if thresholds and min(thresholds) > 0:
        diagnostics.warning("scheme.grade_gap", scheme.record.place, lowest=min(thresholds))
    known = {name for name, _ in scheme.record.grades}
    for veto, _ in scheme.vetoes:
        if veto.grade not in known:
            diagnostics.error("scheme.unknown_grade", veto.place, grade=veto.grade, known="、".join(known))


def _ceiling(scheme: Scheme) -> Decimal | None:
    if scheme.record.cap is not None:
        return scheme.record.cap
    extra = [bonus.maximum for bonus, _ in scheme.bonuses]
    if any(maximum is None for maximum in extra):
        return None
    return scheme.full_marks + sum((maximum for maximum in extra if maximum is not None), Decimal(0))


def _plans(scheme: Scheme, diagnostics: Diagnostics) -> None:
    for plan, condition in scheme.weight_plans:
        if (condition is None) != plan.otherwise:
            diagnostics.error("scheme.plan_condition", plan.place, name=plan.name)
        marks = dict(plan.marks)
        for name in marks:
            if scheme.node(name) is None:
                diagnostics.error("scheme.plan_unknown", plan.place, name=plan.name, id=name)
        _plan_sum(scheme, plan.marks, plan.place, plan.name, diagnostics)
    if scheme.weight_plans and not any(plan.otherwise for plan, _ in scheme.weight_plans):
        diagnostics.warning("scheme.no_other_plan", scheme.record.place)


def _plan_sum(scheme: Scheme, marks: PointsByName, place: Place, name: str, diagnostics: Diagnostics) -> None:
    chosen = dict(marks)
    tops = [node.record for node in scheme.nodes if node.parent is None]
    parts = [chosen.get(top.id, top.full_marks) for top in tops]
    _adds_up(scheme.full_marks, parts, place, "scheme.plan_marks", name, diagnostics)


def _criterion_cycles(scheme: Scheme, diagnostics: Diagnostics) -> None:
    edges: dict[int, set[int]] = {}
    for position, node in enumerate(scheme.nodes):
        named = {
            str(ref.name) for formula in node_formulas(node) for ref in formula.inputs if hasattr(ref, "name")
        }
        targets = {place for name in named if (place := scheme.position(name)) is not None}
        edges[position] = targets | set(node.children)
    done: set[int] = set()

    def visit(position: int, path: tuple[int, ...]) -> None:
        if position in path:
            cycle = [scheme.nodes[item].record.id for item in (*path[path.index(position) :], position)]
            diagnostics.error(
                "formula.recursion", _place(scheme.nodes[position]), name=cycle[0], cycle=" → ".join(cycle)
            )
        elif position not in done:
            done.add(position)
            for target in edges[position]:
                visit(target, (*path, position))

    for position in edges:
        visit(position, ())
