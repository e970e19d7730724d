"""框线表 — tables from their ruling lines: a cell is what no line divides."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jiheng.document.pdf.geometry import Rule, Run, Sheet, lines_of
from jiheng.document.pdf.grid import Grid, cell_of
from jiheng.document.tables.cells import is_value
from jiheng.document.words import LIMITS

_NEAR = 2.5
# A page with more lines than this holds a drawing.
_MOST = 4000
_GAP = 1.5
_Spot = tuple[int, int]


def ruled_tables(sheet: Sheet) -> list[tuple[Grid, set[int]]]:
    """Return the tables that lines rule on a page, from the top, each with the runs in it, by index."""
    level, upright = _merged(sheet.level), _merged(sheet.upright)
    if len(level) + len(upright) > _MOST:
        return []
    found = [table for group in _connected(level, upright) if (table := _table(sheet, *group)) is not None]
    return sorted(found, key=lambda entry: entry[0].top)


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Return the lines with those joined that lie on one another or follow one another."""
    rows: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if rows and rule.at - rows[-1][-1].at <= 1.0 and rule.at - rows[-1][0].at <= _NEAR:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    merged: list[Rule] = []
    for row in rows:
        at = sum(rule.at for rule in row) / len(row)
        start, end = None, 0.0
        for rule in sorted(row, key=lambda rule: rule.start):
            if start is not None and rule.start <= end + _NEAR:
                end = max(end, rule.end)
                continue
            if start is not None:
                merged.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        if start is not None:
            merged.append(Rule(at, start, end))
    return merged


def _connected(level: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return groups of lines that meet: the level ones and the upright ones of each."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, line in enumerate(level):
        for j, wall in enumerate(upright, len(level)):
            if line.start - _NEAR <= wall.at <= line.end + _NEAR and (
                wall.start - _NEAR <= line.at <= wall.end + _NEAR
            ):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, line in enumerate(level):
        groups[root(i)][0].append(line)
    for j, wall in enumerate(upright, len(level)):
        groups[root(j)][1].append(wall)
    return [group for group in groups.values() if group[0] and group[1]]


def _edges(rules: Sequence[Rule], across: Sequence[Rule]) -> list[float]:
    """Return where lines stand; an outer edge without a line is where the lines across it end."""
    edges: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not edges or at - edges[-1] > _NEAR:
            edges.append(at)
    first, last = min(rule.start for rule in across), max(rule.end for rule in across)
    if first < edges[0] - 2 * _NEAR:
        edges.insert(0, first)
    if last > edges[-1] + 2 * _NEAR:
        edges.append(last)
    return edges


def _table(sheet: Sheet, level: list[Rule], upright: list[Rule]) -> tuple[Grid, set[int]] | None:
    xs, ys = _edges(upright, level), _edges(level, upright)
    wide, high = len(xs) - 1, len(ys) - 1
    if not 1 <= wide <= LIMITS["columns"] or high < 1 or wide * high < 2:
        return None
    homes = _cells(xs, ys, level, upright)
    if len(set(homes.values())) < 2:
        return None
    inside, cells, crossed = _placed(sheet.runs, xs, ys, homes)
    right, split = _extents(homes, xs), 0
    rows: list[list[tuple[str, ...]]] = [[()] * wide for _ in range(high)]
    for home, runs in cells.items():
        rows[home[0]][home[1]] = cell_of(runs, right[home] - xs[home[1]])
        split += sum(len(line.pieces(_GAP)) > 1 for line in lines_of(runs)) > 1
    certain = not crossed and not split and not any(map(_stacked, rows))
    return Grid(ys[0], ys[-1], tuple(xs), rows, certain, True), inside


def _cells(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]
) -> dict[_Spot, _Spot]:
    """Return, for every field of the grid, the first field of the cell that it belongs to."""
    homes: dict[_Spot, _Spot] = {}
    walls = [_along(x, upright) for x in xs]
    floors = [_along(y, level) for y in ys]
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            home = (row, column)
            if row and not _covers(floors[row], left, right):
                home = homes[row - 1, column]
            elif column and not _covers(walls[column], top, bottom):
                home = homes[row, column - 1]
            homes[row, column] = home
    return homes


def _along(at: float, rules: Sequence[Rule]) -> list[Rule]:
    return [rule for rule in rules if abs(rule.at - at) <= _NEAR]


def _covers(rules: Sequence[Rule], start: float, end: float) -> bool:
    middle = (start + end) / 2
    return any(rule.start <= middle <= rule.end for rule in rules)


def _extents(homes: dict[_Spot, _Spot], xs: Sequence[float]) -> dict[_Spot, float]:
    """Return the right edge of every cell."""
    extents: dict[_Spot, float] = {}
    for (_, column), home in homes.items():
        extents[home] = max(extents.get(home, 0.0), xs[column + 1])
    return extents


def _placed(
    runs: Sequence[Run], xs: Sequence[float], ys: Sequence[float], homes: dict[_Spot, _Spot]
) -> tuple[set[int], dict[_Spot, list[Run]], int]:
    """Return which runs stand in the grid, the runs of every cell, and how many a line cuts."""
    inside: set[int] = set()
    cells: dict[_Spot, list[Run]] = defaultdict(list)
    crossed = 0
    for index, run in enumerate(runs):
        if not (ys[0] <= run.middle <= ys[-1] and run.right > xs[0] and run.left < xs[-1]):
            continue
        inside.add(index)
        row = min(bisect_right(ys, run.middle) - 1, len(ys) - 2)
        parts, rest = [], run
        for column in range(1, len(xs) - 1):
            divides = homes[row, column] != homes[row, column - 1]
            if divides and rest.left + rest.size / 2 < xs[column] < rest.right - rest.size / 2:
                halves = rest.cut(xs[column])
                if halves:
                    parts.append(halves[0])
                    rest, crossed = halves[1], crossed + 1
        for part in (*parts, rest):
            center = (part.left + part.right) / 2
            column = max(0, min(bisect_right(xs, center) - 1, len(xs) - 2))
            cells[homes[row, column]].append(part)
    return inside, cells, crossed


def _stacked(row: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether two cells of a row hold several numbers each, as where lines between rows are missing."""
    return sum(len(cell) > 1 and all(map(is_value, cell)) for cell in row) > 1
