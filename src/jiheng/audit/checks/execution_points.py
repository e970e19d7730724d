"""执行率得分 — in a project's self-evaluation the points for execution are the rate times the weight.

Basis: 财预〔2020〕10号 gives execution 10 points; rates above 100 % count as 100 %.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.formula import Product
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, words
from jiheng.read import Column, Figure, Grid, Row

_ID = "execution_points"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every row with an execution rate, a weight and points."""
    for grid in subject.report.grids:
        columns = {name: _column(grid, words("points_columns", name)) for name in ("rate", "weight", "score")}
        if all(columns.values()):
            for row in grid.rows:
                yield from _claims(subject, row, columns)


def _column(grid: Grid, names: tuple[str, ...]) -> Column | None:
    return next((column for column in grid.columns if has("".join(column.path[-1:]), names)), None)


def _claims(subject: Subject, row: Row, columns: dict[str, Column | None]) -> Iterator[Claim]:
    found: dict[str, Figure] = {}
    for name, column in columns.items():
        figure = row.figures.get(column.index) if column else None
        if figure is None or figure.value is None:
            return
        found[name] = figure
    if (found["rate"].value or 0) > 1:
        return
    weight = subject.term(found["weight"]).exact
    node = Product(subject.term(found["rate"]), weight)
    yield Claim(_ID, "score_sum", subject.term(found["score"]).rounded, node)
