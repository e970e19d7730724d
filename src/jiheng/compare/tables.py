"""并排的表 — a comparison in words: the same tables for the terminal, the web page, Excel and CSV."""

from __future__ import annotations

from jiheng.compare.comparison import Comparison
from jiheng.compare.figure_tables import facts_table, indicators_table
from jiheng.compare.move_tables import moves_table
from jiheng.compare.score_tables import (
    changes_table,
    criteria_table,
    losses_table,
    ranks_table,
    totals_table,
)
from jiheng.compare.side import Side, letters
from jiheng.compare.table import Table
from jiheng.messages import message


def tables(comparison: Comparison) -> tuple[Table, ...]:
    """Return the tables that hold anything, in the order they are read."""
    found = (
        totals_table(comparison),
        criteria_table(comparison),
        *(moves_table(bridge) for bridge in comparison.bridges if bridge.difference or bridge.moves),
        changes_table(comparison),
        losses_table(comparison),
        ranks_table(comparison),
        facts_table(comparison),
        indicators_table(comparison),
    )
    return tuple(table for table in found if table.rows)


def legend(comparison: Comparison) -> list[str]:
    """Return one line for each side: its letter, who, which year, by which scheme."""
    return [
        _legend(letter, side)
        for letter, side in zip(letters(comparison.sides), comparison.sides, strict=True)
    ]


def _legend(letter: str, side: Side) -> str:
    known = {"letter": letter, "department": side.department, "year": side.year, "ledger": side.ledger.name}
    if side.sheet is None:
        return message("compare.side_unscored", **known)
    sheet = side.sheet
    named_evaluation = message("compare.evaluation", name=sheet.evaluation) if sheet.evaluation else ""
    named = {"kind": sheet.kind, "evaluation": named_evaluation}
    return message("compare.side", **known, **named, scheme=side.scheme, name=sheet.scheme.record.name)


def remarks(comparison: Comparison) -> list[str]:
    """Return what must be known before comparing, one sentence each."""
    return [item.sentence for item in comparison.remarks]
