"""The score sheet as JSON (DESIGN.md §5.6): numbers are strings in plain notation."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from jiheng.ledger import Fact
from jiheng.quantity import Quantity
from jiheng.score.explain import explain, figure_words
from jiheng.score.outcome import IndicatorLine, Input
from jiheng.score.rule_words import rule_words
from jiheng.score.sheet import CriterionScore, ScoreSheet
from jiheng.score.words import plain


def sheet_json(sheet: ScoreSheet) -> dict[str, Any]:
    """Return a score sheet as JSON; parents stand before their children."""
    shape: dict[str, Any] = {
        "ledger": sheet.ledger,
        "department": sheet.department,
        "year": sheet.year,
        "kind": sheet.kind,
        "scheme": {
            "id": sheet.scheme.id,
            "name": sheet.scheme.record.name,
            "version": sheet.scheme.record.version,
            "hash": sheet.scheme.hash,
        },
        "total": _number(sheet.total),
        "full_marks": plain(sheet.full_marks),
        "bonus_penalty": plain(sheet.bonus_penalty),
        "grade": sheet.grade,
        "complete": sheet.complete,
        "missing": list(sheet.missing),
        "criteria": [criterion_json(item) for item in sheet.criteria],
        "bonuses": [
            {"id": item.id, "name": item.name, "points": plain(item.points), "reason": item.reason}
            for item in sheet.bonuses
        ],
        "notes": [note.sentence for note in sheet.notes],
    }
    if sheet.subject:
        shape["project"] = sheet.subject
    if sheet.recorded_total is not None:
        shape["recorded_total"] = plain(sheet.recorded_total)
    if sheet.recorded_grade:
        shape["recorded_grade"] = sheet.recorded_grade
    if sheet.settings:
        shape["settings"] = dict(sheet.settings)
    return shape


def _number(value: object) -> str | None:
    if value is None or isinstance(value, (bool, str)):
        return None
    return plain(value) if hasattr(value, "as_integer_ratio") else None  # type: ignore[arg-type]


def criterion_json(item: CriterionScore, *, explained: bool = False) -> dict[str, Any]:
    """Return one criterion; with ``explained`` also its explanation in sentences."""
    shape: dict[str, Any] = {
        "id": item.id,
        "path": list(item.node.path),
        "leaf": item.leaf,
        "full_marks": _number(item.full_marks),
        "score": _number(item.score),
        "status": item.status,
        "complete": item.complete,
        "inferred": item.node.inferred,
        "rule": rule_words(item.node),
        "inputs": [input_json(figure) for figure in item.inputs],
        "deductions": [
            {"points": _number(part.points), "reason": part.reason, "evidence": part.evidence}
            for part in item.deductions
        ],
        "override": _override(item),
    }
    if item.recorded is not None:
        shape["recorded"] = plain(item.recorded)
    if item.recorded_value is not None:
        shape["recorded_value"] = _number(item.recorded_value.centre)
    if isinstance(item.value, Fraction):
        shape["value"] = plain(item.value)
    if item.lines:
        shape["indicators"] = [_line(line) for line in item.lines]
    if explained:
        shape["explanation"] = explain(item)
    return shape


def _override(item: CriterionScore) -> dict[str, Any] | None:
    change = item.override
    if change is None:
        return None
    return {
        "before": _number(item.computed),
        "after": plain(change.after),
        "reason": change.reason,
        "by": change.changed_by,
    }


def input_json(figure: Input) -> dict[str, Any]:
    """Return one figure with its value in base units and its sources."""
    value = figure.value
    shape: dict[str, Any] = {
        "name": figure.name,
        "value": value if isinstance(value, (bool, str)) else _number(value),
        "unit": figure.unit,
        "source": figure.facts[0].source if figure.facts else figure.source or figure.formula,
    }
    if figure.assumed:
        shape["assumed"] = True
    if len(figure.facts) > 1:
        shape["others"] = [_fact(fact) for fact in figure.facts[1:]]
    if figure.parts:
        shape["parts"] = [input_json(part) for part in figure.parts]
    return shape


def _fact(fact: Fact) -> dict[str, Any]:
    return {"value": _number(fact.value.centre), "text": fact.value.text, "source": fact.source}


def _line(line: IndicatorLine) -> dict[str, Any]:
    stated = line.indicator.stated_completion
    target = line.target.value if line.target else None
    return {
        "id": line.indicator.id,
        "name": line.indicator.name,
        "target": _number(target.centre) if isinstance(target, Quantity) else None,
        "target_text": figure_words(target),
        "target_origin": line.target.origin if line.target else "",
        "actual_text": figure_words(line.indicator.actual),
        "completion": _number(line.completion),
        "stated_completion": _number(stated.centre) if stated is not None else None,
        "met": line.met,
        "judged": line.judged,
        "reason": line.reason,
        "full_marks": plain(line.full_marks),
        "points": _number(line.points),
    }
