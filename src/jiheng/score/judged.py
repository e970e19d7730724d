"""评审 — points that a person gave: as points, as deductions, by requirement or by graded answer."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from jiheng.diagnostic import Diagnostics
from jiheng.evaluation import Judgement
from jiheng.scheme import Interval, SchemeNode
from jiheng.scheme.formula import Missing
from jiheng.scheme.rules import JudgedRule
from jiheng.score.outcome import Outcome, lacking
from jiheng.score.words import points_words


def by_judgement(judgement: Judgement | None, full: Decimal) -> Outcome:
    """Return the points of a judgement that has been checked by `check_judgement`."""
    points = None if judgement is None else points_given(judgement, full)
    if points is None:
        return lacking(Missing.because("score.not_judged"))
    return Outcome(points, "judged")


def points_given(judgement: Judgement, full: Decimal) -> Decimal | None:
    """Return the points of a judgement: as written, or as its requirements or deductions say, or None."""
    return judgement.points if judgement.points is not None else _implied(judgement, full)


def _implied(judgement: Judgement, full: Decimal) -> Decimal | None:
    """Return what requirements or deductions add up to, or None where they do not say."""
    if judgement.requirements:
        return sum((item.points for item in judgement.requirements), Decimal(0))
    taken = [item.points for item in judgement.deductions if item.points is not None]
    if not taken or len(taken) < len(judgement.deductions):
        return None
    return full - sum(taken, Decimal(0))


def check_judgement(
    node: SchemeNode, rule: JudgedRule, judgement: Judgement, full: Decimal, diagnostics: Diagnostics
) -> None:
    """Report what does not go together in a judgement: points, deductions, requirements, answer."""
    known = {"id": node.record.id, "name": node.record.name}
    points, implied = points_given(judgement, full), _implied(judgement, full)
    if points is None:
        diagnostics.error("evaluation.no_points", judgement.place, **known)
        return
    if implied is not None and implied != points:
        diagnostics.error(
            "evaluation.points_disagree",
            judgement.place,
            points=judgement.points,
            implied=points_words(implied),
            **known,
        )
    if not 0 <= points <= full:
        diagnostics.error(
            "evaluation.points_outside",
            judgement.place,
            points=points_words(points),
            full=points_words(full),
            **known,
        )
    _check_requirements(node, rule, judgement, diagnostics)
    if judgement.answer:
        _check_answer(rule, judgement, points, full, known, diagnostics)


def _check_requirements(
    node: SchemeNode, rule: JudgedRule, judgement: Judgement, diagnostics: Diagnostics
) -> None:
    limits = {item.text: item.points for item in rule.requirements}
    for item in judgement.requirements:
        if item.text not in limits:
            diagnostics.error(
                "evaluation.unknown_requirement",
                item.place,
                id=node.record.id,
                name=node.record.name,
                text=item.text[:40],
            )
        elif not 0 <= item.points <= limits[item.text]:
            diagnostics.error(
                "evaluation.requirement_outside",
                item.place,
                text=item.text[:40],
                points=item.points,
                full=limits[item.text],
            )


def _check_answer(
    rule: JudgedRule,
    judgement: Judgement,
    points: Decimal,
    full: Decimal,
    known: dict[str, str],
    diagnostics: Diagnostics,
) -> None:
    interval = answer_interval(rule.answers, judgement.answer)
    if interval is None:
        names = "、".join(name for name, _ in rule.answers) or "（没有分档）"
        diagnostics.error(
            "evaluation.unknown_answer", judgement.place, answer=judgement.answer, known=names, **known
        )
    elif full and Fraction(points) / Fraction(full) not in interval:
        diagnostics.error(
            "evaluation.answer_outside",
            judgement.place,
            points=points_words(points),
            answer=judgement.answer,
            interval=interval.text,
            **known,
        )


def answer_interval(answers: tuple[tuple[str, Interval], ...], name: str) -> Interval | None:
    """Return the interval of a graded answer, or None."""
    return next((interval for answer, interval in answers if answer == name), None)
