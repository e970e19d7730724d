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
from jiheng.record import SourceText
from jiheng.scheme.derived import Derivations
from jiheng.scheme.formula import Compiled, Scope, Type, compile_formula, parse_formula
from jiheng.scheme.formula.tree import Number
from jiheng.scheme.formula.types import ANY_NUMBER, CONDITION, NUMBER, dimension_of
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

T = TypeVar("T")

FULL_MARKS = "满分"
VALUE = "取值"


def build_scheme(
    record: SchemeRecord, text: str, file: str, dictionary: Dictionary, diagnostics: Diagnostics
) -> Scheme | None:
    """Return a scheme with its rules compiled, or None when something in it is wrong."""
    derivations = Derivations(dictionary)
    scope = _scope(record, derivations.scope)
    builder = _Builder(scope, diagnostics)
    nodes = builder.tree(record.criteria)
    bonuses = tuple((bonus, builder.optional(bonus.points, NUMBER)) for bonus in record.bonuses)
    vetoes = tuple((veto, builder.formula(veto.condition, CONDITION)) for veto in record.vetoes)
    plans = tuple((plan, builder.optional(plan.condition, CONDITION)) for plan in record.weight_plans)
    if diagnostics.errors:
        return None
    return Scheme(
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
    names[FULL_MARKS] = NUMBER
    return replace(items, names=names)


@dataclass
class _Builder:
    scope: Scope
    diagnostics: Diagnostics

    def tree(self, roots: tuple[Criterion, ...]) -> tuple[SchemeNode, ...]:
        nodes: list[SchemeNode] = []
        seen: dict[str, Criterion] = {}

        def add(criterion: Criterion, path: tuple[str, ...], parent: int | None, measure: bool) -> int:
            if criterion.id in seen:
                first = seen[criterion.id].place.line
                self.diagnostics.error("scheme.repeated_id", criterion.place, id=criterion.id, first=first)
            seen[criterion.id] = criterion
            position = len(nodes)
            path = (*path, criterion.name)
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
        if not measure:
            rule = self._rule(criterion, value)
            if criterion.full_marks is None and (parent is None or criterion.is_leaf):
                self._error("scheme.no_full_marks", criterion)
        inapplicable = tuple(
            (self.optional(item.condition, CONDITION), item) for item in criterion.inapplicable
        )
        return SchemeNode(criterion, path, parent, (), measure, value, rule, inapplicable)

    def _error(self, code: str, criterion: Criterion, **parameters: object) -> None:
        self.diagnostics.error(code, criterion.place, id=criterion.id, name=criterion.name, **parameters)

    def _rule(self, criterion: Criterion, value: Compiled | None) -> Rule | None:
        ways = {
            "得分": criterion.points is not None,
            "分档": bool(criterion.bands),
            "扣分": bool(criterion.steps),
            "条件": criterion.condition is not None,
            "逐指标": criterion.per_indicator is not None,
            "评审": bool(criterion.judged or criterion.requirements)
            or bool(criterion.answers and criterion.per_indicator is None),
            "记录": criterion.recorded,
        }
        chosen = [way for way, present in ways.items() if present]
        if not criterion.is_leaf:
            if chosen:
                self._error("scheme.parent_with_rule", criterion, ways="、".join(chosen))
            return None
        if len(chosen) != 1:
            code = "scheme.several_rules" if chosen else "scheme.no_rule"
            self._error(code, criterion, ways="、".join(chosen or ways))
            return None
        return self._make(chosen[0], criterion, value)

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
        points = self.optional(criterion.points, NUMBER, value)
        return None if points is None else FormulaRule(points)

    def _bands(self, criterion: Criterion, value: Compiled | None) -> Rule | None:
        assert value is not None
        bands = [self._band(band, value) for band in criterion.bands]
        return BandRule(value, tuple(band for band in bands if band is not None))

    def _band(self, band: Band, value: Compiled) -> CompiledBand | None:
        interval = self._caught(partial(parse_interval, band.interval))
        points = self.formula(band.points, NUMBER, value)
        if interval is None or points is None:
            return None
        if not self._unit_fits(interval, value, band.interval):
            return None
        fixed = points.node.value if isinstance(points.node, Number) else None
        return CompiledBand(interval, points, band, fixed)

    def _unit_fits(self, interval: Interval, value: Compiled, source: SourceText) -> bool:
        bare = interval.low in (None, 0) and interval.high in (None, 0)
        fits = bare or value.type.dimension in (None, dimension_of(interval.unit))
        if not fits:
            self.diagnostics.error("scheme.band_unit", source.place, text=source.text, value=str(value))
        return fits

    def _steps(self, criterion: Criterion, value: Compiled | None) -> Rule | None:
        assert value is not None
        steps = [self._caught(partial(_step, step, self.scope)) for step in criterion.steps]
        return StepRule(value, tuple(step for step in steps if step is not None))

    def _condition(self, criterion: Criterion, value: Compiled | None) -> Rule | None:
        assert criterion.condition is not None
        condition = self.formula(criterion.condition, CONDITION, value)
        otherwise = self.optional(criterion.otherwise, NUMBER, value)
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

    def optional(
        self, source: SourceText | None, expected: Type, value: Compiled | None = None
    ) -> Compiled | None:
        """Return a formula compiled, or None where there is none or it is wrong."""
        return None if source is None else self.formula(source, expected, value)

    def formula(self, source: SourceText, expected: Type, value: Compiled | None = None) -> Compiled | None:
        """Return a formula compiled and of the kind expected; mistakes are reported."""
        scope = self.scope
        if value is not None:
            scope = replace(scope, names={**scope.names, VALUE: value.type})
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


def _step(step: Step, scope: Scope) -> CompiledStep:
    limits = [source for source in (step.above, step.below) if source is not None]
    if len(limits) != 1:
        raise fail("scheme.step_limits", step.place)
    size = _constant(step.step, scope)
    if size <= 0:
        raise fail("scheme.step_size", step.step.place, text=step.step.text)
    return CompiledStep(
        limit=_constant(limits[0], scope),
        above=step.above is not None,
        size=size,
        points=Fraction(step.points),
        partial=step.partial,
        floor=Fraction(step.floor),
        text=message(
            "scheme.step_above" if step.above else "scheme.step_below",
            limit=limits[0],
            step=step.step,
            points=step.points,
            partial=step.partial,
        ),
    )


def _constant(source: SourceText, scope: Scope) -> Fraction:
    compiled = compile_formula(parse_formula(source), scope, source)
    value = None if compiled.inputs else compiled.evaluate(None)  # type: ignore[arg-type]
    if not isinstance(value, Fraction):
        raise fail("scheme.not_constant", source.place, text=source.text)
    return value
