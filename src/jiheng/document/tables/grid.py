"""栅 — from spans to a `Table`: healed cells in rows of one length, unit, header, header paths."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.document.heal import heal, heal_paragraphs
from jiheng.document.healed import Healed
from jiheng.document.model import Cell, Table
from jiheng.document.tables.captions import Surroundings
from jiheng.document.tables.cells import Found, RawRow, is_number
from jiheng.document.tables.nest import Row, column_headers, label_columns, row_headers
from jiheng.document.words import LIMITS, PATTERNS, WORDS

_MOST_HEADERS = 3


def build(source: str, index: int, found: Found, around: Surroundings) -> Table:
    """Return the table that was found; ``index`` counts the document's tables from 1."""
    raw, folded = _folded(found.rows)
    healed = [[heal_paragraphs(source, cell) for cell in row] for row in raw]
    unit = around.unit or found.unit
    healed, inner = _without_unit_row(healed)
    width = max(map(len, healed))
    rows = tuple(_row(row, width, index, rank) for rank, row in enumerate(healed, 1))
    headers = _header_rows(rows)
    labels = label_columns(rows, headers)
    caption = around.caption or found.caption
    return Table(
        index=index,
        rows=rows,
        header_rows=headers,
        label_columns=labels,
        column_headers=column_headers(rows, headers),
        row_headers=row_headers(rows, headers, labels),
        certain=found.certain and not folded,
        layout=found.layout,
        caption=heal(source, [caption]) if caption else None,
        unit=heal(source, [unit]) if unit else inner or _unit_of_header(rows[:headers]),
    )


def _folded(rows: Sequence[RawRow]) -> tuple[list[RawRow], bool]:
    """Cut rows beyond any table's width into several, so that no cell is lost; tell whether any was."""
    most = LIMITS["columns"]
    if all(len(row) <= most for row in rows):
        return list(rows), False
    return [row[at : at + most] for row in rows for at in range(0, len(row), most)], True


def _row(row: Sequence[Healed], width: int, table: int, rank: int) -> Row:
    cells = [Cell(healed, table, rank, column) for column, healed in enumerate(row, 1)]
    end = row[-1].hull()[1] if row else 0
    missing = [
        Cell(Healed("", (0,), (end,)), table, rank, column) for column in range(len(cells) + 1, width + 1)
    ]
    return (*cells, *missing)


def _unit_within(healed: Healed) -> Healed | None:
    match = PATTERNS["unit"].search(healed.text[: 4 * LIMITS["caption"]])
    return healed.slice(*match.span("unit")) if match else None


def _without_unit_row(rows: list[list[Healed]]) -> tuple[list[list[Healed]], Healed | None]:
    """Take off a first row that says nothing but the unit."""
    said = [cell for cell in rows[0] if cell.text]
    if len(rows) < 2 or len(said) != 1:
        return rows, None
    unit = _unit_within(said[0])
    return (rows[1:], unit) if unit else (rows, None)


def _unit_of_header(rows: Sequence[Row]) -> Healed | None:
    units = [_unit_within(cell.healed) for row in rows for cell in row]
    return next((unit for unit in units if unit), None)


def _header_rows(rows: Sequence[Row]) -> int:
    """Count the header rows: the first, and those below it that have no numbers and fill up merged heads."""
    if any(is_number(cell.text) for cell in rows[0][1:]) and not _is_header_like(rows[0]):
        return 0
    count = 1
    while count < min(_MOST_HEADERS, len(rows) - 1) and _goes_on(rows, count):
        count += 1
    return count


def _is_header_like(row: Row) -> bool:
    values = sum(is_number(cell.text) for cell in row)
    return values * 2 < len(row) and not is_number(row[-1].text)


def _goes_on(rows: Sequence[Row], at: int) -> bool:
    row, above = rows[at], rows[at - 1]
    if row[0].text in WORDS["ordinals"] and all(len(cell.text) <= 2 for cell in row[1:]):
        return True
    if any(is_number(cell.text) for cell in row) or not any(cell.text for cell in row):
        return False
    merged = any(not cell.text for cell in above[1:])
    return merged and (not row[0].text or row[0].text == above[0].text)
