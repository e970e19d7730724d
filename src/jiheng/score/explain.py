"""解释 — why a criterion has its points: rule, figures put in, sources, deductions, who overrode what."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiheng.ledger import Fact, Figure
from jiheng.messages import message
from jiheng.quantity import Quantity
from jiheng.scheme.build import FULL_MARKS, VALUE
from jiheng.scheme.formula import Compiled, Missing, Reference
from jiheng.scheme.formula.tree import Call, Node, Number, joined
from jiheng.scheme.formula.types import dimension_words
from jiheng.scheme.rules import BandRule, ConditionRule, FormulaRule
from jiheng.score.outcome import IndicatorLine, Input
from jiheng.score.rule_words import rule_words
from jiheng.score.sheet import CriterionScore
from jiheng.score.words import NOTHING, points_words, rate_words, value_words


def explain(item: CriterionScore) -> list[str]:
    """Return the explanation of a criterion's points, line by line."""
    lines = [_head(item), message("explain.rule", rule=rule_words(item.node))]
    record = item.node.record
    if record.basis:
        lines.append(message("explain.basis", basis=record.basis))
    if item.node.inferred:
        lines.append(message("explain.inferred"))
        lines += [message("explain.inferred_from", text=text) for text in _inferred_from(item)]
    lines += computation_lines(item)
    for figure in item.inputs:
        lines += input_lines(figure)
    lines += [line_words(line) for line in item.lines]
    lines += _decisions(item)
    if item.missing is not None and item.score is None:
        reasons = "；".join(reason.sentence for reason in item.missing.reasons)
        lines.append(message("explain.missing", reasons=reasons))
    lines += [note.sentence for note in item.notes]
    lines += _recorded(item)
    return lines


def _head(item: CriterionScore) -> str:
    known = {"name": item.node.record.name, "id": item.id, "full": points_words(item.full_marks)}
    if item.node.measure:
        return message("explain.listed", **known)
    if item.score is None:
        out = item.status == "not_applicable"
        return message("explain.score_none" if out else "explain.score_missing", **known)
    return message("explain.score", score=points_words(item.score), **known)


def _inferred_from(item: CriterionScore) -> Iterator[str]:
    record = item.node.record
    if record.inferred_from:
        yield record.inferred_from
    for band in record.bands:
        if band.inferred_from:
            yield f"{band.interval}：{band.inferred_from}"


def value_unit(item: CriterionScore) -> str:
    """Return the unit of 取值, empty for a pure number."""
    dimension = item.node.value.type.dimension if item.node.value is not None else None
    return dimension_words(dimension) if dimension else ""


def is_rate(formula: Compiled | None) -> bool:
    """Return whether a formula's value reads best as a percentage."""
    if formula is None or formula.type.dimension not in (None, ()):
        return False
    node = formula.node
    return "%" in str(node) or "÷" in str(node) or "率" in str(node)


def computation_lines(item: CriterionScore) -> list[str]:
    """Return how the points were computed: the figures put in, the band, what rounding changed."""
    lines = []
    node = item.node
    figures = {figure.name: figure for figure in item.inputs}
    bare = node.value is not None and isinstance(node.value.node, Reference)
    if node.value is not None and not bare and isinstance(item.value, Fraction):
        shown = value_words(item.value, value_unit(item), rate=is_rate(node.value))
        lines.append(message("explain.substituted", text=substituted(node.value.node, figures), value=shown))
    if isinstance(node.rule, BandRule) and item.band is not None:
        lines.append(message("explain.band_hit", interval=node.rule.bands[item.band].interval.text))
    formula = node.rule.points if isinstance(node.rule, FormulaRule) else None
    if isinstance(node.rule, ConditionRule):
        formula = node.rule.condition
    if formula is not None and item.exact is not None and item.status == "computed":
        if isinstance(node.rule, FormulaRule):
            value = points_words(item.exact)
        else:
            value = message("score.holds" if item.exact == Fraction(item.full_marks or 0) else "score.fails")
        known = {**figures, **_own(item)}
        lines.append(message("explain.substituted", text=substituted(formula.node, known), value=value))
    if item.exact is not None and item.computed is not None and item.exact != Fraction(item.computed):
        lines.append(message("explain.rounded", exact=points_words(item.exact)))
    return lines


def _own(item: CriterionScore) -> dict[str, Input]:
    printed = Fraction(item.node.record.full_marks or 0)
    own = {FULL_MARKS: Input(FULL_MARKS, printed, "")}
    if item.value is not None:
        own[VALUE] = Input(VALUE, item.value, value_unit(item), rate=is_rate(item.node.value))
    return own


