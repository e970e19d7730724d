"""Writing a ledger: the texts of its folder, by file name."""

from __future__ import annotations

from jiheng.ledger.kinds import COLLECTIONS, HEADER_FILE, TABLES
from jiheng.ledger.ledger import Ledger
from jiheng.record import emit
from jiheng.yaml_source import dump_yaml


def ledger_files(ledger: Ledger) -> dict[str, str]:
    """Return the YAML text of each file of a ledger; a kind without records has no file."""
    files = {HEADER_FILE: dump_yaml(emit(ledger.header, "ledger", TABLES))}
    for kind, stem in COLLECTIONS.items():
        rows = ledger.rows(kind)
        if rows:
            files[f"{stem}.yaml"] = dump_yaml([emit(row, kind, TABLES) for row in rows])
    return files
