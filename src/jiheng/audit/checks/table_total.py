"""表内合计 — total rows against the rows they add up, and rows against the rows nested under them.

The nesting comes from the numbering and indents of the labels. Rows that 其中 introduces need not exhaust the
row above. A column of rates is never added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.audit.claim import Claim
from jiheng.audit.formula import Sum
from jiheng.audit.nesting import without_inner
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.read import Figure, Grid, Row

_ID = "table_total"
_AVERAGE = re.compile("均|比(?:例|重|值)?(?:[（(].*)?$|率")
_ADDED = frozenset({"money", "count", "measure", "score", "bare"})
_KEPT = ("ok", "ok_within_rounding")


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim per column for every total row and every row with rows under it."""
    for grid in subject.report.grids:
        for whole, parts in _groups(grid):
            yield from _column_claims(subject, grid, whole, parts)


def _groups(grid: Grid) -> Iterator[tuple[Row, Sequence[Row]]]:
    since: list[Row] = []
    first: Row | None = None
    for row in grid.rows:
        if row.total and since:
            outer, nested = without_inner(_outermost(since))
            yield row, outer
            yield from nested
            since = []
        elif row.total:
            first = first or row
        elif row.figures:
            since.append(row)
    if first is not None and since:
        outer, nested = without_inner(_outermost(since))
        yield first, outer
        yield from nested
    yield from _nested(grid.rows)
    yield from _of_which(grid.rows)


def _of_which(rows: Sequence[Row]) -> Iterator[tuple[Row, Sequence[Row]]]:
    """Yield a row with the row that 其中 introduces and those of its level after it."""
    for at, row in enumerate(rows[:-1]):
        below = rows[at + 1]
        if row.of_which or not below.of_which:
            continue
        parts: list[Row] = []
        for other in rows[at + 1 :]:
            if other.total or other.level < row.level or (parts and other.of_which):
                break
            parts.append(other)
        if len(parts) > 1:
            yield row, parts


def _outermost(rows: Sequence[Row]) -> Sequence[Row]:
    level = min(row.level for row in rows)
    return [row for row in rows if row.level == level and not row.of_which]


def _nested(rows: Sequence[Row]) -> Iterator[tuple[Row, Sequence[Row]]]:
    for at, row in enumerate(rows):
        children: list[Row] = []
        for below in rows[at + 1 :]:
            if below.total or below.level <= row.level:
                break
            if below.level == row.level + 1:
                children.append(below)
        if children and not row.total:
            yield row, children


def _column_claims(subject: Subject, grid: Grid, whole: Row, parts: Sequence[Row]) -> Iterator[Claim]:
    found: list[Claim] = []
    averages = {column.index for column in grid.columns if _AVERAGE.search("".join(column.path[-1:]))}
    for index, total in whole.figures.items():
        if index in averages:
            continue
        cells = [part.figures[index] for part in parts if index in part.figures]
        if cells and all(_adds(cell, total) for cell in (total, *cells)):
            found.append(_claim(subject, total, cells))
    held = sum(judge(claim).verdict in _KEPT for claim in found)
    failed = len(found) - held
    sure = (whole.total or held > failed) if grid.certain else held > max(1, failed)
    # Where no column adds up, the rows are not the parts.
    sure = sure and (held > 0 or len(found) == 1)
    for claim in found:
        if judge(claim).verdict in _KEPT or (sure and (held or not any(part.of_which for part in parts))):
            yield claim
        elif sure or (held and whole.total):
            yield replace(claim, case="unsure")
        else:
            yield replace(claim, formula=None)


def _claim(subject: Subject, total: Figure, cells: Sequence[Figure]) -> Claim:
    exact = all(cell.exact for cell in (total, *cells))
    points = total.kind == "score" or total.role in {"score", "full_marks", "weight"}
    added = tuple(subject.term(cell) for cell in cells)
    return Claim(
        _ID, "score_sum" if points else "sum", subject.term(total), Sum(added), exact=exact or points
    )


def _adds(cell: Figure, total: Figure) -> bool:
    if cell.kind not in _ADDED or cell.quantity is None or total.quantity is None or cell.qualified:
        return False
    return cell.quantity.unit.dimension == total.quantity.unit.dimension
