"""并排 — several sides compared: totals, criteria, what moved and why, figures, indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.compare.criteria import CriterionRow, criterion_rows
from jiheng.compare.facts import FactRow, fact_rows
from jiheng.compare.indicators import IndicatorRow, indicator_rows
from jiheng.compare.losses import Loss, Rank, losses, ranks
from jiheng.compare.moves import Move, moves
from jiheng.compare.per import Denominator
from jiheng.compare.side import LETTERS, Side
from jiheng.diagnostic import Diagnostic
from jiheng.scheme import diff_schemes
from jiheng.scheme.diff import Difference


@dataclass(frozen=True, slots=True)
class Bridge:
    """How a side's total follows from the first side's, where points compare.

    ``difference`` = the moves' differences + ``bonus`` + ``rest``; the rest is what a cap or a criterion of
    one version alone makes.
    """

    side: int
    difference: Fraction
    moves: tuple[Move, ...]
    bonus: Fraction
    rest: Fraction


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything side by side; differences are from the first side to each other one.

    ``bridges`` are of the sides that were scored by the first side's scheme, ``scheme_changes`` what changed
    between two versions of one scheme, by side. ``losses`` and ``ranks`` are filled where schemes differ.
    """

    sides: tuple[Side, ...]
    remarks: tuple[Diagnostic, ...]
    criteria: tuple[CriterionRow, ...]
    bridges: tuple[Bridge, ...]
    scheme_changes: tuple[tuple[int, Difference], ...]
    losses: tuple[Loss, ...]
    rank_schemes: tuple[str, ...]
    ranks: tuple[Rank, ...]
    facts: tuple[FactRow, ...]
    indicators: tuple[IndicatorRow, ...]
    per: Denominator | None = None


def compare(sides: Sequence[Side], *, units: bool = False, per: Denominator | None = None) -> Comparison:
    """Return the comparison of two or more sides."""
    rows = criterion_rows(sides)
    one_scheme = len({side.scheme for side in sides}) == 1
    rank_schemes, places = ranks(sides)
    return Comparison(
        sides=tuple(sides),
        remarks=tuple(_remarks(sides)),
        criteria=rows,
        bridges=tuple(_bridges(sides, rows)),
        scheme_changes=tuple(_scheme_changes(sides)),
        losses=() if one_scheme else losses(sides),
        rank_schemes=rank_schemes,
        ranks=places,
        facts=fact_rows(sides, units=units, per=per),
        indicators=indicator_rows(sides),
        per=per,
    )


def total_difference(first: Side, other: Side) -> Fraction | None:
    """Return the total of a side less the first's; None unless one scheme gave both, complete."""
    a, b = first.sheet, other.sheet
    if a is None or b is None or first.scheme != other.scheme or not (a.complete and b.complete):
        return None
    return None if a.total is None or b.total is None else Fraction(b.total) - Fraction(a.total)


def _bridges(sides: Sequence[Side], rows: Sequence[CriterionRow]) -> Iterator[Bridge]:
    first = sides[0]
    for number, side in enumerate(sides[1:], 1):
        difference = total_difference(first, side)
        if difference is None or first.sheet is None or side.sheet is None:
            continue
        moved = moves(rows, number)
        bonus = Fraction(side.sheet.bonus_penalty) - Fraction(first.sheet.bonus_penalty)
        rest = difference - bonus - sum((move.difference for move in moved), Fraction(0))
        yield Bridge(number, difference, moved, bonus, rest)


def _scheme_changes(sides: Sequence[Side]) -> Iterator[tuple[int, Difference]]:
    first = sides[0].sheet
    for number, side in enumerate(sides[1:], 1):
        if first is None or side.sheet is None or side.scheme != first.scheme.id:
            continue
        if side.sheet.scheme.hash != first.scheme.hash:
            yield from ((number, item) for item in diff_schemes(first.scheme, side.sheet.scheme))


def _remarks(sides: Sequence[Side]) -> Iterator[Diagnostic]:
    """Yield what a reader must know before comparing at all."""
    for number, side in enumerate(sides):
        for found in side.unscored:
            yield _note("compare.unscored", number, reason=str(found))
        if side.sheet is not None and not side.sheet.complete:
            yield _note("compare.incomplete", number, missing=len(side.sheet.missing))
        if side.ledger.header.invented:
            yield _note("compare.invented", number)
    scored = [side.sheet for side in sides if side.sheet is not None]
    if len({sheet.scheme.id for sheet in scored}) > 1:
        yield Diagnostic("compare.schemes_differ", None, {}, "note")
    elif len({sheet.scheme.hash for sheet in scored}) > 1:
        yield Diagnostic("compare.versions_differ", None, {}, "note")
    if len({sheet.kind for sheet in scored}) > 1:
        yield Diagnostic("compare.kinds_differ", None, {}, "note")
    if len({sheet.subject for sheet in scored}) > 1:
        yield Diagnostic("compare.subjects_differ", None, {}, "note")


def _note(code: str, side: int, **parameters: object) -> Diagnostic:
    return Diagnostic(code, None, {"side": LETTERS[side], **parameters}, "note")
