"""表内横向 — a column that its header makes from other columns: 剔除A和B后, 差额, 合计, 执行率, 增长率."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from jiheng.audit.claim import Claim, Kind
from jiheng.audit.column_rates import column_rates
from jiheng.audit.facts import column_stage
from jiheng.audit.formula import Node, Quotient, Sum, growth
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, words
from jiheng.read import Column, Figure, Grid, Row

_ID = "table_across"
_LETTER = re.compile(r"^([A-Z])(?![A-Za-z])")
_REMOVED = re.compile(r"(?:剔除|扣除|减去)(.+?)后")
_YEAR = re.compile(r"((?:19|20)\d{2})年?(?:度|实际|数|完成)?$")
_NAMED = re.compile(r"(?:19|20)\d{2}")
_KEPT = ("ok", "ok_within_rounding")

Make = Callable[[Row], Node | None]


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim per row for every column that is made from others."""
    for grid in subject.report.grids:
        for column in grid.columns:
            made = False
            for kind, make in _makers(subject, grid, column):
                for claim in _row_claims(subject, grid, column, kind, make):
                    made = True
                    yield claim
            aimed = column.role == "completion" and any(other.role == "target" for other in grid.columns)
            if not made and not aimed and column.role != "score_rate":
                yield from column_rates(subject, grid, column)


def _row_claims(subject: Subject, grid: Grid, column: Column, kind: Kind, make: Make) -> Iterator[Claim]:
    found: list[Claim] = []
    for row in grid.rows:
        stated = row.figures.get(column.index)
        node = make(row) if stated is not None and stated.quantity is not None else None
        if stated is not None and node is not None:
            found.append(Claim(_ID, kind, subject.term(stated), node))
    held = sum(judge(claim).verdict in _KEPT for claim in found)
    for claim in found:
        # A wrong running total fails twice: in its own row and in the next.
        most = held * 2 >= len(found) if _is_running(column) else held > len(found) - held
        if judge(claim).verdict in _KEPT or most:
            yield claim


def _makers(subject: Subject, grid: Grid, column: Column) -> Iterator[tuple[Kind, Make]]:
    header = _header(column)
    removed = _REMOVED.search(header)
    if removed:
        yield from _net(subject, grid, column, removed[1])
    if column.total:
        yield "sum", lambda row: _sum(subject, row, _siblings(grid, column))
    yield from _running(subject, grid, column)
    stages = {column_stage(other): other.index for other in grid.columns}
    if has(header, words("execution_columns", "rate")):
        for base in ("adjusted", "initial"):
            if base in stages and "final" in stages:
                yield "ratio", _ratio(subject, stages["final"], stages[base])
    if has(header, ("差额", "差异", "增减额", "结余", "超支")) and not header.endswith("率"):
        yield from _differences(subject, stages)
    if has(header, words("execution_columns", "growth")):
        yield from _growths(subject, grid, stages, column)


def _header(column: Column) -> str:
    return "".join(column.path[-1:]).replace(" ", "")


def _net(subject: Subject, grid: Grid, column: Column, removed: str) -> Iterator[tuple[Kind, Make]]:
    before = [other for other in grid.columns if other.index < column.index]
    less = [other.index for other in before if _is_named(_header(other), removed)]
    base = [other.index for other in before if other.index not in less]
    if less and base:
        yield "difference", lambda row: _less(subject, row, base[0], less)


def _is_named(header: str, removed: str) -> bool:
    letter = _LETTER.match(header)
    return bool(letter and letter[1] in removed) or (len(header) > 1 and header in removed)


def _less(subject: Subject, row: Row, base: int, less: Sequence[int]) -> Node | None:
    whole = _figure(row, base)
    minus = [figure for index in less if (figure := _figure(row, index))]
    if whole is None or not minus:
        return None
    return Sum((subject.term(whole),), tuple(subject.term(figure) for figure in minus))


