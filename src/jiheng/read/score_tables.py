"""评分表 — score lines from tables with full marks and points got."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jiheng.document import Document
from jiheng.read.columns import Segment
from jiheng.read.figure import Figure
from jiheng.read.kinds import SCORE, in_unit, with_precision
from jiheng.read.model import Deduction, ScoreLine
from jiheng.read.reading import distinct
from jiheng.read.tables import TableReading, clean_label, whole_figure
from jiheng.read.words import TABLES


def table_scores(document: Document, reading: TableReading) -> Iterator[ScoreLine]:
    """Yield a line for every row with points, the total last where the table prints it last."""
    project = _project(reading)
    for segment in reading.segments:
        if not segment.role("score"):
            continue
        marked = any(map(reading.marks, segment.rows))
        if marked or segment.role("full_marks", "score_rate", "deduction"):
            for row in segment.rows:
                yield from _line(document, reading, segment, row, project)


def _line(
    document: Document, reading: TableReading, segment: Segment, row: int, project: str
) -> Iterator[ScoreLine]:
    column = segment.first("score")
    score = whole_figure(reading.cell(row, column))
    full = _full(reading, segment, row) or reading.marks(row)
    if score is None and reading.is_total(row):
        full, score = _shifted(reading, row)
    if score is None or score.quantity is None:
        return
    labels = reading.labels(row) or _any_label(reading, row)
    # The total of the money in a form is not the total of its points.
    total = reading.is_total(row) and not segment.role("budget", "executed")
    rate = whole_figure(reading.cell(row, segment.first("score_rate")))
    shown = [figure.place for figure in (full, score) if figure]
    yield ScoreLine(
        path=(project, *labels) if project else labels,
        score=score.value,
        full_marks=full.value if full else None,
        place=score.place,
        score_figure=score,
        full_marks_figure=full,
        rate=rate if rate and rate.quantity else None,
        deductions=tuple(_deductions(document, reading, segment, row)),
        subject="project" if project else "department",
        total=total,
        table=reading.table.index,
        places=distinct(shown),
    )


def _shifted(reading: TableReading, row: int) -> tuple[Figure | None, Figure | None]:
    """Return full marks and points of a total row whose label is one merged cell: 总分, 100, 98.5."""
    found: list[Figure] = []
    for cell in reading.table.rows[row]:
        inner = reading.cells.get((row + 1, cell.column))
        figure = whole_figure(inner)
        if inner is None or figure is None or figure.quantity is None:
            continue
        index = inner.passage.figures.index(figure)
        quantity = with_precision(in_unit(figure.quantity, SCORE), "score", "score")
        inner.passage.update(index, kind="score", role="score", quantity=quantity)
        found.append(inner.passage.figures[index])
    if not found or len(found) > 2:
        return None, None
    return (found[0] if len(found) == 2 else None), found[-1]


def _full(reading: TableReading, segment: Segment, row: int) -> Figure | None:
    """Return the full marks nearest before the score: the outer levels may print theirs in the same row."""
    score = segment.first("score")
    columns = segment.role("full_marks")
    before = [column for column in columns if score and column.index < score.index]
    for column in reversed(before or columns):
        figure = whole_figure(reading.cell(row, column))
        if figure is not None and figure.quantity is not None:
            return figure
    return None


def _any_label(reading: TableReading, row: int) -> tuple[str, ...]:
    texts = [clean_label(cell.text) for cell in reading.table.rows[row] if cell.text]
    return tuple(text for text in texts[:1] if text)


def _deductions(document: Document, reading: TableReading, segment: Segment, row: int) -> Iterator[Deduction]:
    column = segment.first("deduction")
    points = whole_figure(reading.cell(row, column))
    reason_cell = reading.cell(row, segment.first("reason"))
    reason = reason_cell.passage.text if reason_cell else ""
    if points is not None and points.value:
        yield Deduction(points, reason, points.place)
    elif reason_cell is not None and reason and points is None:
        yield Deduction(None, reason, document.place(reason_cell.passage.part))


def _project(reading: TableReading) -> str:
    """Return the name of the project that a table evaluates, or an empty text."""
    for row in reading.table.rows[:4]:
        for cell, after in pairwise(row):
            if cell.text.rstrip("：: ") in TABLES["project_labels"] and after.text:
                return after.text
    return ""
