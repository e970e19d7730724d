"""The forecast as JSON: numbers are strings in plain notation, in base units."""

from __future__ import annotations

from typing import Any

from jiheng.gain.records import Gains, Lost, Step, Suggestion
from jiheng.gain.words import suggestion_words
from jiheng.score.words import plain


def gains_json(gains: Gains) -> dict[str, Any]:
    """Return the forecast; ``suggestions`` the best first."""
    sheet = gains.sheet
    return {
        "ledger": sheet.ledger,
        "department": sheet.department,
        "year": sheet.year,
        "scheme": sheet.scheme.id,
        "total": None if sheet.total is None else plain(sheet.total),
        "full_marks": plain(sheet.full_marks),
        "grade": sheet.grade,
        "complete": sheet.complete,
        "suggestions": [_suggestion(item) for item in gains.suggestions],
        "evidence": [_lost(item) for item in gains.evidence],
        "judged": [_lost(item) for item in gains.judged],
        "unknown": [_lost(item) for item in gains.unknown],
    }


def _suggestion(item: Suggestion) -> dict[str, Any]:
    return {
        "name": item.name,
        "indicator": item.indicator or None,
        "sentence": suggestion_words(item),
        "unit": item.unit,
        "current": plain(item.current),
        "limit": plain(item.limit),
        "limit_name": item.limit_name,
        **_step(item.step),
        "reach": item.reach,
        "criteria": [criterion.id for criterion in item.criteria],
        "setting": item.setting,
        "part": None if item.part is None else _step(item.part),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "change": plain(step.change),
        "to": plain(step.value),
        "gain": plain(step.gain),
        "total": plain(step.total),
        "grade": step.grade,
    }


def _lost(item: Lost) -> dict[str, Any]:
    return {
        "id": item.criterion.id,
        "path": list(item.criterion.node.path),
        "points": None if item.points is None else plain(item.points),
        "reasons": [*(reason.sentence for reason in item.reasons), *item.said],
    }
