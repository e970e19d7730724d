"""格 — the numeric content of tables, with what is nested in what."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.document import Document
from jiheng.place import Place
from jiheng.read.columns import ColumnInfo, Segment, is_blank
from jiheng.read.figure import Figure
from jiheng.read.model import Column, Grid, GridRole, Row
from jiheng.read.tables import TableReading, is_total, whole_figure
from jiheng.read.words import TABLES, has_any

_LABELS = frozenset({"name", "unit", "reason", "standard"})


def grids(document: Document, tables: list[TableReading]) -> Iterator[Grid]:
    """Yield the parts of tables that hold figures, in order."""
    for reading in tables:
        for segment in reading.segments:
            grid = _grid(document, reading, segment)
            if any(row.figures for row in grid.rows):
                yield grid


def _grid(document: Document, reading: TableReading, segment: Segment) -> Grid:
    table = reading.table
    columns = [column for column in segment.columns if _holds_values(reading, segment, column)]
    rows = [_row(reading, row, columns) for row in segment.rows]
    return Grid(
        table=table.index,
        block=reading.block,
        place=_place(document, reading, segment),
        caption=table.caption.text if table.caption else "",
        unit=table.unit.text if table.unit else "",
        columns=tuple(_column(column) for column in columns),
        rows=tuple(row for row in rows if row.figures or row.blank),
        certain=table.certain,
        role=_role(segment),
        section=reading.section,
    )


def _holds_values(reading: TableReading, segment: Segment, column: ColumnInfo) -> bool:
    if column.role in _LABELS:
        return False
    labelled = column.index <= reading.table.label_columns and not column.role
    return not labelled and any(_figure(reading, row, column) for row in segment.rows)


def _column(column: ColumnInfo) -> Column:
    head = column.head
    return Column(column.index, column.path, column.role, is_total(head), has_any(head, TABLES["of_which"]))


def _row(reading: TableReading, row: int, columns: list[ColumnInfo]) -> Row:
    figures = {column.index: _figure(reading, row, column) for column in columns}
    path = reading.labels(row)
    raw = "".join(cell.text for cell in reading.table.rows[row][: reading.table.label_columns])
    return Row(
        index=row + 1,
        path=path,
        level=max(0, len(path) - 1),
        figures={index: figure for index, figure in figures.items() if figure is not None},
        total=reading.is_total(row),
        of_which=has_any(raw, TABLES["of_which"]),
        blank=tuple(column.index for column in columns if is_blank(reading.text(row, column))),
    )


def _figure(reading: TableReading, row: int, column: ColumnInfo) -> Figure | None:
    figure = whole_figure(reading.cell(row, column))
    return figure if figure is not None and figure.quantity is not None else None


def _place(document: Document, reading: TableReading, segment: Segment) -> Place:
    rows = reading.table.rows
    first = document.place(rows[segment.rows[0]][0])
    last = document.place(rows[segment.rows[-1]][-1])
    return document.span(first.start or 0, max(last.end or 0, first.end or 0))


def _role(segment: Segment) -> GridRole:
    if segment.role("score") and segment.role("full_marks", "score_rate"):
        return "scores"
    if segment.role("actual") and segment.role("target", "completion", "growth"):
        return "indicators"
    if segment.role("budget", "executed") or len(segment.role("stage")) > 1:
        return "budget"
    return "other"
