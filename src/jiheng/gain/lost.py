"""丢了的分 — points that no figure explains: judged, for want of evidence, recorded, changed by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from jiheng.diagnostic import Diagnostic
from jiheng.gain.records import Lost
from jiheng.gain.rules import lacks_evidence
from jiheng.scheme.rules import JudgedRule, RecordedRule
from jiheng.score import CriterionScore

Pile = Literal["evidence", "judged", "unknown"]


def sort_out(item: CriterionScore) -> tuple[Pile, Lost] | None:
    """Return where a criterion's lost points belong; None where its rule computes them."""
    points = None if item.score is None else (item.full_marks or Decimal(0)) - item.score
    if item.override is not None:
        return "unknown", Lost(item, points, (_note("gain.overridden"),), (item.override.reason,))
    if isinstance(item.node.rule, RecordedRule):
        return "unknown", Lost(
            item, points, (_note("gain.recorded" if points is not None else "score.not_recorded"),)
        )
    if not isinstance(item.node.rule, JudgedRule):
        return None
    if points is None:
        return "unknown", Lost(item, None, (_note("gain.not_judged"),))
    said = tuple(deduction.reason for deduction in item.deductions)
    pile: Pile = "evidence" if any(map(lacks_evidence, said)) else "judged"
    return pile, Lost(item, points, said=said)


def _note(code: str) -> Diagnostic:
    return Diagnostic(code, None, {}, "note")
