"""What a rule read: each figure with its value, unit, facts and, for a derived one, its parts."""

from __future__ import annotations

from jiheng.ledger import TABLES, Fact, FactKey
from jiheng.quantity import unit_of
from jiheng.record import SourceText
from jiheng.scheme import SchemeNode
from jiheng.scheme.build import FULL_MARKS, VALUE
from jiheng.scheme.formula import Compiled, Reference, Scope, compile_formula
from jiheng.scheme.formula.functions import COLLECTIONS
from jiheng.scheme.formula.tree import Call
from jiheng.scheme.formula.types import dimension_words
from jiheng.scheme.scheme import node_formulas
from jiheng.score.context import ScoreContext, each_period
from jiheng.score.outcome import Input

MAXIMUM_DEPTH = 6
RATE_UNITS = ("%", "‰")
SOURCES_SHOWN = 5


def node_inputs(node: SchemeNode, context: ScoreContext) -> tuple[Input, ...]:
    """Return the figures that the rule of a criterion reads, each once, in the order of the rule."""
    found: dict[str, Input] = {}
    for formula in node_formulas(node):
        for item in formula_inputs(formula, context):
            found.setdefault(item.name, item)
    return tuple(found.values())


def formula_inputs(formula: Compiled, context: ScoreContext, depth: int = 0) -> tuple[Input, ...]:
    """Return the figures that a formula reads."""
    found: list[Input] = []
    for item in formula.inputs:
        if isinstance(item, Call):
            found.append(_counted(item, formula.scope, context))
        elif item.name not in (FULL_MARKS, VALUE):
            found += [_input(period, context, depth) for period in each_period(item)]
    return tuple(found)


def _input(item: Reference, context: ScoreContext, depth: int) -> Input:
    data = context.derivations.dictionary.get(item.name)
    value = context.lookup(item)
    project = context.project
    if project is not None and item.name in TABLES["project"].by_label and not item.shifted:
        unit = TABLES["project"].by_label[item.name].unit
        assumed = context.assumed(item) is not None
        source = "" if assumed else project.source
        return Input(item.name, value, unit, assumed=assumed, source=source, reference=item)
    if data is None:
        return Input(item.words, value, "")
    unit = unit_of(data.unit).base
    rate = data.unit in RATE_UNITS
    if context.assumed(item) is not None:
        return Input(item.words, value, unit, assumed=True, rate=rate, reference=item)
    facts = _facts(context, context.key_of(item, data))
    formula = context.derivations.formula(data)
    if facts or formula is None or depth >= MAXIMUM_DEPTH:
        return Input(item.words, value, unit, facts, rate=rate, reference=item)
    parts = formula_inputs(formula, context, depth + 1)
    return Input(item.words, value, unit, formula=str(formula), parts=parts, rate=rate, reference=item)


def _counted(item: Call, scope: Scope, context: ScoreContext) -> Input:
    compiled = compile_formula(item, scope, SourceText(str(item)))
    dimension = compiled.type.dimension
    unit = dimension_words(dimension) if dimension else ""
    rate = item.name == "COMPLETION"
    return Input(
        str(item), compiled.evaluate(context), unit, rate=rate, source=_record_sources(item, context)
    )


def _record_sources(item: Call, context: ScoreContext) -> str:
    kind = COLLECTIONS.get(str(item.arguments[0]))
    records = context.book.ledger.rows(kind) if kind else ()
    sources = dict.fromkeys(str(getattr(record, "source", "")) for record in records)
    return "、".join([source for source in sources if source][:SOURCES_SHOWN])


def _facts(context: ScoreContext, key: FactKey) -> tuple[Fact, ...]:
    """Return the adopted fact of a key first, then those that give the same figure another value."""
    adopted = context.book.fact(key)
    if adopted is None:
        return context.book.unit_facts(key)
    return (adopted, *(fact for fact in context.book.rivals(key) if fact is not adopted))
