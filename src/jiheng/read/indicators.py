"""指标 — all indicators of a report: those of tables, those of running text, each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from jiheng.document import Document
from jiheng.place import Place
from jiheng.read.figure import Figure
from jiheng.read.indicator_prose import prose_indicators
from jiheng.read.indicator_tables import table_indicators
from jiheng.read.model import Indicator
from jiheng.read.passages import is_cell
from jiheng.read.reading import Reading, distinct
from jiheng.read.standing import standing_indicators
from jiheng.read.tables import TableReading


def indicators(
    document: Document, readings: Sequence[Reading], tables: Sequence[TableReading]
) -> tuple[Indicator, ...]:
    """Return the indicators in the order of the source; the same one printed twice has two places."""
    listed = [item for table in tables for item in table_indicators(document, table)]
    weak = not any(item.actual for item in listed)
    taken = {_spot(item.actual) for item in listed if item.actual}
    # A cell speaks of its own row; in it, only what is no part of the row is another indicator.
    for reading in readings:
        items: list[Indicator] = list(prose_indicators(document, reading, weak=weak))
        if weak:
            items += standing_indicators(document, reading)
        for item in items:
            if item.actual is None or _spot(item.actual) not in taken:
                if not (is_cell(reading.passage) and item.growth is None):
                    listed.append(item)
                taken |= {_spot(item.actual)} if item.actual else set()
    return tuple(_once(sorted(listed, key=lambda item: item.place.start or 0)))


def _spot(figure: Figure) -> tuple[int | None, int | None]:
    return figure.place.start, figure.place.end


def _once(items: Iterable[Indicator]) -> list[Indicator]:
    found: dict[tuple[object, ...], int] = {}
    kept: list[Indicator] = []
    again: dict[int, list[Place]] = {}
    for item in items:
        key = _key(item)
        if item.pair != "table" and key in found:
            again.setdefault(found[key], []).extend(item.places)
        else:
            found.setdefault(key, len(kept))
            kept.append(item)
    for at, places in again.items():
        kept[at] = replace(kept[at], places=distinct([*kept[at].places, *places]))
    return kept


def _key(item: Indicator) -> tuple[object, ...]:
    figures = (item.target, item.actual, item.completion, item.growth)
    values: list[Decimal | None] = [figure.value if figure else None for figure in figures]
    return (item.name, item.unit, *values)
