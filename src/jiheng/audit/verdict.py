"""判 — whether a claim holds, from its own quantities alone (DESIGN.md §5.4)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from jiheng.audit.claim import Claim, Verdict
from jiheng.audit.formula import Values, compute
from jiheng.diagnostic import DiagnosticError
from jiheng.quantity import Quantity, intervals_meet, rounds_to, truncates_to

Note = Literal["", "truncated", "rounding", "units"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, why it holds only by rounding, and the recomputed value (None without arithmetic)."""

    verdict: Verdict
    note: Note = ""
    implied: Quantity | None = None


def judge(claim: Claim, values: Values | None = None) -> Judgement:
    """Return whether a claim holds, with other figures put in place of some if ``values`` are given."""
    if claim.relation in {"holds", "fails"}:
        return Judgement("ok" if claim.relation == "holds" else "inconsistent")
    if claim.stated is None or claim.formula is None:
        return Judgement("uncheckable")
    stated = (values or {}).get(claim.stated.at, claim.stated.quantity)
    try:
        implied = compute(claim.formula, values)
    except DiagnosticError:
        return Judgement("uncheckable")
    return _compare(claim, stated, implied)


def _compare(claim: Claim, stated: Quantity, implied: Quantity) -> Judgement:
    if implied.unit.dimension != stated.unit.dimension:
        if claim.kind in {"sum", "score_sum", "count", "same_fact"} and not claim.exact:
            return Judgement("uncheckable", "units", implied)
        implied = _in_unit_of(stated, implied)
    if claim.relation in {"at_most", "at_least"}:
        return Judgement(_bounded(claim.relation == "at_most", stated, implied), "", implied)
    if claim.relation == "same":
        return Judgement(*_same(stated, implied), implied)
    return Judgement(*_equals(claim.exact, stated, implied), implied)


def _in_unit_of(stated: Quantity, implied: Quantity) -> Quantity:
    return Quantity(
        implied.centre, stated.unit, implied.low, implied.high, implied.bound, exact=implied.exact
    )


def _equals(exact: bool, stated: Quantity, implied: Quantity) -> tuple[Verdict, Note]:
    if exact or implied.centre is None or stated.centre is None:
        return ("ok" if _meets(stated, implied) else "inconsistent"), ""
    if rounds_to(implied.centre, stated):
        return "ok", ""
    if truncates_to(implied.centre, stated):
        return "ok_within_rounding", "truncated"
    return ("ok_within_rounding", "rounding") if _meets(stated, implied) else ("inconsistent", "")


def _meets(stated: Quantity, implied: Quantity) -> bool:
    return intervals_meet(stated, implied)


def _same(left: Quantity, right: Quantity) -> tuple[Verdict, Note]:
    if left.centre is not None and left.centre == right.centre:
        return "ok", ""
    if intervals_meet(left, right):
        return "ok_within_rounding", "rounding"
    coarse, fine = sorted((left, right), key=lambda item: item.half, reverse=True)
    if fine.centre is not None and coarse.bound == "equal" and truncates_to(fine.centre, coarse):
        return "ok_within_rounding", "truncated"
    return "inconsistent", ""


def _bounded(at_most: bool, stated: Quantity, limit: Quantity) -> Verdict:
    low, high = (stated, limit) if at_most else (limit, stated)
    below, above = _end(low, "low"), _end(high, "high")
    if low.centre is not None and high.centre is not None and low.centre <= high.centre:
        return "ok"
    if below is None or above is None or below <= above:
        return "ok_within_rounding"
    return "inconsistent"


def _end(quantity: Quantity, side: Literal["low", "high"]) -> Fraction | None:
    return quantity.low if side == "low" else quantity.high
