"""对照表 — how another system's export becomes facts and projects of a ledger, kept as a file."""

from jiheng.ledger.mapping.draft import draft_mapping
from jiheng.ledger.mapping.figures import fact_nodes
from jiheng.ledger.mapping.load import TABLES, mapping_text, parse_mapping
from jiheng.ledger.mapping.projects import project_nodes
from jiheng.ledger.mapping.records import MappedFact, MappedField, MappedProjects, Mapping, Rows
from jiheng.ledger.mapping.table import Export, read_export

__all__ = [
    "TABLES",
    "Export",
    "MappedFact",
    "MappedField",
    "MappedProjects",
    "Mapping",
    "Rows",
    "draft_mapping",
    "fact_nodes",
    "mapping_text",
    "parse_mapping",
    "project_nodes",
    "read_export",
]
