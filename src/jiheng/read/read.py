"""读 — from a document to a report."""

from __future__ import annotations

from jiheng.document import Cell, Document, Table
from jiheng.read.breakdowns import breakdowns
from jiheng.read.cell_units import apply_cell_units
from jiheng.read.comparisons import comparisons
from jiheng.read.enumerations import enumerations
from jiheng.read.grids import grids
from jiheng.read.indicators import indicators
from jiheng.read.listed_items import listed_items
from jiheng.read.metadata import metadata
from jiheng.read.model import Report
from jiheng.read.outline import attachments, outline
from jiheng.read.passages import Passage, passages
from jiheng.read.points import points
from jiheng.read.reading import Reading
from jiheng.read.refine import refine
from jiheng.read.scores import scores
from jiheng.read.statements import statements
from jiheng.read.tables import table_readings
from jiheng.read.words import WORDS


def read(document: Document) -> Report:
    """Return what a document says. Never raises; what is not recognised is absent."""
    found = passages(document)
    _units_in_tables(document, found)
    readings = [Reading(passage, tuple(refine(passage))) for passage in found]
    tables = list(table_readings(document, readings))
    # The readers of tables may still give a figure its unit or role: the figures are taken last.
    listed = indicators(document, readings, tables)
    lines = scores(document, readings, tables)
    return Report(
        document,
        metadata=metadata(document, lines),
        outline=tuple(outline(document)),
        figures=tuple(figure for reading in readings for figure in reading.passage.figures),
        scores=lines,
        indicators=listed,
        grids=tuple(grids(document, tables)),
        breakdowns=(
            *(item for reading in readings for item in breakdowns(document, reading)),
            *listed_items(document, readings),
        ),
        enumerations=tuple(item for reading in readings for item in enumerations(document, reading)),
        comparisons=tuple(item for reading in readings for item in comparisons(document, reading)),
        problems=points(document, WORDS["problem_sections"], WORDS["measure_sections"]),
        measures=points(document, WORDS["measure_sections"]),
        statements=tuple(item for reading in readings for item in statements(document, reading)),
        attachments=tuple(attachments(document)),
    )


def _units_in_tables(document: Document, found: list[Passage]) -> None:
    cells: dict[int, dict[tuple[int, int], Passage]] = {}
    for passage in found:
        part = passage.part
        if isinstance(part, Cell):
            cells.setdefault(part.table, {})[part.row, part.column] = passage
    for block in document.blocks:
        if isinstance(block, Table):
            apply_cell_units(block, cells.get(block.index, {}))
