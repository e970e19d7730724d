"""Any scheme that a file could hold comes back from its workbook."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import HealthCheck, assume, given, settings

from jiheng.diagnostic import Diagnostics
from jiheng.record import Builder, emit
from jiheng.scheme.load import RECORDS, TABLES
from jiheng.scheme.records import Applies, SchemeRecord
from jiheng.scheme.workbook.read import scheme_node
from jiheng.scheme.workbook.write import record_workbook
from jiheng.workbook import read_workbook
from jiheng.yaml_source import node_of

from .generated import records

# What XML cannot hold; a line feed it can.
NOT_IN_A_CELL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def holdable(value: Any) -> Any:
    """The same data with what XML cannot hold written otherwise."""
    if isinstance(value, dict):
        return {holdable(key): holdable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [holdable(item) for item in value]
    return NOT_IN_A_CELL.sub("字", value) if isinstance(value, str) else value


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(records("scheme", TABLES, RECORDS, levels=2))
def test_any_scheme_comes_back(drawn: SchemeRecord) -> None:
    assume(drawn.applies != Applies())
    found = Diagnostics()
    shape = holdable(emit(drawn, "scheme", TABLES))
    record = Builder(TABLES, RECORDS, found).build(node_of(shape, file="x"), "scheme")
    assert record is not None
    node = scheme_node(read_workbook(record_workbook(record), "方案.xlsx"), found)
    back = Builder(TABLES, RECORDS, found).build(node, "scheme")
    assert [str(item) for item in found] == []
    assert back == record
