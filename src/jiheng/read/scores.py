"""得分 — all score lines of a report: those of prose, those of tables, the total once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jiheng.document import Document
from jiheng.read.model import ScoreLine
from jiheng.read.reading import Reading, distinct
from jiheng.read.score_prose import prose_scores
from jiheng.read.score_tables import table_scores
from jiheng.read.tables import TableReading


def scores(
    document: Document, readings: Sequence[Reading], tables: Sequence[TableReading]
) -> tuple[ScoreLine, ...]:
    """Return the score lines in the order of the source."""
    lines = list(prose_scores(document, readings))
    for table in tables:
        for line in table_scores(document, table):
            _add(lines, line)
    return tuple(sorted(lines, key=lambda line: line.place.start or 0))


def _add(lines: list[ScoreLine], line: ScoreLine) -> None:
    """Add a line of a table; the total that the text gives too only gains a place."""
    for index, known in enumerate(lines):
        if line.total and known.total and line.score == known.score and known.subject == line.subject:
            lines[index] = replace(
                known,
                full_marks=known.full_marks if known.full_marks is not None else line.full_marks,
                places=distinct([*known.places, *line.places]),
            )
            return
    lines.append(line)
