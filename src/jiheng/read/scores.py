"""得分 — all score lines of a report: those of prose, those of tables, the total once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

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
    totals = {_key(line): index for index, line in enumerate(lines) if line.total}
    for table in tables:
        for line in table_scores(document, table):
            known = totals.get(_key(line)) if line.total else None
            if known is None:
                lines.append(line)
            else:
                lines[known] = _merged(lines[known], line)
    return tuple(sorted(lines, key=lambda line: line.place.start or 0))


def _key(line: ScoreLine) -> tuple[Decimal | None, str]:
    return line.score, line.subject


def _merged(known: ScoreLine, line: ScoreLine) -> ScoreLine:
    """Return the total that the text gives with the place where a table gives it too."""
    full = known.full_marks if known.full_marks is not None else line.full_marks
    return replace(known, full_marks=full, places=distinct([*known.places, *line.places]))
