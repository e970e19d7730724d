"""总分 — sums of the top criteria, bonus and penalty, what is left out of the whole, and the cap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jiheng.diagnostic import Diagnostic
from jiheng.evaluation import BonusPoints
from jiheng.messages import message
from jiheng.scheme import Scheme
from jiheng.scheme.formula import Missing
from jiheng.score.context import ScoreContext
from jiheng.score.marks import Marks
from jiheng.score.rounded import Rounder
from jiheng.score.sheet import BonusScore, CriterionScore


@dataclass(frozen=True, slots=True)
class Total:
    """The whole of a sheet; ``points`` are None where nothing is known."""

    points: Decimal | None
    bonus: Decimal
    complete: bool


def total_of(
    scheme: Scheme,
    tops: Sequence[CriterionScore],
    bonuses: Sequence[BonusScore],
    marks: Marks,
    rounder: Rounder,
    *,
    complete: bool,
) -> Total:
    """Return the total: top criteria rescaled for what was taken out, plus bonus, under the cap.

    ``complete`` says whether every bonus is known.
    """
    known = [item.score for item in tops if item.score is not None]
    bonus = sum((item.points for item in bonuses), Decimal(0))
    if not known:
        return Total(None, bonus, complete=False)
    points = sum(known, Decimal(0))
    if marks.removed:
        whole = Fraction(scheme.full_marks)
        if marks.removed < whole:
            points = rounder(Fraction(points) * whole / (whole - marks.removed))
    points += bonus
    if scheme.record.cap is not None:
        points = min(points, scheme.record.cap)
    return Total(points, bonus, complete and all(item.complete for item in tops))


def bonus_scores(
    scheme: Scheme, given: Iterable[BonusPoints], context: ScoreContext, rounder: Rounder
) -> tuple[tuple[BonusScore, ...], tuple[str, ...]]:
    """Return the bonus items that were given or computed, and a line for each that lacks its figures.

    One that a person may give and did not is no gap.
    """
    by_id = {item.item: item for item in given}
    found, gaps = [], []
    for bonus, formula in scheme.bonuses:
        item = by_id.get(bonus.id)
        if item is not None:
            found.append(BonusScore(bonus.id, bonus.name, item.points, item.reason))
        elif formula is not None:
            value = formula.evaluate(context)
            if isinstance(value, Fraction):
                limited = _within(value, bonus.minimum, bonus.maximum)
                found.append(BonusScore(bonus.id, bonus.name, rounder(limited)))
            elif isinstance(value, Missing):
                gaps.append(_missing_line(bonus.name, bonus.id, value))
    return tuple(found), tuple(gaps)


def _missing_line(name: str, identity: str, missing: Missing) -> str:
    reasons = "；".join(reason.sentence for reason in missing.reasons)
    return message("score.criterion_missing", name=name, id=identity, reasons=reasons)


def _within(value: Fraction, minimum: Decimal | None, maximum: Decimal | None) -> Fraction:
    if maximum is not None:
        value = min(value, Fraction(maximum))
    return value if minimum is None else max(value, Fraction(minimum))


def mark_notes(scheme: Scheme, marks: Marks, rounder: Rounder) -> tuple[Diagnostic, ...]:
    """Return what is to be said about full marks that differ from the printed ones."""
    notes = []
    if all(scheme.nodes[position].measure for position in scheme.tops):
        notes.append(Diagnostic("score.framework", severity="note"))
    if marks.plan is not None:
        notes.append(Diagnostic("score.weight_plan", None, {"name": marks.plan.name}, "note"))
    if marks.removed:
        left = rounder(Fraction(scheme.full_marks) - marks.removed)
        parameters: dict[str, object] = {"removed": rounder(marks.removed), "left": left}
        notes.append(Diagnostic("score.rescaled", None, parameters, "note"))
    return tuple(notes)


def missing_lines(criteria: Iterable[CriterionScore]) -> tuple[str, ...]:
    """Return one line for every leaf without points: which, and why."""
    return tuple(
        _missing_line(item.node.record.name, item.id, item.missing)
        for item in criteria
        if item.score is None and item.leaf and item.missing is not None
    )
