"""Workbooks and CSV: numbers as they are shown, titles and notes as lines, hidden sheets told of."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from jiheng.document import load
from jiheng.workbook.number_format import number_format, shown_text


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("1234.5", "#,##0.00", "1,234.50"),
        ("-1234567.891", "#,##0.0", "-1,234,567.9"),
        ("0.856789", "0.00%", "85.68%"),
        ("0.85", "0%", "85%"),
        ("0.125", "0.00", "0.13"),
        ("2.5", "0.##", "2.5"),
        ("-0.3", "#,##0.00", "-0.30"),
        ("0.30000000000000004", "General", "0.3"),
        ("12", '0"万元"', "12万元"),
        ("1135000", '0!.0,"万"', "1135000"),
    ],
)
def test_a_number_is_read_as_it_is_shown(raw: str, code: str, text: str) -> None:
    assert shown_text(raw, number_format(200, code)) == text


@pytest.fixture
def book(tmp_path: Path) -> Path:
    output = BytesIO()
    made: Any = xlsxwriter.Workbook(output, {"in_memory": True})
    sheet = made.add_worksheet("支出")
    money = made.add_format({"num_format": "#,##0.00"})
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    sheet.merge_range("A1:D1", "甲局2022年度支出表")
    sheet.write_row("A2", ["填报单位：甲局", "", "单位：万元"])
    sheet.write_row("A3", ["项目", "预算", "执行", "日期"])
    sheet.merge_range("A4:A5", "甲")
    sheet.write_row("B4", [1234.5, 1000], money)
    sheet.write("D4", 44742, day)
    sheet.write_row("B5", [2, 3], money)
    sheet.write("A6", "备注：含结转")
    made.add_worksheet("草稿").hide()
    made.close()
    # The suffix is wrong on purpose.
    file = tmp_path / "a.xls"
    file.write_bytes(output.getvalue())
    return file


def test_a_sheet_becomes_lines_and_a_table(book: Path) -> None:
    document = load(book)
    assert [line for line in document.text.splitlines() if line] == [
        "甲局2022年度支出表",
        "填报单位：甲局",
        "单位：万元",
        "| 项目 | 预算 | 执行 | 日期 |",
        "| 甲 | 1,234.50 | 1,000.00 | 2022-06-30 |",
        "|  | 2.00 | 3.00 |  |",
        "备注：含结转",
    ]
    (table,) = document.tables
    assert (table.certain, str(table.unit)) == (True, "万元")
    assert [cell.text for cell in table.row_path(table.rows[2][1])] == ["甲"]


def test_a_place_names_sheet_table_row_and_column(book: Path) -> None:
    document = load(book)
    (table,) = document.tables
    shape = document.place(table.rows[1][1]).as_json()
    assert {name: shape[name] for name in ("quote", "sheet", "table", "row", "column")} == {
        "quote": "1,234.50",
        "sheet": "支出",
        "table": 1,
        "row": 2,
        "column": 2,
    }


def test_hidden_sheets_are_told_of(book: Path) -> None:
    assert [str(note) for note in load(book).notes] == ["a.xls 工作表「草稿」：这张工作表是隐藏的，没有读"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_values_between_commas_are_a_table(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.xls"
    file.write_bytes('项目,预算,执行\r\n甲,"1,000","含""结转"""\r\n乙,3,\r\n'.encode(encoding))
    assert [line for line in load(file).text.splitlines() if line] == [
        "| 项目 | 预算 | 执行 |",
        '| 甲 | 1,000 | 含"结转" |',
        "| 乙 | 3 |  |",
    ]


def test_a_report_with_commas_is_no_table(tmp_path: Path) -> None:
    text = "甲局2022年度绩效自评报告\n预算数为1,000.00万元,执行数为900.00万元。\n一、概况\n人员 20 人。\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert load(tmp_path / "a.txt").text == text
