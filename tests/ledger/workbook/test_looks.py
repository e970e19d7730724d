"""A workbook is one that a person fills in gladly: wide enough, with heads in sight, printed to be read."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from jiheng.actions.export_ledger import export_workbook
from jiheng.actions.new_ledger import new_ledger
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.ledger import TABLES
from jiheng.ledger.workbook.looks import LOOKS
from jiheng.ledger.workbook.words import COLUMNS_OF_CODE, LISTED


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    folder = tmp_path_factory.mktemp("looks")
    new_ledger(folder / "甲", department="甲局", region="乙市", year=2024, scheme="gd/shaoguan/2019")
    export_workbook(folder / "甲", folder / "x.xlsx")
    return load_workbook(folder / "x.xlsx")


def heads(sheet: Any) -> list[str]:
    return [cell.value for cell in sheet[1] if cell.value]


def width_of(sheet: Any, label: str) -> float:
    wanted = heads(sheet).index(label) + 1
    spans = sheet.column_dimensions.values()
    return next(float(item.width) for item in spans if item.min <= wanted <= item.max)


@pytest.mark.parametrize(
    ("title", "label", "least"),
    [
        ("项目", "名称", 30),
        ("项目", "年初预算数（元）", 16),
        ("绩效指标", "指标值1·值", 16),
        ("问题", "内容", 40),
    ],
)
def test_an_empty_sheet_is_wide_enough_to_fill_in(book: Workbook, title: str, label: str, least: int) -> None:
    assert width_of(book[title], label) >= least


@pytest.mark.parametrize(
    ("title", "corner"),
    [("项目", "C2"), ("绩效指标", "C2"), ("数据", "C2"), ("年度绩效目标", "C2"), ("评审意见", "C2")],
)
def test_head_and_what_names_a_record_stay_in_sight(book: Workbook, title: str, corner: str) -> None:
    assert book[title].freeze_panes == corner


def test_what_an_item_means_stands_beside_its_figure(book: Workbook) -> None:
    assert heads(book["数据"])[:4] == ["数据项", "值", "参考（不用填）", "预算单位"]
    assert book["数据"]["C2"].value.startswith("元：")


@pytest.mark.parametrize(("title", "shrunk"), [("绩效指标", False), ("预算单位", True)])
def test_a_wide_sheet_goes_over_pages_with_heads_and_names_on_each(
    book: Workbook, title: str, *, shrunk: bool
) -> None:
    sheet = book[title]
    assert bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage) is shrunk
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_title_cols == (None if shrunk else "$A:$B")
    assert sheet.page_setup.orientation == "landscape"


def test_heads_are_locked_and_all_else_can_be_filled_sorted_and_deleted(book: Workbook) -> None:
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible" or sheet.title == "说明":
            continue
        assert sheet.protection.sheet
        # False means that it is not forbidden.
        assert not any((sheet.protection.sort, sheet.protection.insertRows, sheet.protection.deleteRows))
        assert all(cell.protection.locked for cell in sheet[1] if cell.value)
        assert not any(sheet.row_dimensions[row].protection.locked for row in (2, 3, 500))
        written = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.has_style]
        assert not any(cell.protection.locked for cell in written)


def test_records_of_evaluations_are_given_one_from_a_list(book: Workbook) -> None:
    rules = book["评审意见"].data_validations.dataValidation
    rule = next(rule for rule in rules if "A2" in rule.sqref)
    assert "'评价'!$A$2" in book.defined_names[rule.formula1].value
    assert not any("A2" in rule.sqref for rule in book["评价"].data_validations.dataValidation)


def test_the_files_of_words_name_fields_that_there_are() -> None:
    tables = (*TABLES.values(), *EVALUATION_TABLES.values())
    labels = {field.label for table in tables for field in table.fields}
    names = {field.name for table in tables for field in table.fields}
    types = {field.type for table in tables for field in table.fields}
    assert LOOKS["width"]["named"].keys() <= labels
    assert LOOKS["width"]["of"].keys() <= types
    marked = {name for columns in COLUMNS_OF_CODE.values() for name in columns}
    assert marked | set(LISTED.values()) <= names | {"identity"}
