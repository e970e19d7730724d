"""A comparison as JSON: numbers are strings in plain notation, values in base units, rates as shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jiheng.compare.comparison import Bridge, Comparison, total_difference
from jiheng.compare.criteria import CriterionRow
from jiheng.compare.facts import FactRow
from jiheng.compare.indicators import IndicatorRow
from jiheng.compare.move_tables import reason_words
from jiheng.compare.moves import InputChange, Move
from jiheng.compare.side import LETTERS, Side
from jiheng.diagnostic import Diagnostic
from jiheng.score.explain import figure_words
from jiheng.score.words import plain


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON; every list of differences has one entry for each side after the first."""
    sides = comparison.sides
    return {
        "sides": [_side(LETTERS[number], side, sides[0]) for number, side in enumerate(sides)],
        "remarks": [_reason(item) for item in comparison.remarks],
        "criteria": [_criterion(row) for row in comparison.criteria],
        "moves": [_bridge(bridge) for bridge in comparison.bridges],
        "scheme_changes": [
            {
                "side": LETTERS[side],
                "where": item.where,
                "name": item.name,
                "label": item.label,
                "before": item.before,
                "after": item.after,
            }
            for side, item in comparison.scheme_changes
        ],
        "losses": [
            {"side": LETTERS[loss.side], "id": loss.item.id, "points": _number(loss.points)}
            for loss in comparison.losses
        ],
        "ranks": [
            {"ledger": rank.ledger, "places": dict(zip(comparison.rank_schemes, rank.places, strict=True))}
            for rank in comparison.ranks
        ],
        "per": None if comparison.per is None else comparison.per.item.name,
        "facts": [_fact(row) for row in comparison.facts],
        "indicators": [_indicator(row) for row in comparison.indicators],
    }


def _number(value: object) -> str | None:
    return None if value is None else plain(value)  # type: ignore[arg-type]


def _reason(reason: Diagnostic | None) -> dict[str, str] | None:
    return None if reason is None else {"code": reason.code, "message": reason_words(reason)}


def _each(count: int, of: Callable[[int], Any]) -> list[Any]:
    return [of(number) for number in range(1, count)]


def _side(letter: str, side: Side, first: Side) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "side": letter,
        "ledger": side.ledger.name,
        "department": side.department,
        "region": side.ledger.header.region,
        "year": side.year,
    }
    if side.sheet is not None:
        sheet = side.sheet
        shape |= {
            "scheme": {"id": sheet.scheme.id, "hash": sheet.scheme.hash},
            "evaluation": sheet.evaluation,
            "kind": sheet.kind,
            "total": _number(sheet.total),
            "full_marks": plain(sheet.full_marks),
            "grade": sheet.grade,
            "complete": sheet.complete,
            "difference": None if side is first else _number(total_difference(first, side)),
        }
    return shape


def _criterion(row: CriterionRow) -> dict[str, Any]:
    count = len(row.scores)
    return {
        "id": row.id,
        "name": row.name,
        "leaf": row.leaf,
        "scores": [
            None
            if item is None
            else {
                "id": item.id,
                "full_marks": _number(item.full_marks),
                "score": _number(item.score),
                "rate": _number(item.score_rate),
                "status": item.status,
                "match": match,
            }
            for item, match in zip(row.scores, row.matches, strict=True)
        ],
        "differences": _each(count, lambda side: _number(row.difference(side))),
        "rate_differences": _each(count, lambda side: _number(row.rate_difference(side))),
        "reasons": _each(count, lambda side: _reason(row.reason(side))),
    }


def _bridge(bridge: Bridge) -> dict[str, Any]:
    return {
        "side": LETTERS[bridge.side],
        "difference": plain(bridge.difference),
        "bonus": plain(bridge.bonus),
        "rest": plain(bridge.rest),
        "criteria": [_move(move) for move in bridge.moves],
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "id": move.row.id,
        "name": move.row.name,
        "difference": plain(move.difference),
        "inputs": [_input(item) for item in move.inputs],
        "reasons": [_reason(item) for item in move.reasons],
    }


def _input(item: InputChange) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "name": item.name,
        "unit": item.unit,
        "depth": item.depth,
        "before": _number(item.before),
        "after": _number(item.after),
        "difference": _number(item.difference),
        "change": _number(item.change),
    }
    if item.points is not None:
        shape["points"] = [_number(points) for points in item.points]
    return shape


def _fact(row: FactRow) -> dict[str, Any]:
    count = len(row.cells)
    about = row.about
    return {
        "item": about.item,
        "owner": about.unit,
        "years_back": about.years_back,
        "period": about.period,
        "qualifiers": list(about.qualifiers),
        "unit": row.unit,
        "values": [_number(cell.value) for cell in row.cells],
        "texts": [cell.fact.value.text if cell.fact is not None else None for cell in row.cells],
        "disputed": [cell.disputed for cell in row.cells],
        "differences": _each(count, lambda side: _number(row.difference(side))),
        "changes": _each(count, lambda side: _number(row.change(side))),
        "reasons": _each(count, lambda side: _reason(row.reason(side))),
    }


def _indicator(row: IndicatorRow) -> dict[str, Any]:
    count = len(row.cells)
    return {
        "name": row.name,
        "project": row.project,
        "values": [
            None
            if cell.indicator is None
            else {
                "id": cell.indicator.id,
                "target_text": figure_words(cell.target),
                "actual_text": figure_words(cell.indicator.actual),
                "actual": _number(cell.actual),
                "completion": _number(cell.completion),
            }
            for cell in row.cells
        ],
        "differences": _each(count, lambda side: _number(row.difference(side))),
        "changes": _each(count, lambda side: _number(row.change(side))),
        "reasons": _each(count, lambda side: _reason(row.reason(side))),
    }
