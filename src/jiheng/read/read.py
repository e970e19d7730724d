"""读 — from a document to a report."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.document import Cell, Document, Table
from jiheng.read.cell_units import apply_cell_units
from jiheng.read.figure import Figure
from jiheng.read.indicators import indicators
from jiheng.read.model import Report
from jiheng.read.passages import Passage, passages
from jiheng.read.reading import Reading
from jiheng.read.refine import refine
from jiheng.read.scores import scores
from jiheng.read.tables import table_readings


def read(document: Document) -> Report:
    """Return what a document says. Never raises; what is not recognised is absent."""
    found = passages(document)
    _units_in_tables(document, found)
    readings = [Reading(passage, tuple(refine(passage))) for passage in found]
    tables = list(table_readings(document, readings))
    # The readers of tables may still give a figure its unit or role: the figures are taken last.
    listed = indicators(document, readings, tables)
    points = scores(document, readings, tables)
    return Report(document, figures=_figures(readings), scores=points, indicators=listed)


def _figures(readings: Sequence[Reading]) -> tuple[Figure, ...]:
    return tuple(figure for reading in readings for figure in reading.passage.figures)


def _units_in_tables(document: Document, found: list[Passage]) -> None:
    cells: dict[int, dict[tuple[int, int], Passage]] = {}
    for passage in found:
        part = passage.part
        if isinstance(part, Cell):
            cells.setdefault(part.table, {})[part.row, part.column] = passage
    for block in document.blocks:
        if isinstance(block, Table):
            apply_cell_units(block, cells.get(block.index, {}))
