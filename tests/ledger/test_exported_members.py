"""The public interface of the room is this list; a name is added or removed here and there at once."""

from jiheng import ledger

PUBLIC = [
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


def test_the_room_offers_this_and_no_more() -> None:
    assert ledger.__all__ == PUBLIC


def test_every_public_name_is_there() -> None:
    assert all(hasattr(ledger, name) for name in PUBLIC)
