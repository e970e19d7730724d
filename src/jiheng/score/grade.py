"""等级 — half-open bands on the rounded total, lowered where a veto holds."""

from __future__ import annotations

from decimal import Decimal

from jiheng.diagnostic import Diagnostic
from jiheng.scheme import Scheme
from jiheng.scheme.formula import Context, Missing


def grade_of(scheme: Scheme, total: Decimal, context: Context) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the grade of a total and notes on the vetoes; None where the total is below every grade."""
    names = [name for name, _ in scheme.record.grades]
    reached = next((place for place, (_, least) in enumerate(scheme.record.grades) if total >= least), None)
    if reached is None:
        return None, ()
    notes = []
    for veto, condition in scheme.vetoes:
        holds = condition.evaluate(context)
        parameters: dict[str, object] = {"condition": str(condition), "grade": veto.grade}
        if isinstance(holds, Missing):
            notes.append(Diagnostic("score.veto_unknown", None, parameters, "warning"))
        elif holds and names.index(veto.grade) > reached:
            reached = names.index(veto.grade)
            notes.append(Diagnostic("score.veto", None, parameters, "warning"))
    return names[reached], tuple(notes)
