"""台账 — the records of one department and year: reading, checking, writing, adding up."""

from jiheng.ledger.dictionary import Dictionary, standard_dictionary
from jiheng.ledger.factbook import Absent, FactBook, FactKey
from jiheng.ledger.kinds import COLLECTIONS, EVALUATIONS_FOLDER, HEADER_FILE, RECORDS, TABLES
from jiheng.ledger.ledger import Ledger
from jiheng.ledger.load import build_ledger, dictionary_of, load_ledger, parse_ledger
from jiheng.ledger.records import (
    BudgetAdjustment,
    DataItem,
    Evidence,
    Fact,
    Figure,
    Goal,
    Header,
    Indicator,
    Narrative,
    Problem,
    Project,
    Section,
    Staffing,
    Target,
    Task,
    Unit,
)
from jiheng.ledger.write import ledger_files

__all__ = [
    "COLLECTIONS",
    "EVALUATIONS_FOLDER",
    "HEADER_FILE",
    "RECORDS",
    "TABLES",
    "Absent",
    "BudgetAdjustment",
    "DataItem",
    "Dictionary",
    "Evidence",
    "Fact",
    "FactBook",
    "FactKey",
    "Figure",
    "Goal",
    "Header",
    "Indicator",
    "Ledger",
    "Narrative",
    "Problem",
    "Project",
    "Section",
    "Staffing",
    "Target",
    "Task",
    "Unit",
    "build_ledger",
    "dictionary_of",
    "ledger_files",
    "load_ledger",
    "parse_ledger",
    "standard_dictionary",
]
