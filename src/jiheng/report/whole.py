"""总分和加减分的说明 — how the total is made, and each item outside the full marks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jiheng.messages import message
from jiheng.report.anchors import TOTAL, of_bonus
from jiheng.report.criteria import UNPRINTED
from jiheng.report.why import Part, Why, WhyLine, part_of, sentence
from jiheng.scheme.records import Bonus
from jiheng.score import ScoreSheet
from jiheng.score.words import points_words


def total_why(sheet: ScoreSheet) -> Why:
    """Return how the total and the grade came about."""
    tops = [position for position, item in enumerate(sheet.criteria) if item.node.parent is None]
    bonuses = [
        Part(of_bonus(position), item.id, item.name, None, item.points, item.reason)
        for position, item in enumerate(sheet.bonuses)
    ]
    return Why(
        anchor=TOTAL,
        name=message("report.total"),
        id="",
        full_marks=sheet.full_marks,
        score=sheet.total,
        rate=None,
        lines=tuple(sentence(text) for text in _total_lines(sheet)),
        status=sheet.grade or "",
        parts=(*(part_of(position, sheet) for position in tops), *bonuses),
    )


def _total_lines(sheet: ScoreSheet) -> Iterator[str]:
    record = sheet.scheme.record
    known = [item.score for item in sheet.criteria if item.node.parent is None and item.score is not None]
    terms = [*known, *(item.points for item in sheet.bonuses)]
    if terms:
        text = " + ".join(points_words(term) for term in terms)
        yield message("report.total_sum", text=text, value=points_words(sum(terms, Decimal(0))))
    if record.cap is not None and sum(terms, Decimal(0)) > record.cap:
        yield message("report.total_capped", cap=points_words(record.cap))
    yield message("report.total_rounding", places=record.rounding.places, mode=record.rounding.mode)
    grades = "，".join(f"{name} ≥ {points_words(least)}" for name, least in record.grades)
    yield message("report.total_grades", grades=grades)
    if sheet.grade:
        yield message("report.total_grade", total=points_words(sheet.total), grade=sheet.grade)
    else:
        yield message("report.total_ungraded" if sheet.complete else "report.total_incomplete")
    yield from (note.sentence for note in sheet.notes)
    yield from (message("report.setting", name=name, value=value) for name, value in sheet.settings.items())
    yield from (message("report.missing_line", text=text) for text in sheet.missing)


def bonus_whys(sheet: ScoreSheet) -> tuple[Why, ...]:
    """Return the explanation of every 加减分 item that has points."""
    records = {bonus.id: bonus for bonus, _ in sheet.scheme.bonuses}
    return tuple(
        Why(
            anchor=of_bonus(position),
            name=item.name,
            id=item.id,
            full_marks=None,
            score=item.points,
            rate=None,
            lines=tuple(_bonus_lines(records.get(item.id), item.reason)),
            status=message("report.bonus"),
            inferred=(record := records.get(item.id)) is not None and record.origin in UNPRINTED,
            above=((message("report.total"), TOTAL),),
        )
        for position, item in enumerate(sheet.bonuses)
    )


def _bonus_lines(record: Bonus | None, reason: str) -> Iterator[WhyLine]:
    if record is not None:
        rule = record.points or record.judged
        if rule:
            yield sentence(message("explain.rule", rule=rule))
        if record.minimum is not None or record.maximum is not None:
            limits = {"minimum": points_words(record.minimum), "maximum": points_words(record.maximum)}
            yield sentence(message("report.bonus_limits", **limits))
        if record.basis:
            yield sentence(message("explain.basis", basis=record.basis))
    if reason:
        yield sentence(message("report.bonus_reason", reason=reason))
