"""Reading a mapping's file, and writing one."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from jiheng.diagnostic import Diagnostics
from jiheng.ledger.kinds import TABLES as LEDGER_TABLES
from jiheng.ledger.mapping import records
from jiheng.ledger.mapping.records import Mapping
from jiheng.place import Place
from jiheng.record import Builder, emit, load_tables
from jiheng.yaml_source import dump_yaml, expect_mapping, read_text

TABLES = load_tables(files(__package__).joinpath("fields.toml").read_text(encoding="utf-8"))

RECORDS: dict[str, Any] = {
    "mapping": records.Mapping,
    "rows": records.Rows,
    "mapped_fact": records.MappedFact,
    "mapped_projects": records.MappedProjects,
    "mapped_field": records.MappedField,
}
_NAME = "name"


def parse_mapping(text: str, file: str) -> Mapping:
    """Return the mapping of a YAML text; ``file`` is its name in messages.

    Raises:
        DiagnosticError: something in it is wrong; all mistakes are carried.
    """
    diagnostics = Diagnostics()
    mapping = Builder(TABLES, RECORDS, diagnostics).build(
        expect_mapping(read_text(text, file=file), file), "mapping"
    )
    if isinstance(mapping, Mapping):
        _check(mapping, file, diagnostics)
    diagnostics.raise_errors()
    assert isinstance(mapping, Mapping)
    return mapping


def _check(mapping: Mapping, file: str, diagnostics: Diagnostics) -> None:
    if not mapping.facts and mapping.projects is None:
        diagnostics.error("mapping.nothing", Place(file=file))
    known = LEDGER_TABLES["project"].by_label
    for field in mapping.projects.fields if mapping.projects else ():
        if field.field not in known:
            diagnostics.error("mapping.unknown_field", field.place, label=field.field, known="、".join(known))
    name = LEDGER_TABLES["project"].by_name[_NAME].label
    if mapping.projects and name not in {field.field for field in mapping.projects.fields}:
        diagnostics.error("mapping.no_name", mapping.projects.place, label=name)


def mapping_text(mapping: Mapping) -> str:
    """Return the YAML text of a mapping."""
    return dump_yaml(emit(mapping, "mapping", TABLES))
