"""找表 — where in the lines the tables are; those that a page cut in two are one again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from jiheng.document.heal import heal_paragraphs
from jiheng.document.lines import Line
from jiheng.document.tables.captions import Surroundings, is_unit_line, look_before, unit_in
from jiheng.document.tables.cells import Found, RawRow, is_value, same_length
from jiheng.document.tables.flat import find_flat_line, find_flat_rows
from jiheng.document.tables.lines_stream import find_line_stream, run_end
from jiheng.document.tables.pipes import find_pipes
from jiheng.document.tables.spaced import find_spaced
from jiheng.document.tables.tabs import find_tab_cells, find_tab_rows
from jiheng.document.tables.wrapped import find_wrapped

_Finder = Callable[[str, Sequence[Line], int], Found | None]
_FINDERS: tuple[_Finder, ...] = (
    find_tab_cells,
    find_tab_rows,
    find_pipes,
    find_spaced,
    find_flat_rows,
    find_wrapped,
    find_flat_line,
)
_TRIES = 4


@dataclass(slots=True)
class Region:
    """A table with its surroundings: the lines from ``first`` up to ``end``, the caption's included."""

    first: int
    end: int
    found: Found
    around: Surroundings


def regions(source: str, lines: Sequence[Line], start: int = 0) -> Iterator[Region]:
    """Yield the tables in order, never overlapping."""
    pending: Region | None = None
    edge = start
    for found in _found(source, lines, start):
        around = look_before(source, lines[edge : found.first])
        region = Region(found.first - around.used, found.end, found, around)
        _take_unit_after(source, lines, region)
        if pending and pending.end == region.first and _joins(source, pending, region):
            _join(source, pending, region)
        else:
            if pending:
                yield pending
            pending = region
        edge = pending.end
    if pending:
        yield pending


def _found(source: str, lines: Sequence[Line], start: int) -> Iterator[Found]:
    at, runs = start, _Runs(start)
    while at < len(lines):
        found = _first(source, lines, at) or runs.find(source, lines, at)
        if found:
            yield found
        at = found.end if found else at + 1


def _first(source: str, lines: Sequence[Line], at: int) -> Found | None:
    for finder in _FINDERS:
        found = finder(source, lines, at)
        if found:
            return found
    return None


class _Runs:
    """The runs of short lines: each is looked at from its first few lines only, so that all stays linear."""

    def __init__(self, start: int) -> None:
        self._end, self._tries = start, 0

    def find(self, source: str, lines: Sequence[Line], at: int) -> Found | None:
        if at >= self._end:
            self._end, self._tries = max(at + 1, run_end(lines, at)), _TRIES
        if not self._tries:
            return None
        self._tries -= 1
        return find_line_stream(source, lines, at, self._end)


def _take_unit_after(source: str, lines: Sequence[Line], region: Region) -> None:
    """Take a unit that stands alone right below a table which has none."""
    if region.around.unit or region.end >= len(lines) or not is_unit_line(lines[region.end]):
        return
    line = lines[region.end]
    region.found.unit = unit_in(source, line.start, line.end)
    region.end += 1


def _texts(source: str, row: RawRow) -> list[str]:
    return [heal_paragraphs(source, cell).text for cell in row]


def _joins(source: str, above: Region, below: Region) -> bool:
    """Tell whether a table goes on from the one right above it: as many columns, its header again or none."""
    if len(above.found.rows[0]) != len(below.found.rows[0]) or above.found.layout != below.found.layout:
        return False
    if below.around.caption and not below.around.continued:
        return False
    head = _texts(source, below.found.rows[0])
    if head == _texts(source, above.found.rows[0]):
        return True
    return below.around.continued or any(is_value(text) for text in head[1:])


def _join(source: str, above: Region, below: Region) -> None:
    rows = below.found.rows
    if _texts(source, rows[0]) == _texts(source, above.found.rows[0]):
        rows = rows[1:]
    above.found.rows.extend(rows)
    above.found.certain = above.found.certain and below.found.certain and same_length(above.found.rows)
    above.end = below.end
