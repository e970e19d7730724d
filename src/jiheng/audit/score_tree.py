"""评分的层级 — which criteria stand under which, from the paths of the score lines.

A report may list its criteria more than once: in a table, in the sentence that gives the total, one by one in
the text. Each listing is added up by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jiheng.read import Report, ScoreLine

_Listing = tuple[str, int]
_FEW = 12
"""A report has no more tables and lists of criteria than this."""
_SUBTOTAL = "小计"
_MOST = 60
"""No criterion has more criteria right under it; a longer list is several reports in one file."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A criterion and the criteria right under it; ``together``: one table or paragraph prints them all."""

    whole: ScoreLine
    parts: Sequence[ScoreLine]
    together: bool = False


def branches(report: Report) -> Iterator[Branch]:
    """Yield every criterion with at least two criteria under it, and the total with the outermost ones."""
    scores = list(_without_subtotals(report.scores))
    lines = [line for line in scores if line.subject == "department"]
    inner = [line for line in lines if not line.total]
    children: dict[tuple[str, ...], list[ScoreLine]] = defaultdict(list)
    for line in inner:
        children[line.path[:-1]].append(line)
    for whole in inner:
        under = [line for line in children[whole.path] if line is not whole]
        for listing, parts in _chosen(whole, _by_listing(under)):
            if len(parts) <= _MOST:
                yield Branch(whole, parts, listing in _listings_of(whole))
    yield from _of_tables(scores)
    outer = {line.path: line.table for line in inner}
    nested = frozenset(line.table for line in inner if outer.get(line.path[:-1], -1) == line.table)
    outermost = [(listing, parts) for listing, parts in _outermost(inner) if len(parts) <= _MOST]
    for total in lines:
        if total.total:
            yield from _of_total(total, outermost, nested)


def _without_subtotals(lines: Sequence[ScoreLine]) -> Iterator[ScoreLine]:
    """Yield the lines but those of 小计 in a table with other totals: they are added up as rows of it."""
    totals: Counter[int | None] = Counter(line.table for line in lines if line.total)
    for line in lines:
        if not (line.total and line.table is not None and totals[line.table] > 1 and _SUBTOTAL in line.path):
            yield line


def _of_total(
    total: ScoreLine,
    outermost: Sequence[tuple[_Listing, Sequence[ScoreLine]]],
    nested: frozenset[int | None],
) -> Iterator[Branch]:
    """Yield a total with every listing; only with those printed beside it where a text holds many reports."""
    own = _listings_of(total)
    for listing, parts in outermost:
        if listing in own and listing[0] == "table" and listing[1] not in nested:
            # Its rows are all innermost, and were added up as such.
            continue
        if listing in own or len(outermost) <= _FEW:
            yield Branch(total, parts, listing in own)


def _of_tables(lines: Sequence[ScoreLine]) -> Iterator[Branch]:
    """Yield the total of a table with its innermost lines, whatever stands between."""
    tables: dict[int | None, list[ScoreLine]] = defaultdict(list)
    for line in lines:
        if not line.total:
            tables[line.table].append(line)
    for total in lines:
        if not total.total:
            continue
        for table in {place.table for place in total.places if place.table is not None}:
            rows = tables[table]
            inner = {line.path[:depth] for line in rows for depth in range(1, len(line.path))}
            leaves = [line for line in rows if line.path not in inner]
            if len(leaves) > 1:
                beside = _beside(total, leaves, lines) if len(tables) <= _FEW else []
                yield Branch(total, [*leaves, *beside], together=True)


def _beside(total: ScoreLine, leaves: Sequence[ScoreLine], lines: Sequence[ScoreLine]) -> Sequence[ScoreLine]:
    """Return lines of the other tables of a form, where the full marks need them: those for execution."""
    tables = {line.table for line in leaves}
    others = [line for line in lines if line.table is not None and line.table not in tables]
    if any(line.total for line in others) or total.full_marks is None:
        return []
    marks = [line.full_marks or 0 for line in (*leaves, *others)]
    return others if sum(marks) == total.full_marks else []


def _outermost(inner: Sequence[ScoreLine]) -> Iterator[tuple[_Listing, Sequence[ScoreLine]]]:
    tables = [line for line in inner if line.table is not None]
    prose = [line for line in inner if line.table is None]
    depths: dict[int | None, int] = {}
    for line in (*tables, *prose):
        depths[line.table] = min(len(line.path), depths.get(line.table, len(line.path)))
    top = [line for line in (*prose, *tables) if len(line.path) == depths[line.table]]
    for listing, parts in _by_listing(top).items():
        if len(parts) > 1:
            yield listing, parts


def _by_listing(lines: Iterable[ScoreLine]) -> dict[_Listing, list[ScoreLine]]:
    """Group lines by the table or paragraph that prints several of them; those that stand alone are one."""
    found = list(lines)
    blocks = Counter(_block(line) for line in found if line.table is None)
    groups: dict[_Listing, list[ScoreLine]] = defaultdict(list)
    for line in found:
        if line.table is not None:
            groups["table", line.table].append(line)
        else:
            groups["text", _block(line) if blocks[_block(line)] > 1 else -1].append(line)
    return groups


def _chosen(
    whole: ScoreLine, groups: dict[_Listing, list[ScoreLine]]
) -> Iterator[tuple[_Listing, Sequence[ScoreLine]]]:
    """Yield the listings of a whole's own kind, table or text; those of the other where there are none."""
    kind = "text" if whole.table is None else "table"
    several = {listing: parts for listing, parts in groups.items() if len(parts) > 1}
    own = {
        listing: parts
        for listing, parts in several.items()
        if listing[0] == kind and whole.table in (None, listing[1])
    }
    yield from (own or several).items()


def _listings_of(line: ScoreLine) -> set[_Listing]:
    found: set[_Listing] = {("text", _block(line))}
    found |= {("table", place.table) for place in line.places if place.table is not None}
    return found | ({("table", line.table)} if line.table is not None else set())


def _block(line: ScoreLine) -> int:
    figure = line.score_figure or line.full_marks_figure
    return figure.block if figure else -1
