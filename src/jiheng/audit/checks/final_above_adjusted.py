"""决算超过调整预算 — spending of a row is not above its adjusted (or full-year) budget."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.facts import column_stage, spending
from jiheng.audit.subject import Subject

_ID = "final_above_adjusted"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every row of a spending table that prints both."""
    for grid in subject.report.grids:
        if not spending(grid):
            continue
        stages = {column_stage(column): column.index for column in grid.columns}
        if "final" not in stages or "adjusted" not in stages:
            continue
        for row, below in zip(grid.rows, (*grid.rows[1:], None), strict=True):
            if below is not None and below.level > row.level and not row.total and not below.of_which:
                # The rows under it are looked at one by one.
                continue
            final, adjusted = row.figures.get(stages["final"]), row.figures.get(stages["adjusted"])
            if final and adjusted and final.quantity and adjusted.quantity:
                stated, limit = subject.term(final), subject.term(adjusted)
                yield Claim(
                    _ID,
                    "threshold",
                    stated,
                    limit,
                    relation="at_most",
                    words={"row": row.path[-1] if row.path else ""},
                )
