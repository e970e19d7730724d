"""What no two records of a kind may share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from jiheng.diagnostic import Diagnostics
from jiheng.messages import message, place_words
from jiheng.place import Place
from jiheng.record.build import Unfinished
from jiheng.record.table import RecordTable


def check_identities(rows: Iterable[Any], table: RecordTable, diagnostics: Diagnostics) -> None:
    """Report every record whose identity an earlier one has; a table without identity allows all.

    Unfinished records count where their identity could be read.
    """
    seen: dict[tuple[object, ...], Place] = {}
    for row in rows if table.identity else ():
        identity = _identity(row, table)
        if identity is None:
            continue
        if identity in seen:
            diagnostics.error(
                "record.repeated",
                row.place,
                label=table.label,
                identity="、".join(str(part) for part in identity if part),
                first=line_words(seen[identity]),
            )
        seen.setdefault(identity, row.place)


def _identity(row: Any, table: RecordTable) -> tuple[object, ...] | None:
    if isinstance(row, Unfinished):
        known = all(name in row.values for name in table.identity)
        return tuple(row.values[name] for name in table.identity) if known else None
    return tuple(getattr(row, name) for name in table.identity)


def line_words(place: Place) -> str:
    """Return the line of a record, or its sheet and row, for a sentence about another one."""
    if place.sheet is not None:
        return place_words(replace(place, file=None))
    return message("place.line", value=place.line)
