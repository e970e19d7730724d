"""The rooms that hold records: their field tables, their classes, and the kinds that files begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jiheng.evaluation import load as evaluation
from jiheng.ledger import COLLECTIONS, RECORDS, TABLES
from jiheng.record import RecordTable
from jiheng.scheme import load as scheme


@dataclass(frozen=True)
class Room:
    tables: Mapping[str, RecordTable]
    classes: Mapping[str, Any]
    entries: tuple[str, ...]


ROOMS = {
    "ledger": Room(TABLES, RECORDS, ("ledger", *COLLECTIONS)),
    "evaluation": Room(evaluation.TABLES, evaluation.RECORDS, ("evaluation",)),
    "scheme": Room(scheme.TABLES, scheme.RECORDS, ("scheme",)),
}
KINDS = [(room, kind) for room, held in ROOMS.items() for kind in held.tables]
