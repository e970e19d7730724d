"""列间 — a column of rates whose heads do not say which two columns it is made from.

Tried are all pairs of columns of one kind of amount, and shares of the total row; a way counts where it is
borne out by most rows, and by two at least. The rows that it does not fit are held against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from jiheng.audit.claim import Claim, Kind
from jiheng.audit.formula import Node, Quotient, growth
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, words
from jiheng.read import Column, Figure, Grid, Row

_ID = "table_across"
_NO_BASE = frozenset({"score", "full_marks", "score_rate", "deduction", "completion", "growth"})
_COUNTED = frozenset({"money", "count", "measure", "bare"})
_KEPT = ("ok", "ok_within_rounding")
_LEAST = 2
_MOST_COLUMNS = 12


def column_rates(subject: Subject, grid: Grid, column: Column) -> Sequence[Claim]:
    """Return the claims of a column of rates by the way that most of its rows bear out, or none."""
    rows = [row for row in grid.rows if _is_rate(row.figures.get(column.index))]
    if len(rows) < _LEAST:
        return []
    best: list[Claim] = []
    most = 0
    for kind, nodes in _ways(subject, grid, column, rows):
        claims = [
            Claim(_ID, kind, subject.term(row.figures[column.index]), node)
            for row, node in zip(rows, nodes, strict=True)
            if node is not None
        ]
        held = [claim for claim in claims if judge(claim).verdict in _KEPT]
        values = {claim.stated.quantity.centre for claim in held if claim.stated}
        # Equal rates, all 100 %, tell nothing of where they come from.
        if len(held) > most and len(held) >= _LEAST and len(held) * 2 > len(claims) and len(values) > 1:
            best, most = claims, len(held)
    return best


def _ways(
    subject: Subject, grid: Grid, column: Column, rows: Sequence[Row]
) -> Iterator[tuple[Kind, list[Node | None]]]:
    bases = [other.index for other in grid.columns if other.role not in _NO_BASE and other is not column]
    bases = [index for index in bases if any(_counted(row, index) for row in rows)][:_MOST_COLUMNS]
    header = "".join(column.path[-1:])
    grows = has(header, words("execution_columns", "growth"))
    for over, under in permutations(bases, 2):
        pairs = [(_counted(row, over), _counted(row, under)) for row in rows]
        yield "growth" if grows else "ratio", [_node(subject, pair, grows=grows) for pair in pairs]
    total = next((row for row in grid.rows if row.total), None)
    if total is not None and has(header, words("listed", "share_columns")):
        for index in bases:
            whole = _counted(total, index)
            yield "coverage", [_node(subject, (_counted(row, index), whole), grows=False) for row in rows]


def _node(subject: Subject, pair: tuple[Figure | None, Figure | None], *, grows: bool) -> Node | None:
    over, under = pair
    if over is None or under is None or not under.value or not over.quantity or not under.quantity:
        return None
    if over.quantity.unit.dimension != under.quantity.unit.dimension:
        return None
    a, b = subject.term(over), subject.term(under)
    return growth(a, b) if grows else Quotient(a, b)


def _counted(row: Row, index: int) -> Figure | None:
    figure = row.figures.get(index)
    return figure if figure is not None and figure.kind in _COUNTED and figure.quantity else None


def _is_rate(figure: Figure | None) -> bool:
    return figure is not None and figure.kind == "rate" and not figure.qualified
