"""The kinds of record in a ledger: which file holds them, and which class."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from jiheng.ledger import records
from jiheng.record import load_tables

TABLES = load_tables(files(__package__).joinpath("fields.toml").read_text(encoding="utf-8"))

RECORDS: dict[str, Any] = {
    "ledger": records.Header,
    "unit": records.Unit,
    "section": records.Section,
    "goal": records.Goal,
    "task": records.Task,
    "target": records.Target,
    "indicator": records.Indicator,
    "project": records.Project,
    "fact": records.Fact,
    "adjustment": records.BudgetAdjustment,
    "staffing": records.Staffing,
    "problem": records.Problem,
    "evidence": records.Evidence,
    "narrative": records.Narrative,
    "item": records.DataItem,
}

COLLECTIONS = {
    "unit": "units",
    "section": "sections",
    "goal": "goals",
    "task": "tasks",
    "indicator": "indicators",
    "project": "projects",
    "fact": "facts",
    "adjustment": "adjustments",
    "staffing": "staffing",
    "problem": "problems",
    "evidence": "evidence",
    "narrative": "narratives",
    "item": "items",
}
"""Kind to attribute of the ledger, which is also the stem of its file."""

HEADER_FILE = "ledger.yaml"
EVALUATIONS_FOLDER = "evaluations"
