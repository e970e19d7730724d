"""JSON — a report in the shape that `jiheng read --json` prints; numbers are plain strings."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from jiheng.place import Place
from jiheng.read.figure import Figure
from jiheng.read.kinds import printed
from jiheng.read.model import Indicator, Point, Report, ScoreLine, Statement

Json = dict[str, object]


def report_json(report: Report) -> Json:
    """Return everything that was read of one file."""
    about = report.metadata
    return {
        "file": report.document.source,
        "report": {
            "department": about.department,
            "region": about.region,
            "year": about.year,
            "kind": about.kind,
            "evaluator": about.evaluator,
            "total": plain(about.total.value) if about.total else None,
            "grade": about.grade,
        },
        "notes": [str(note) for note in report.document.notes],
        "outline": [
            {"level": entry.level, "title": entry.title, "place": entry.place.as_json()}
            for entry in report.outline
        ],
        "scores": [_score(line) for line in report.scores if line.score is not None],
        "indicators": [_indicator(item) for item in report.indicators],
        "money": [_money(figure, about.year) for figure in report.money if figure.value is not None],
        "counts": [_count(figure) for figure in report.counts if figure.value is not None],
        "problems": [_point(point) for point in report.problems],
        "measures": [_point(point) for point in report.measures],
        "claims": [_statement(statement) for statement in report.statements],
    }


def plain(value: Decimal | None) -> str | None:
    """Return a number in plain notation: no exponent, no closing zeros after the point."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(figure: Figure | None) -> str | None:
    return figure.text if figure else None


def _number(figure: Figure | None) -> str | None:
    return plain(printed(figure.quantity)) if figure and figure.quantity else None


def _places(place: Place, places: Iterable[Place]) -> Json:
    several = list(places)
    shape: Json = {"place": place.as_json()}
    if len(several) > 1:
        shape["places"] = [item.as_json() for item in several]
    return shape


def _score(line: ScoreLine) -> Json:
    return {
        "path": list(line.path),
        "full_marks": plain(line.full_marks),
        "score": plain(line.score),
        "rate": _text(line.rate),
        "derived": line.score_derived,
        "deductions": [
            {"points": plain(item.points.value) if item.points else None, "reason": item.reason}
            for item in line.deductions
        ],
        "subject": line.subject,
        "total": line.total,
        **_places(line.place, line.places),
    }


def _indicator(item: Indicator) -> Json:
    return {
        "name": item.name,
        "unit": item.unit,
        "target": _number(item.target),
        "target_text": item.target_text or None,
        "actual": _number(item.actual),
        "actual_text": item.actual_text or None,
        "completion": _text(item.completion),
        "growth": _text(item.growth),
        "direction": item.direction,
        "path": list(item.path),
        **_places(item.place, item.places),
    }


def _money(figure: Figure, year: int | None) -> Json:
    return {
        "name": figure.name,
        "scope": list(figure.scope),
        "year": figure.year or year,
        "stage": figure.stage or None,
        "value": plain(figure.value),
        "unit": figure.quantity.unit.base if figure.quantity else None,
        "text": figure.text,
        "item": figure.item,
        "place": figure.place.as_json(),
    }


def _count(figure: Figure) -> Json:
    return {
        "name": figure.name,
        "value": plain(figure.value),
        "unit": figure.quantity.unit.base if figure.quantity else None,
        "place": figure.place.as_json(),
    }


def _point(point: Point) -> Json:
    return {"title": point.title, "text": point.text, "place": point.place.as_json()}


def _statement(statement: Statement) -> Json:
    return {"kind": statement.kind, "words": statement.words, "place": statement.place.as_json()}
