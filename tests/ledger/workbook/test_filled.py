"""What people do to a workbook: read as meant where it is plain, told cell by cell where it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jiheng.diagnostic import Diagnostic, Diagnostics
from jiheng.ledger import Ledger, build_ledger, ledger_files
from jiheng.ledger.workbook import LEDGER_FORMS, ledger_nodes, locator, read_filled
from jiheng.workbook import read_workbook

from .building import HEADER, make_workbook

CASES = yaml.load((Path(__file__).parent / "filled.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
TYPED = yaml.safe_load((Path(__file__).parent / "filled.yaml").read_text(encoding="utf-8"))


def read(data: bytes) -> tuple[Ledger | None, list[Diagnostic]]:
    diagnostics = Diagnostics()
    filled = read_filled(read_workbook(data, "x.xlsx"), LEDGER_FORMS, diagnostics)
    nodes, unread = ledger_nodes(filled)
    ledger = build_ledger("甲", nodes, diagnostics, unread=unread)
    return ledger, locator(filled).located(diagnostics)


def workbook(case: dict[str, Any]) -> bytes:
    sheets = dict(case["表"])
    if "首页" not in case:
        sheets.setdefault("台账首页", HEADER)
    return make_workbook(sheets)


@pytest.mark.parametrize(("case", "typed"), list(zip(CASES, TYPED, strict=True)), ids=lambda case: case["名"])
def test_a_filled_workbook_reads_or_is_refused_as_listed(case: dict[str, Any], typed: dict[str, Any]) -> None:
    ledger, found = read(workbook(typed))
    assert [str(item) for item in found if item.severity == "error"] == case.get("错误", [])
    remarks = [
        str(item) for item in found if item.severity != "error" and item.code != "workbook.sheets_missing"
    ]
    if "错误" not in case:
        assert sorted(remarks) == sorted(case.get("说明", []))
        assert ledger is not None
        texts = {name.removesuffix(".yaml"): text for name, text in ledger_files(ledger).items()}
        for stem, records in case["读出"].items():
            assert yaml.load(texts[stem], yaml.BaseLoader) == records


def test_every_case_expects_something() -> None:
    assert all("读出" in case or case.get("错误") for case in CASES)
    assert len(CASES) > 25


def test_sheets_that_are_not_there_are_named_once() -> None:
    _, found = read(make_workbook({"台账首页": HEADER}))
    missing = [item for item in found if item.code == "workbook.sheets_missing"]
    assert len(missing) == 1
    assert "绩效指标" in str(missing[0])
