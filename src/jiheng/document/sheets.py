"""工作簿排成文 — the sheets of a workbook as source text: titles and notes as lines, the rest as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.diagnostic import Diagnostic, fail
from jiheng.document.decode import decode
from jiheng.document.laid import Laid
from jiheng.document.layout import is_note
from jiheng.document.rows import cell_text, check_size, table_lines
from jiheng.document.words import LIMITS, PATTERNS
from jiheng.document.zip_limits import check_zip
from jiheng.place import Place
from jiheng.workbook import Row, Sheet, Workbook, read_csv, read_workbook

_UNCALCULATED = "uncalculated"
_MOST_ABOVE = 3


def lay_sheets(data: bytes, name: str) -> Laid:
    """Return the text of a workbook's visible sheets, numbers as they are shown.

    Raises:
        DiagnosticError: it is damaged, protected, too large, or empty (``workbook.*``, ``document.*``).
    """
    check_zip(data, name)
    return _laid(read_workbook(data, name, shown=True), name)


def lay_csv(data: bytes, name: str) -> Laid:
    """Return the text of a table of separated values; raises as `lay_sheets` does."""
    return _laid(read_csv(decode(data, name).encode("utf-8"), name), name, named=False)


def _laid(book: Workbook, name: str, *, named: bool = True) -> Laid:
    text, sheets, notes = "", [], []
    for sheet in book.sheets:
        if sheet.hidden:
            notes.append(Diagnostic("document.hidden_sheet", sheet.whole, severity="note"))
            continue
        lines = "".join(_chunk(rows) for rows in _chunks(sheet))
        if lines:
            sheets.append((len(text), sheet.name))
            text += lines
        if lacking := _uncalculated(sheet):
            notes.append(
                Diagnostic("document.uncalculated", sheet.whole, {"count": lacking}, severity="note")
            )
    if not text.strip():
        raise fail("document.empty", Place(file=name))
    return Laid(text, sheets=tuple(sheets) if named else (), notes=tuple(notes))


def _uncalculated(sheet: Sheet) -> int:
    return sum(cell.kind == _UNCALCULATED for row in sheet.rows for cell in row.cells.values())


def _chunks(sheet: Sheet) -> Iterator[list[dict[int, list[str]]]]:
    """Yield the runs of rows between empty ones, each row as the lines of its cells by column."""
    chunk: list[dict[int, list[str]]] = []
    last = 0
    for row in sheet.rows:
        if chunk and row.number > last + 1:
            yield chunk
            chunk = []
        said = _said(row)
        if said:
            chunk.append(said)
        last = row.number
    if chunk:
        yield chunk


def _said(row: Row) -> dict[int, list[str]]:
    return {
        column: lines
        for column, cell in row.cells.items()
        if cell.kind != _UNCALCULATED and (lines := _lines(cell.text))
    }


def _lines(text: str) -> list[str]:
    return [words for line in text.splitlines() if (words := line.strip())]


def _chunk(rows: Sequence[dict[int, list[str]]]) -> str:
    """Return rows as text: those above the table and the notes under it as lines of their own."""
    first = next((at for at in range(len(rows)) if not _is_above(rows, at)), len(rows))
    end = len(rows)
    while end > first and _is_below(rows[end - 1]):
        end -= 1
    above, table, below = rows[:first], rows[first:end], rows[end:]
    columns = sorted({column for row in table for column in row})
    check_size(len(table), len(columns))
    grid = [[cell_text(row.get(column, ())) for column in columns] for row in table]
    return _plain(above) + (table_lines(grid) if grid else "") + _plain(below)


def _is_above(rows: Sequence[dict[int, list[str]]], at: int) -> bool:
    """Tell whether a row says something of the table under it: its title, its unit, who filled it in."""
    row = rows[at]
    if len(row) == 1:
        return True
    if len(row) > _MOST_ABOVE or at + 1 >= len(rows) or len(rows[at + 1]) <= len(row):
        return False
    return any(PATTERNS["unit"].match(line) for lines in row.values() for line in lines)


def _is_below(row: dict[int, list[str]]) -> bool:
    if len(row) != 1:
        return False
    lines = next(iter(row.values()))
    return is_note(lines[0]) or sum(map(len, lines)) > LIMITS["cell"]


def _plain(rows: Sequence[dict[int, list[str]]]) -> str:
    return "".join(line + "\n" for row in rows for _, lines in sorted(row.items()) for line in lines)
