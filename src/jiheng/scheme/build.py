"""From a scheme's records to nodes with compiled rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import TypeVar

from jiheng.diagnostic import DiagnosticError, Diagnostics, fail
from jiheng.ledger import TABLES as LEDGER_TABLES
from jiheng.ledger import Dictionary
from jiheng.messages import message
from jiheng.record import SourceText, line_words
from jiheng.scheme.derived import Derivations
from jiheng.scheme.formula import Compiled, Scope, Type, compile_formula, parse_formula
from jiheng.scheme.formula.tree import Number
from jiheng.scheme.formula.types import ANY_NUMBER, CONDITION, NUMBER, Dimension, dimension_of, is_zero
from jiheng.scheme.interval import Interval, parse_interval
from jiheng.scheme.records import Band, Criterion, SchemeRecord, Step
from jiheng.scheme.rules import (
    BandRule,
    CompiledBand,
    CompiledStep,
    ConditionRule,
    FormulaRule,
    JudgedRule,
    PerIndicatorRule,
    RecordedRule,
    Rule,
    StepRule,
)
from jiheng.scheme.scheme import Scheme, SchemeNode
from jiheng.scheme.structure import check_structure

T = TypeVar("T")

FULL_MARKS = "满分"
VALUE = "取值"
FRAMEWORK = "框架"


def build_scheme(
    record: SchemeRecord, text: str, file: str, dictionary: Dictionary, diagnostics: Diagnostics
) -> Scheme | None:
    """Return a scheme with its rules compiled, or None when something in it is wrong."""
    derivations = Derivations(dictionary)
    taken = frozenset((*derivations.scope.names, FULL_MARKS, VALUE))
    builder = _Builder(_scope(record, derivations.scope), taken, diagnostics, record.kind == FRAMEWORK)
    nodes = builder.tree(record.criteria)
    bonuses = tuple((bonus, builder.optional(bonus.points, NUMBER)) for bonus in record.bonuses)
    vetoes = tuple((veto, builder.optional(veto.condition, CONDITION)) for veto in record.vetoes)
    plans = tuple((plan, builder.optional(plan.condition, CONDITION)) for plan in record.weight_plans)
    if diagnostics.errors:
        return None
    scheme = Scheme(
        record=record,
        text=text,
        file=file,
        nodes=nodes,
        derivations=derivations,
        bonuses=bonuses,
        vetoes=tuple((veto, condition) for veto, condition in vetoes if condition is not None),
        weight_plans=plans,
        _ids={node.record.id: position for position, node in enumerate(nodes)},
    )
    check_structure(scheme, diagnostics)
    return scheme


def _scope(record: SchemeRecord, items: Scope) -> Scope:
    names = dict(items.names)
    if record.applies is not None and record.applies.subject == "项目":
        fields = LEDGER_TABLES["project"].fields
        names |= {
            field.label: Type("number", dimension_of("元")) for field in fields if field.type == "quantity"
        }
        names |= {field.label: CONDITION for field in fields if field.type == "yes_no"}
    waiting = list(record.criteria)
    while waiting:
        criterion = waiting.pop()
        names[criterion.id] = NUMBER
        waiting += criterion.children
    return replace(items, names=names)


WAYS = ("得分", "分档", "扣分", "条件", "逐指标", "评审", "记录")


def _ways(criterion: Criterion) -> list[str]:
    """Return the ways of scoring that a criterion writes down."""
    own_answers = criterion.answers and criterion.per_indicator is None
    present = (
        criterion.points is not None,
        bool(criterion.bands),
        bool(criterion.steps),
        criterion.condition is not None,
        criterion.per_indicator is not None,
        bool(criterion.judged or criterion.requirements or own_answers),
        criterion.recorded,
    )
    return [way for way, written in zip(WAYS, present, strict=True) if written]


def _only_listed(criterion: Criterion) -> bool:
    """Return whether nothing at or under a criterion says full marks or a way of scoring."""
    if criterion.full_marks is not None or _ways(criterion):
        return False
    return all(_only_listed(child) for child in criterion.children)


def _value_type(criterion: Criterion, value: Compiled | None) -> Type | None:
    """Return the type of 取值; any number where it is written but wrong, which is reported once."""
    if value is not None:
        return value.type
    return None if criterion.value is None else ANY_NUMBER


@dataclass
class _Builder:
    scope: Scope
    taken: frozenset[str]
    diagnostics: Diagnostics
    framework: bool

    def tree(self, roots: tuple[Criterion, ...]) -> tuple[SchemeNode, ...]:
        nodes: list[SchemeNode] = []
        seen: dict[str, Criterion] = {}

        def add(criterion: Criterion, path: tuple[str, ...], parent: int | None, measure: bool) -> int:
            if criterion.id in seen:
                first = line_words(seen[criterion.id].place)
                self.diagnostics.error("scheme.repeated_id", criterion.place, id=criterion.id, first=first)
            elif criterion.id in self.taken:
                self._error("scheme.id_taken", criterion)
            seen[criterion.id] = criterion
            position = len(nodes)
            path = (*path, criterion.name)
            measure = measure or (self.framework and _only_listed(criterion))
            nodes.append(self._node(criterion, path, parent, measure))
            merged = measure or criterion.combine == "合并"
            children = tuple(add(child, path, position, merged) for child in criterion.children)
            nodes[position] = replace(nodes[position], children=children)
            return position

        for root in roots:
            add(root, (), None, False)
        return tuple(nodes)

    def _node(
        self, criterion: Criterion, path: tuple[str, ...], parent: int | None, measure: bool
    ) -> SchemeNode:
        value = self.optional(criterion.value, ANY_NUMBER)
        rule = None
        ways = _ways(criterion)
        if measure and ways:
            self._error("scheme.measure_with_rule", criterion, ways="、".join(ways))
        if criterion.otherwise is not None and criterion.condition is None:
            self._error("scheme.stray_otherwise", criterion)
        if not measure:
            rule = self._rule(criterion, value, ways)
            if criterion.full_marks is None and (parent is None or criterion.is_leaf):
                self._error("scheme.no_full_marks", criterion)
        inapplicable = tuple(
            (self.optional(item.condition, CONDITION), item) for item in criterion.inapplicable
        )
        return SchemeNode(criterion, path, parent, (), measure, value, rule, inapplicable)

    def _error(self, code: str, criterion: Criterion, **parameters: object) -> None:
        self.diagnostics.error(code, criterion.place, id=criterion.id, name=criterion.name, **parameters)

    def _rule(self, criterion: Criterion, value: Compiled | None, ways: list[str]) -> Rule | None:
        if not criterion.is_leaf:
            if ways:
                self._error("scheme.parent_with_rule", criterion, ways="、".join(ways))
            return None
        if len(ways) != 1:
            code = "scheme.several_rules" if ways else "scheme.no_rule"
            self._error(code, criterion, ways="、".join(ways or WAYS))
            return None
        return self._make(ways[0], criterion, value)

    def _make(self, way: str, criterion: Criterion, value: Compiled | None) -> Rule | None:
        if way in ("分档", "扣分") and value is None:
            if criterion.value is None:
                self._error("scheme.no_value", criterion, way=way)
            return None
        makers: dict[str, Callable[[], Rule | None]] = {
            "得分": lambda: self._points(criterion, value),
            "分档": lambda: self._bands(criterion, value),
            "扣分": lambda: self._steps(criterion, value),
            "条件": lambda: self._condition(criterion, value),
            "逐指标": lambda: self._per_indicator(criterion),
            "评审": lambda: JudgedRule(criterion.judged, criterion.requirements, self._answers(criterion)),
            "记录": RecordedRule,
        }
        return makers[way]()

    def _points(self, criterion: Criterion, value: Compiled | None) -> Rule | None:
        assert criterion.points is not None
        points = self.points(criterion.points, NUMBER, _value_type(criterion, value))
        return None if points is None else FormulaRule(points)

    def _bands(self, criterion: Criterion, value: Compiled | None) -> Rule | None:
        assert value is not None
        bands = [self._band(band, value) for band in criterion.bands]
        return BandRule(value, tuple(band for band in bands if band is not None))

    def _band(self, band: Band, value: Compiled) -> CompiledBand | None:
        interval = self._caught(partial(parse_interval, band.interval))
        points = self.points(band.points, NUMBER, value.type)
        if interval is None or points is None:
            return None
        if not self._unit_fits(interval, value, band.interval):
            return None
        fixed = points.node.value if isinstance(points.node, Number) else None
        return CompiledBand(interval, points, band, fixed)

    def _unit_fits(self, interval: Interval, value: Compiled, source: SourceText) -> bool:
        bare = interval.low in (None, 0) and interval.high in (None, 0)
        return bare or self._same_unit(dimension_of(interval.unit), value, source)

    def _same_unit(self, dimension: Dimension | None, value: Compiled, source: SourceText) -> bool:
        fits = value.type.dimension in (None, dimension)
        if not fits:
            self.diagnostics.error("scheme.unit", source.place, text=source.text, value=str(value))
        return fits

    def _steps(self, criterion: Criterion, value: Compiled | None) -> Rule | None:
        assert value is not None
        steps = [self._caught(partial(self._step, step, value)) for step in criterion.steps]
        return StepRule(value, tuple(step for step in steps if step is not None))

    def _step(self, step: Step, value: Compiled) -> CompiledStep:
        limits = [source for source in (step.above, step.below) if source is not None]
        if len(limits) != 1:
            raise fail("scheme.step_limits", step.place)
        limit, size = self._constant(limits[0], value), self._constant(step.step, value)
        if size <= 0:
            raise fail("scheme.step_size", step.step.place, text=step.step.text)
        if step.points <= 0:
            raise fail("scheme.step_points", step.place, points=step.points)
        code = "scheme.step_above" if step.above else "scheme.step_below"
        words = {"limit": limits[0], "step": step.step, "points": step.points, "partial": step.partial}
        return CompiledStep(
            limit=limit,
            above=step.above is not None,
            size=size,
            points=Fraction(step.points),
            partial=step.partial,
            floor=Fraction(step.floor),
            text=message(code, **words),
        )

    def _constant(self, source: SourceText, value: Compiled) -> Fraction:
        compiled = compile_formula(parse_formula(source), self.scope, source)
        found = None if compiled.inputs else compiled.evaluate(None)  # type: ignore[arg-type]
        if not isinstance(found, Fraction):
            raise fail("scheme.not_constant", source.place, text=source.text)
        if not is_zero(compiled.node):
            self._same_unit(compiled.type.dimension, value, source)
        return found

    def _condition(self, criterion: Criterion, value: Compiled | None) -> Rule | None:
        assert criterion.condition is not None
        kind = _value_type(criterion, value)
        condition = self.points(criterion.condition, CONDITION, kind)
        otherwise = None
        if criterion.otherwise is not None:
            otherwise = self.points(criterion.otherwise, NUMBER, kind)
        return None if condition is None else ConditionRule(condition, otherwise)

    def _per_indicator(self, criterion: Criterion) -> Rule:
        assert criterion.per_indicator is not None
        return PerIndicatorRule(criterion.per_indicator, self._answers(criterion))

    def _answers(self, criterion: Criterion) -> tuple[tuple[str, Interval], ...]:
        found = []
        for answer in criterion.answers:
            interval = self._caught(partial(parse_interval, answer.interval))
            if interval is not None:
                found.append((answer.name, interval))
        return tuple(found)

    def optional(self, source: SourceText | None, expected: Type) -> Compiled | None:
        """Return a formula compiled, or None where there is none or it is wrong."""
        return None if source is None else self.formula(source, expected, self.scope)

    def points(self, source: SourceText, expected: Type, value: Type | None) -> Compiled | None:
        """Return a formula of a rule compiled; it may name 满分, and 取值 where there is one."""
        own = {FULL_MARKS: NUMBER} if value is None else {FULL_MARKS: NUMBER, VALUE: value}
        return self.formula(source, expected, replace(self.scope, names={**self.scope.names, **own}))

    def formula(self, source: SourceText, expected: Type, scope: Scope) -> Compiled | None:
        """Return a formula compiled and of the kind expected; mistakes are reported."""
        compiled = self._caught(lambda: compile_formula(parse_formula(source), scope, source))
        if compiled is None:
            return None
        if compiled.type.kind != expected.kind:
            code = "formula.not_a_condition" if expected == CONDITION else "formula.not_a_number"
            self.diagnostics.error(code, source.place, position=1)
            return None
        if expected == NUMBER and compiled.type.dimension not in (None, ()):
            self.diagnostics.error("scheme.points_unit", source.place, text=source.text)
            return None
        return compiled

    def _caught(self, make: Callable[[], T]) -> T | None:
        try:
            return make()
        except DiagnosticError as error:
            self.diagnostics.extend(error.diagnostics)
            return None