def substituted(node: Node, figures: dict[str, Input]) -> str:
    """Return a formula with the figures put in for the names."""
    if isinstance(node, Number):
        return node.text
    if isinstance(node, Reference) or (isinstance(node, Call) and str(node) in figures):
        figure = figures.get(node.words if isinstance(node, Reference) else str(node))
        return str(node) if figure is None else value_words(figure.value, figure.unit, rate=figure.rate)
    if isinstance(node, Call):
        return f"{node.written}({', '.join(substituted(part, figures) for part in node.arguments)})"
    return joined(node, [substituted(part, figures) for part in node.operands])


def input_lines(figure: Input, depth: int = 0) -> list[str]:
    """Return a figure with its sources, and below it the figures it was derived from."""
    indent = "　" * depth
    if isinstance(figure.value, Missing):
        head = message("explain.input_missing", name=figure.name)
    else:
        shown = value_words(figure.value, figure.unit, rate=figure.rate)
        head = message("explain.input", name=figure.name, value=shown)
    if figure.assumed:
        head += message("explain.input_assumed")
    if figure.formula:
        head += message("explain.input_formula", formula=figure.formula)
    if figure.source:
        head += message("explain.input_source", source=figure.source)
    lines = [indent + head]
    lines += [
        indent + "　" + fact_words(fact, rival=position > 0) for position, fact in enumerate(figure.facts)
    ]
    for part in figure.parts:
        lines += input_lines(part, depth + 1)
    return lines


def fact_words(fact: Fact, *, rival: bool) -> str:
    """Return a fact as printed, with its source and why it was adopted or not."""
    source = fact.source or message("explain.no_source")
    value = fact.value.text or str(fact.value)
    if rival and not fact.adopted:
        return message("explain.fact_rival", value=value, source=source)
    if fact.adopted and fact.reason:
        return message("explain.fact_adopted", value=value, source=source, reason=fact.reason)
    return message("explain.fact", value=value, source=source)


def figure_words(figure: Figure | None) -> str:
    """Return a target or actual as printed; ``--`` for none."""
    if figure is None:
        return NOTHING
    return (figure.text or str(figure)) if isinstance(figure, Quantity) else figure


def met_words(met: bool | None) -> str:
    """Return 达标, 未达标 or 未判断."""
    return message("explain.unknown" if met is None else "explain.met" if met else "explain.unmet")


def line_words(line: IndicatorLine) -> str:
    """Return one indicator under a 逐指标 criterion in words."""
    text = message(
        "explain.line",
        name=line.indicator.name,
        target=figure_words(line.target.value if line.target else None),
        actual=figure_words(line.indicator.actual),
        completion=rate_words(line.completion),
        met=met_words(line.met),
        points=points_words(line.points),
    )
    return text + message("explain.line_judged", reason=line.reason) if line.judged and line.reason else text


def _decisions(item: CriterionScore) -> Iterator[str]:
    for deduction in item.deductions:
        code = "explain.deduction_open" if deduction.points is None else "explain.deduction"
        yield message(code, points=points_words(deduction.points), reason=deduction.reason)
        if deduction.evidence:
            yield message("explain.evidence", evidence=deduction.evidence)
    judgement = item.judgement
    if judgement is not None:
        if judgement.opinion:
            yield message("explain.opinion", opinion=judgement.opinion)
        if judgement.evidence:
            yield message("explain.evidence", evidence="、".join(judgement.evidence))
        if judgement.judged_by:
            yield message("explain.judged_by", name=judgement.judged_by)
    if item.override is not None:
        change = item.override
        yield message(
            "explain.override",
            before=points_words(item.computed),
            after=points_words(change.after),
            by=change.changed_by,
            reason=change.reason,
        )


def _recorded(item: CriterionScore) -> Iterator[str]:
    if item.recorded is not None and item.status != "recorded":
        if item.score is None:
            code = "explain.recorded_only"
        else:
            code = "explain.recorded_score" if item.recorded == item.score else "explain.recorded_differs"
        yield message(code, recorded=points_words(item.recorded), score=points_words(item.score))
    if item.recorded_value is not None:
        yield message(
            "explain.recorded_value",
            recorded=figure_words(item.recorded_value),
            value=value_words(item.value, value_unit(item), rate=is_rate(item.node.value)),
        )
    if item.recorded_reason:
        yield message("explain.recorded_reason", reason=item.recorded_reason)