def _siblings(grid: Grid, column: Column) -> list[int]:
    """Return the columns that a 合计 column adds up: those under the same header, up to the next total."""
    above = column.path[:-1]
    same = [other for other in grid.columns if other.path[: len(above)] == above]
    at = next(place for place, other in enumerate(same) if other.index == column.index)
    after: list[int] = []
    for other in same[at + 1 :]:
        if other.total:
            break
        after.append(other.index)
    if after:
        return after
    before: list[int] = []
    for other in reversed(same[:at]):
        if other.total:
            break
        before.append(other.index)
    return before


def _sum(subject: Subject, row: Row, indexes: Sequence[int]) -> Node | None:
    whole = [figure for index in indexes if (figure := _figure(row, index))]
    if len(whole) < 2 or any(figure.kind == "rate" for figure in whole):
        return None
    dimensions = {figure.quantity.unit.dimension for figure in whole if figure.quantity}
    return Sum(tuple(subject.term(figure) for figure in whole)) if len(dimensions) == 1 else None


def _is_running(column: Column) -> bool:
    return _header(column).startswith(words("running", "totals"))


def _running(subject: Subject, grid: Grid, column: Column) -> Iterator[tuple[Kind, Make]]:
    """Yield how a column of running totals grows: 累计支出 is the row above plus this row's 当季支出."""
    header = _header(column)
    names = words("running", "each")
    each = next((other for other in grid.columns if has(_header(other), names) and other is not column), None)
    if each is None or not _is_running(column) or has(header, words("listed", "share")):
        return
    above = {id(row): before for before, row in pairwise(grid.rows)}

    def make(row: Row) -> Node | None:
        before = above.get(id(row))
        last, step = _figure(before, column.index) if before else None, _figure(row, each.index)
        if before is None:
            return subject.term(step) if step else None
        return Sum((subject.term(last), subject.term(step))) if last and step else None

    yield "sum", make


def _ratio(subject: Subject, over: int, under: int) -> Make:
    def make(row: Row) -> Node | None:
        a, b = _figure(row, over), _figure(row, under)
        return Quotient(subject.term(a), subject.term(b)) if a and b and b.value else None

    return make


def _differences(subject: Subject, stages: dict[str, int]) -> Iterator[tuple[Kind, Make]]:
    for a, b in (("adjusted", "final"), ("final", "adjusted"), ("final", "initial"), ("adjusted", "initial")):
        if a in stages and b in stages:
            yield "difference", _difference(subject, stages[a], stages[b])


def _difference(subject: Subject, left: int, right: int) -> Make:
    def make(row: Row) -> Node | None:
        a, b = _figure(row, left), _figure(row, right)
        return Sum((subject.term(a),), (subject.term(b),)) if a and b else None

    return make


def _two_years(grid: Grid, column: Column) -> tuple[int, int] | None:
    """Return the columns of the two years that a column compares: those it names, else the last two."""
    years = {int(found[1]): other.index for other in grid.columns if (found := _YEAR.match(_header(other)))}
    named = [int(year) for year in _NAMED.findall(_header(column))]
    new, old = (named[0], named[1]) if len(named) == 2 else (max(years, default=0), max(years, default=0) - 1)
    return (years[new], years[old]) if new in years and old in years else None


def _growths(
    subject: Subject, grid: Grid, stages: dict[str, int], column: Column
) -> Iterator[tuple[Kind, Make]]:
    for a, b in (("adjusted", "initial"), ("final", "initial")):
        if a in stages and b in stages:
            yield "growth", _growth(subject, stages[a], stages[b])
    years = _two_years(grid, column)
    if years:
        yield "growth", _growth(subject, *years)
    this = [column.index for column in grid.columns if has(_header(column), ("本年", "今年", "当年"))]
    last = [column.index for column in grid.columns if has(_header(column), ("上年", "去年"))]
    if this and last:
        yield "growth", _growth(subject, this[0], last[0])


def _growth(subject: Subject, new: int, old: int) -> Make:
    def make(row: Row) -> Node | None:
        a, b = _figure(row, new), _figure(row, old)
        return growth(subject.term(a), subject.term(b)) if a and b and b.value else None

    return make


def _figure(row: Row, index: int) -> Figure | None:
    figure = row.figures.get(index)
    return figure if figure is not None and figure.quantity is not None else None
