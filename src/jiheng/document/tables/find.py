"""找表 — where in the lines the tables are; those that a page cut in two are one again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from jiheng.document.heal import heal_paragraphs
from jiheng.document.lines import Line
from jiheng.document.tables.captions import Surroundings, is_unit_line, look_before, unit_in
from jiheng.document.tables.cells import Found, RawRow, is_value, same_length
from jiheng.document.tables.flat import find_flat_line, find_flat_rows
from jiheng.document.tables.flat_levels import find_flat_levels
from jiheng.document.tables.lines_stream import find_line_stream
from jiheng.document.tables.pipes import find_pipes
from jiheng.document.tables.spaced import find_spaced
from jiheng.document.tables.tabs import find_tab_cells, find_tab_rows
from jiheng.document.tables.wrapped import find_wrapped

_Finder = Callable[[str, Sequence[Line], int], Found | int]
# Each returns a table, or the index after the last line that it looked at in vain.
_FINDERS: tuple[_Finder, ...] = (
    find_tab_cells,
    find_tab_rows,
    find_pipes,
    find_spaced,
    find_flat_levels,
    find_flat_rows,
    find_wrapped,
    find_flat_line,
    find_line_stream,
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
            _join(pending, region)
        else:
            if pending:
                yield pending
            pending = region
        edge = pending.end
    if pending:
        yield pending


def without_repeats(source: str, found: Found) -> None:
    """Set aside the rows that repeat the header word for word, as the top of a new page does."""
    head = _texts(source, found.rows[0])
    if any(map(is_value, head)) or sum(map(bool, head)) < 2:
        return
    kept = [found.rows[0]]
    for row in found.rows[1:]:
        if len(row) == len(head) and _texts(source, row[:1]) == head[:1] and _texts(source, row) == head:
            found.repeats.append((row[0][0][0][0], row[-1][-1][-1][1]))
        else:
            kept.append(row)
    found.rows = kept


def _found(source: str, lines: Sequence[Line], start: int) -> Iterator[Found]:
    attempts = [_Attempts(finder) for finder in _FINDERS]
    at = start
    while at < len(lines):
        found = next(filter(None, (attempt.find(source, lines, at) for attempt in attempts)), None)
        if found:
            yield found
        at = found.end if found else at + 1


class _Attempts:
    """A finder that looks at the same lines a few times only, so that the whole stays linear."""

    def __init__(self, finder: _Finder) -> None:
        """Begin with a finder that has not looked yet."""
        self._finder, self._end, self._tries = finder, 0, _TRIES

    def find(self, source: str, lines: Sequence[Line], at: int) -> Found | None:
        """Look at the lines from an index, unless that was done often enough."""
        if at >= self._end:
            self._tries = _TRIES
        elif not self._tries:
            return None
        found = self._finder(source, lines, at)
        if isinstance(found, Found):
            return found
        if found > at:
            self._end, self._tries = max(self._end, found), self._tries - 1
        return None


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


def _join(above: Region, below: Region) -> None:
    above.found.rows.extend(below.found.rows)
    above.found.repeats.extend(below.found.repeats)
    above.found.certain = above.found.certain and below.found.certain and same_length(above.found.rows)
    above.end = below.end
