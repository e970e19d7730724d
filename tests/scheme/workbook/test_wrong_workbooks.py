"""What is wrong in a workbook is found in one pass, each at its sheet and cell: a row of wrong.yaml each."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from jiheng.diagnostic import Diagnostic, DiagnosticError
from jiheng.scheme import parse_scheme
from jiheng.scheme.workbook import parse_scheme_workbook, scheme_workbook

FOLDER = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "wrong.yaml").read_text(encoding="utf-8"))
BASE = parse_scheme((FOLDER / "base.yaml").read_text(encoding="utf-8"), "方案.yaml")


def _edited(case: dict[str, Any]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(scheme_workbook(BASE)))
    for where, value in case.get("改", {}).items():
        sheet, cell = where.split()
        book[sheet][cell] = value or None
    if "删" in case:
        del book[case["删"]]
    if "加" in case:
        book.create_sheet(case["加"])["A1"] = "随手记的"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _found(data: bytes) -> tuple[Diagnostic, ...]:
    try:
        return tuple(parse_scheme_workbook(data, "方案.xlsx")[1])
    except DiagnosticError as error:
        return error.diagnostics


def _brief(item: Diagnostic) -> str:
    place = item.place
    assert place is not None
    assert place.file == "方案.xlsx"
    cell = place.cell or (f"行{place.row}" if place.row else "-")
    return f"{item.severity} {item.code} {place.sheet or '-'} {cell}"


@pytest.mark.parametrize("case", CASES, ids=[case["情形"] for case in CASES])
def test_what_is_wrong_is_found_at_its_cell(case: dict[str, Any]) -> None:
    found = _found(_edited(case))
    assert [_brief(item) for item in found] == case["查出"]
    for words in case.get("说", []):
        assert words in "\n".join(map(str, found))


def test_a_clerks_way_of_writing_is_read() -> None:
    """Rows moved, a title above, columns in another order, numbers as text, commas of both kinds."""
    book = openpyxl.load_workbook(io.BytesIO(scheme_workbook(BASE)))
    book["方案"]["B5"] = " 某区"
    book["方案"]["B6"] = "2023，2024"
    book["指标"]["E3"] = "4"
    book["指标"]["H3"] = (
        "得分:4;区间:[80%,100%]\n\n区间：[0%,80%)；得分：2.5；来源：推断；推断依据：上年的表；"
    )
    book["指标"].insert_rows(1)
    book["指标"]["A1"] = "某区评分表"
    book["指标"].move_range("D2:E7", cols=20)
    book["指标"].insert_rows(4)
    out = io.BytesIO()
    book.save(out)
    scheme, found = parse_scheme_workbook(out.getvalue(), "方案.xlsx")
    assert [str(item) for item in found] == []
    assert [node.record for node in scheme.nodes] == [node.record for node in BASE.nodes]
    assert scheme.record.applies is not None
    assert scheme.record.applies.years == (2023, 2024)


def test_a_text_that_begins_like_a_formula_is_harmless_and_comes_back() -> None:
    text = (FOLDER / "base.yaml").read_text(encoding="utf-8").replace("看制度", "=HYPERLINK(1)")
    scheme = parse_scheme(text.replace("经验推广", '"\'@经验"'), "方案.yaml")
    data = scheme_workbook(scheme)
    assert openpyxl.load_workbook(io.BytesIO(data))["指标"]["I4"].value == "'=HYPERLINK(1)"
    assert parse_scheme_workbook(data, "方案.xlsx")[0].record == scheme.record


def test_a_text_too_long_for_a_cell_is_said() -> None:
    text = (FOLDER / "base.yaml").read_text(encoding="utf-8").replace("看制度", "长" * 40000)
    with pytest.raises(DiagnosticError, match="「评审」有一处超过 32767 个字"):
        scheme_workbook(parse_scheme(text, "方案.yaml"))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 200, "编号: A".encode()])
def test_what_is_no_workbook_gets_a_sentence(data: bytes) -> None:
    (found,) = _found(data)
    assert found.code.startswith("workbook.")
