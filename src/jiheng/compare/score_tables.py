"""得分的表 — totals, criteria, changes of the scheme, losses and places in words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jiheng.compare.comparison import Comparison, total_difference
from jiheng.compare.criteria import CriterionRow
from jiheng.compare.rows import Cell, change_cell, number_cell, points_cell, rate_cell, text_cell
from jiheng.compare.side import LETTERS, Side, letters
from jiheng.compare.table import Table, heads, others, over, reasons
from jiheng.diagnostic import Diagnostic
from jiheng.messages import message
from jiheng.score.words import NOTHING

TOTALS, CRITERIA, CHANGES, LOSSES, RANKS = "totals", "criteria", "changes", "losses", "ranks"


def totals_table(comparison: Comparison) -> Table:
    """Return the totals of all sides."""
    first = comparison.sides[0]
    rows = []
    for letter, side in zip(letters(comparison.sides), comparison.sides, strict=True):
        sheet = side.sheet
        if sheet is None:
            continue
        whole = sheet.complete and sheet.total is not None and sheet.full_marks
        rate = Fraction(sheet.total or 0) / Fraction(sheet.full_marks) if whole else None
        difference = None if side is first else total_difference(first, side)
        rows.append(
            (
                text_cell(letter),
                points_cell(sheet.total),
                points_cell(sheet.full_marks),
                rate_cell(rate),
                text_cell(sheet.grade or NOTHING),
                points_cell(sheet.recorded_total),
                change_cell(difference),
                text_cell(_total_reason(first, side)),
            )
        )
    names = heads("letter", "total", "full_marks", "rate", "grade", "recorded", "over_first", "remark")
    return Table(TOTALS, message("compare.table_totals"), names, tuple(rows))


def _total_reason(first: Side, side: Side) -> str:
    if side.sheet is not None and not side.sheet.complete:
        return message("compare.total_incomplete")
    if side is first or total_difference(first, side) is not None:
        return ""
    return message("compare.total_other_scheme" if first.scheme != side.scheme else "compare.points_missing")


def criteria_table(comparison: Comparison) -> Table:
    """Return the criteria side by side: points by one scheme, score rates across schemes."""
    one_scheme = len({side.scheme for side in comparison.sides if side.scheme}) <= 1
    row_of = _points_row if one_scheme else _rates_row
    shown = [number for number, side in enumerate(comparison.sides) if side.sheet is not None]
    rows = tuple(row_of(comparison, row, shown) for row in comparison.criteria)
    strong = (number for number, row in enumerate(comparison.criteria) if not row.leaf)
    idle = (number for number, row in enumerate(comparison.criteria) if not one_scheme and _is_idle(row))
    names = (*heads("id", "criterion"), *_score_heads(comparison, shown, one_scheme), *heads("remark"))
    title = message("compare.table_criteria")
    return Table(CRITERIA, title, names, rows, frozenset(strong), frozenset(idle))


def _score_heads(comparison: Comparison, shown: Sequence[int], one_scheme: bool) -> tuple[str, ...]:
    own = [LETTERS[number] for number in shown]
    if one_scheme:
        return (*heads("full_marks"), *own, *over(comparison, "compare.minus"))
    rates = (message("compare.rate_of", side=letter) for letter in own)
    return (*rates, *over(comparison, "compare.minus"))


def _is_idle(row: CriterionRow) -> bool:
    return all(row.rate_difference(number) is None for number in range(1, len(row.scores)))


def _points_row(comparison: Comparison, row: CriterionRow, shown: Sequence[int]) -> tuple[Cell, ...]:
    full = next(item.full_marks for item in row.scores if item is not None)
    scores = (row.scores[number] for number in shown)
    cells = [points_cell(full), *(points_cell(item.score if item else None) for item in scores)]
    cells += [change_cell(row.difference(number)) for number in others(comparison)]
    return _named(comparison, row, cells)


def _rates_row(comparison: Comparison, row: CriterionRow, shown: Sequence[int]) -> tuple[Cell, ...]:
    scores = (row.scores[number] for number in shown)
    cells = [rate_cell(item.score_rate if item and item.complete else None) for item in scores]
    cells += [change_cell(row.rate_difference(number), rate=True) for number in others(comparison)]
    return _named(comparison, row, cells)


def _named(comparison: Comparison, row: CriterionRow, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    name = text_cell("　" * row.depth + row.name)
    return text_cell(_id(row)), name, *cells, text_cell(reasons(comparison, row.reason))


def _id(row: CriterionRow) -> str:
    """Return the id; with its side's letter where the first side has no such criterion."""
    owner = next(number for number, item in enumerate(row.scores) if item is not None)
    return row.id if owner == 0 else f"{LETTERS[owner]}·{row.id}"


def changes_table(comparison: Comparison) -> Table:
    """Return what changed between two versions of one scheme."""
    rows = tuple(
        tuple(
            text_cell(text)
            for text in (
                LETTERS[side],
                item.where,
                item.name,
                item.label,
                item.before or NOTHING,
                item.after or NOTHING,
            )
        )
        for side, item in comparison.scheme_changes
    )
    names = heads("letter", "id", "criterion", "field", "before", "after")
    return Table(CHANGES, message("compare.table_changes"), names, rows)


def losses_table(comparison: Comparison) -> Table:
    """Return where each side loses points."""
    rows = []
    for loss in comparison.losses:
        item = loss.item
        why = "；".join(part.reason for part in item.deductions) or _missing_words(item.missing)
        rows.append(
            (
                text_cell(LETTERS[loss.side]),
                text_cell(item.id),
                text_cell(item.node.record.name),
                points_cell(item.full_marks),
                points_cell(item.score),
                points_cell(loss.points),
                text_cell(message(f"explain.status_{item.status}")),
                text_cell(why),
            )
        )
    names = heads("letter", "id", "criterion", "full_marks", "score", "lost", "status", "remark")
    return Table(LOSSES, message("compare.table_losses"), names, tuple(rows))


def _missing_words(missing: object) -> str:
    found: Sequence[Diagnostic] = getattr(missing, "reasons", ())
    return "；".join(reason.sentence for reason in found)


def ranks_table(comparison: Comparison) -> Table:
    """Return the places of the ledgers by each scheme."""
    names = (*heads("ledger"), *comparison.rank_schemes)
    rows = tuple(
        (
            text_cell(rank.ledger),
            *(number_cell(None if place is None else Fraction(place)) for place in rank.places),
        )
        for rank in comparison.ranks
    )
    return Table(RANKS, message("compare.table_ranks"), names, rows)
