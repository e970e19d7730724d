"""Every record of every room reads back from its file as it was written, word for word."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiheng.record import emit

from .generated import read_back, records
from .rooms import KINDS, ROOMS

# A whole evaluation or scheme holds many others; a few of them say as much as many small ones.
LARGE = {"evaluation", "scheme", "criterion"}


def check(room: str, kind: str, data: st.DataObject) -> None:
    tables, classes = ROOMS[room].tables, ROOMS[room].classes
    record: Any = data.draw(records(kind, tables, classes))
    from_yaml, from_data = read_back(record, kind, tables, classes)
    assert from_yaml == record
    assert from_data == record
    assert emit(from_yaml, kind, tables) == emit(record, kind, tables)


@pytest.mark.parametrize(("room", "kind"), [pair for pair in KINDS if pair[1] not in LARGE])
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_any_record_reads_back_as_it_was_written(room: str, kind: str, data: st.DataObject) -> None:
    check(room, kind, data)


@pytest.mark.parametrize(("room", "kind"), [pair for pair in KINDS if pair[1] in LARGE])
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_record_full_of_records_reads_back_as_it_was_written(
    room: str, kind: str, data: st.DataObject
) -> None:
    check(room, kind, data)
