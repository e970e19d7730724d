"""The public interface of the rooms of workbooks is this list; a name is added or removed here and there."""

from jiheng import workbook
from jiheng.ledger import mapping
from jiheng.ledger import workbook as ledger_workbook

PUBLIC = {
    workbook: [
        *("Area", "Cell", "Row", "Sheet", "Workbook", "cell_name", "cell_position", "column_letters"),
        *("file_bytes", "neutral", "plain", "read_csv", "read_workbook", "returned"),
    ],
    ledger_workbook: [
        *("FORMAT", "LEDGER_FORMS", "About", "Column", "Content", "Filled", "Form", "Locator", "RecordRow"),
        *("cell_says_nothing", "columns_of", "ledger_contents", "ledger_nodes", "locator", "read_about"),
        *("read_filled", "write_workbook"),
    ],
    mapping: [
        *("TABLES", "Export", "MappedFact", "MappedField", "MappedProjects", "Mapping", "Rows"),
        *("draft_mapping", "fact_nodes", "mapping_text", "parse_mapping", "project_nodes", "read_export"),
    ],
}


def test_the_rooms_offer_this_and_no_more() -> None:
    assert {room.__name__: room.__all__ for room in PUBLIC} == {
        room.__name__: names for room, names in PUBLIC.items()
    }


def test_every_public_name_is_there() -> None:
    assert all(hasattr(room, name) for room, names in PUBLIC.items() for name in names)
