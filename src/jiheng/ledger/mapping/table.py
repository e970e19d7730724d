"""导出表 — another system's sheet as columns by name and rows below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import count

from jiheng.diagnostic import Diagnostics, fail
from jiheng.ledger.mapping.records import Mapping, Rows
from jiheng.ledger.mapping.words import HEADER_WITHIN
from jiheng.messages import message
from jiheng.place import Place
from jiheng.workbook import Cell, Row, Sheet, Workbook

_SPACE = re.compile(r"\s+")
_NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*[.．、](?!\d))"
)
JOINT, AGAIN = "·", "#"
_AMONG = re.compile(r"其中[:：]?|加[:：]|减[:：]")


def bare(text: str) -> str:
    """Return the words of a label without spaces, numbering and 其中."""
    return _AMONG.sub("", _NUMBERING.sub("", _SPACE.sub("", text)))


@dataclass(frozen=True, slots=True)
class Export:
    """A sheet with its columns by name; ``rows`` are those below the header."""

    sheet: Sheet
    columns: dict[str, int]
    rows: Sequence[Row]

    def column(self, name: str, named_at: Place) -> int:
        """Return the column of a name.

        Raises:
            DiagnosticError: the sheet has no such column (``mapping.no_column``).
        """
        column = self.columns.get(_SPACE.sub("", name))
        if column is None:
            near = "".join(get_close_matches(name, self.columns, n=1, cutoff=0.4))
            code = "mapping.no_column_near" if near else "mapping.no_column"
            known = "、".join(self.columns)[:200]
            raise fail(code, named_at, name=name, near=near, sheet=self.sheet.name, known=known)
        return column

    def selected(self, conditions: Iterable[Rows], skipped: Iterable[Rows]) -> Iterator[Row]:
        """Yield the rows that meet all conditions and none of those to skip."""
        wanted = [(self.column(item.column, item.place), item) for item in conditions]
        left_out = [(self.column(item.column, item.place), item) for item in skipped]
        for row in self.rows:
            if all(_meets(row.cells.get(column), item) for column, item in wanted) and not any(
                _meets(row.cells.get(column), item) for column, item in left_out
            ):
                yield row


def _meets(cell: Cell | None, condition: Rows) -> bool:
    if cell is None:
        return False
    text = bare(cell.text)
    if any(text == bare(word) for word in condition.equal):
        return True
    return any(bare(word) in text for word in condition.holding)


def read_export(workbook: Workbook, mapping: Mapping, diagnostics: Diagnostics) -> Export:
    """Return the sheet that a mapping is about, with its columns.

    Raises:
        DiagnosticError: there is no such sheet, or no row that heads the columns.
    """
    sheet = _sheet(workbook, mapping)
    if sheet.hidden:
        diagnostics.note("workbook.sheet_hidden", sheet.whole)
    names = set(names_in(mapping))
    first = mapping.header_row or header_row(sheet, mapping.header_rows, names)
    if first is None:
        raise fail("mapping.no_header", sheet.whole, names="、".join(sorted(names))[:200])
    last = first + mapping.header_rows - 1
    columns = column_names(sheet, first, last)
    return Export(sheet, columns, [row for row in sheet.rows if row.number > last])


def names_in(mapping: Mapping) -> Iterator[str]:
    """Yield the names of the columns that a mapping needs, without spaces."""
    for fact in mapping.facts:
        for name in (fact.column, *(item.column for item in fact.rows)):
            yield _SPACE.sub("", name)
    for field in mapping.projects.fields if mapping.projects else ():
        yield _SPACE.sub("", field.column)


def _sheet(workbook: Workbook, mapping: Mapping) -> Sheet:
    filled = [sheet for sheet in workbook.sheets if sheet.rows]
    found = [sheet for sheet in filled if not mapping.sheet or sheet.name.strip() == mapping.sheet.strip()]
    if not found:
        known = "、".join(sheet.name for sheet in filled) or message("workbook.none")
        raise fail("mapping.no_sheet", Place(file=workbook.file), name=mapping.sheet, known=known)
    return found[0]


def header_row(sheet: Sheet, height: int, names: set[str]) -> int | None:
    """Return the row, of the first ones, where columns of these names begin."""
    best, most = None, 0
    for row in sheet.rows[:HEADER_WITHIN]:
        columns = column_names(sheet, row.number, row.number + height - 1)
        known = len(names & columns.keys())
        if known > most:
            best, most = row.number, known
    return best


def column_names(sheet: Sheet, first: int, last: int) -> dict[str, int]:
    """Return the columns by name; names of several rows are joined by ·, the second of equal ones has #2."""
    parts: dict[int, list[str]] = {}
    for row in sheet.rows:
        if first <= row.number <= last:
            for column, cell in _spread(sheet, row):
                text = _SPACE.sub("", cell.text)
                held = parts.setdefault(column, [])
                if text and text not in held:
                    held.append(text)
    names: dict[str, int] = {}
    for column, held in sorted(parts.items()):
        name = JOINT.join(held)
        numbered = (f"{name}{AGAIN}{number}" for number in count(2))
        names[name if name not in names else next(free for free in numbered if free not in names)] = column
    return names


def _spread(sheet: Sheet, row: Row) -> Iterator[tuple[int, Cell]]:
    """Yield the cells of a row, a merged one for each column that it covers."""
    yield from row.cells.items()
    for area in sheet.merged:
        cell = row.cells.get(area.first_column)
        if area.first_row == row.number and cell is not None:
            for column in range(area.first_column + 1, area.last_column + 1):
                yield column, cell
