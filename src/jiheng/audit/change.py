"""改一处 — the one change that would mend every claim that shares a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiheng.audit.claim import Claim
from jiheng.audit.formula import solve, terms
from jiheng.audit.term import Term
from jiheng.audit.verdict import Judgement, judge
from jiheng.diagnostic import DiagnosticError
from jiheng.place import Place
from jiheng.quantity import Quantity, format_number, half_up

_LIMIT = 40
_MOST = 200
"""Figures in all claims that share one with the failed claim; trying each beyond that costs too much."""


@dataclass(frozen=True, slots=True)
class Change:
    """Print ``to`` in place of ``before``."""

    place: Place
    before: str
    to: str


class Sharing:
    """Which claims use which figure, and which of them failed."""

    def __init__(self, judged: Iterable[tuple[Claim, Judgement]]) -> None:
        self._by_figure: dict[int, list[Claim]] = {}
        self._failed: set[int] = set()
        self._sizes: dict[int, int] = {}
        for claim, judgement in judged:
            if judgement.verdict == "inconsistent" and claim.relation not in {"holds", "fails"}:
                self._failed.add(id(claim))
            figures = {item.at for item in claim.figures}
            self._sizes[id(claim)] = len(figures)
            for at in figures:
                self._by_figure.setdefault(at, []).append(claim)

    def single_change(self, claim: Claim, judgement: Judgement) -> Change | None:
        """Return the only change of one figure that mends a failed claim and breaks no other, or None."""
        found: list[Change] = []
        near = [self._by_figure[item.at] for item in claim.figures]
        if sum(map(len, near)) > _MOST:
            return None
        beside = {id(other): other for others in near for other in others}
        if sum(self._sizes[key] for key in beside) > _MOST:
            return None
        failing = [other for key, other in beside.items() if key in self._failed]
        for item, value in _candidates(claim, judgement):
            quantity = _with_value(item.quantity, value)
            touched = (*self._by_figure[item.at], *failing)
            if all(_holds(other, {item.at: quantity}) for other in touched):
                found.append(Change(item.place, item.text, _like(item, quantity)))
            if len(found) > 1:
                return None
        return found[0] if found else None


def _holds(claim: Claim, values: dict[int, Quantity]) -> bool:
    if claim.relation in {"holds", "fails"}:
        return True
    return judge(claim, values).verdict != "inconsistent"


def _candidates(claim: Claim, judgement: Judgement) -> Iterator[tuple[Term, Fraction]]:
    stated, implied = claim.stated, judgement.implied
    if stated is None or claim.formula is None or implied is None or implied.centre is None:
        return
    if any(item.quantity.decimals is None for item in claim.figures):
        return
    if claim.relation not in {"equals", "same"} or len(claim.inputs) > _LIMIT:
        return
    yield stated, implied.centre
    if stated.quantity.centre is None:
        return
    once = [item.at for item in terms(claim.formula)]
    for item in claim.inputs:
        if once.count(item.at) == 1 and item.at != stated.at:
            value = _solved(claim, stated.quantity.centre, item.at)
            if value is not None:
                yield item, value


def _solved(claim: Claim, wanted: Fraction, at: int) -> Fraction | None:
    try:
        return solve(claim.formula, wanted, at) if claim.formula is not None else None
    except DiagnosticError:
        return None


def _with_value(printed: Quantity, value: Fraction) -> Quantity:
    """Return a figure printed like another, with another value."""
    factor = Fraction(printed.unit.factor)
    shown = Fraction(half_up(value / factor, printed.decimals or 0)) * factor
    half = Fraction(printed.half)
    return Quantity(
        shown,
        printed.unit,
        shown - half,
        shown + half,
        "equal",
        printed.half,
        printed.decimals,
        printed.exact,
    )


def _like(item: Term, quantity: Quantity) -> str:
    centre = (quantity.centre or Fraction(0)) / Fraction(quantity.unit.factor)
    number = format_number(centre, quantity.decimals or 0, "," in item.text or "，" in item.text)
    unit = quantity.unit.symbol
    return number + (unit if item.text.endswith(unit) else "")
