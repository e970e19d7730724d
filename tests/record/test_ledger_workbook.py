"""Any record of a ledger or an evaluation is what its workbook says, and the other way round."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiheng.actions.evaluation_sheets import evaluation_contents, evaluation_forms, evaluation_nodes
from jiheng.diagnostic import Diagnostics
from jiheng.evaluation.load import RECORDS as EVALUATION_RECORDS
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.ledger import COLLECTIONS, RECORDS, TABLES
from jiheng.ledger.workbook import (
    LEDGER_FORMS,
    About,
    Content,
    Filled,
    Form,
    ledger_nodes,
    read_filled,
    write_workbook,
)
from jiheng.record import Builder, emit
from jiheng.workbook import read_workbook
from jiheng.yaml_source import Sequence

from .generated import records

EVALUATIONS = records("evaluation", EVALUATION_TABLES, EVALUATION_RECORDS)
NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20)


def written_and_read(contents: list[Content], forms: tuple[Form, ...], diagnostics: Diagnostics) -> Filled:
    data = write_workbook(contents, About(), "甲")
    return read_filled(read_workbook(data, "x.xlsx"), forms, diagnostics)


@pytest.mark.parametrize("kind", ["ledger", *COLLECTIONS])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_records_of_any_kind_come_back(kind: str, data: st.DataObject) -> None:
    most = 1 if kind == "ledger" else 4
    rows = data.draw(st.lists(records(kind, TABLES, RECORDS), min_size=1, max_size=most))
    shapes = [emit(row, kind, TABLES) for row in rows]
    form = next(form for form in LEDGER_FORMS if form.kind == kind)
    diagnostics = Diagnostics()
    filled = written_and_read([Content(form, shapes)], (form,), diagnostics)
    builder = Builder(TABLES, RECORDS, diagnostics)
    again = [builder.build(row.node, kind) for row in filled.rows[kind]]
    assert [str(item) for item in diagnostics if item.code != "workbook.no_first_sheet"] == []
    assert again == rows
    assert [emit(row, kind, TABLES) for row in again] == shapes


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(NAMES, EVALUATIONS, min_size=1, max_size=3))
def test_evaluations_come_back(evaluations: dict[str, object]) -> None:
    contents = evaluation_contents(evaluations)  # type: ignore[arg-type]
    forms = evaluation_forms()
    diagnostics = Diagnostics()
    filled = written_and_read(contents, forms, diagnostics)
    nodes = evaluation_nodes(filled, diagnostics)
    builder = Builder(EVALUATION_TABLES, EVALUATION_RECORDS, diagnostics)
    again = {name: builder.build(node, "evaluation") for name, node in nodes.items()}
    assert [str(item) for item in diagnostics if item.code != "workbook.no_first_sheet"] == []
    assert again == evaluations


def test_a_sheet_without_records_gives_no_file() -> None:
    diagnostics = Diagnostics()
    filled = written_and_read([Content(form, []) for form in LEDGER_FORMS], LEDGER_FORMS, diagnostics)
    nodes, unread = ledger_nodes(filled)
    assert not any(isinstance(node, Sequence) for node in nodes.values())
    assert unread == {"ledger.yaml"}
