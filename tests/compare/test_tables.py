"""The comparison in words: terminal, page, workbook and CSV show the same tables."""

from __future__ import annotations

import csv
import io
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jiheng.actions.compare import compare_files
from jiheng.compare import comparison_json, legend, tables
from jiheng.compare.page import html_comparison
from jiheng.compare.rows import change_cell, points_cell, rate_cell
from jiheng.compare.sheet import csv_comparison, workbook_comparison

from .sides import SYNTHETIC, ledger, listed

TWO = (SYNTHETIC / "2023", SYNTHETIC / "2024")
FORMULA = "=1+1"


@pytest.fixture(name="found", scope="module")
def comparison():
    return compare_files(TWO)


def test_the_workbook_has_a_sheet_for_every_table_and_numbers_as_numbers(found) -> None:
    book = load_workbook(BytesIO(workbook_comparison(found)))
    shown = tables(found)
    assert len(book.sheetnames) == len(shown) + 1
    for sheet, table in zip(book.worksheets[1:], shown, strict=True):
        assert [cell.value for cell in sheet[1]] == list(table.heads)
        assert sheet.max_row == len(table.rows) + 1
    totals = book.worksheets[1]
    assert [row[1].value for row in totals.iter_rows(min_row=2)] == [90.9, 93.7]


def test_the_page_runs_no_script_and_shows_every_cell(found) -> None:
    page = html_comparison(found)
    assert "<script" not in page
    assert "default-src 'none'" in unescape(page)

    class Cells(HTMLParser):
        number = 0

        def handle_starttag(self, tag: str, _attrs: object) -> None:
            self.number += tag == "td"

    cells = Cells()
    cells.feed(page)
    assert cells.number == sum(len(row) for table in tables(found) for row in table.rows)


def test_csv_opens_in_a_spreadsheet_and_holds_every_row(found) -> None:
    content = csv_comparison(found)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert sum(len(table.rows) for table in tables(found)) < len(rows)


def test_a_users_text_is_no_formula_anywhere(tmp_path: Path) -> None:
    indicator = listed([f'{{编号: I1, 名称: "{FORMULA}", 实际完成值: 1人}}'])
    folders = [ledger(tmp_path / name, 2023, {"indicators.yaml": indicator}) for name in ("a", "b")]
    found = compare_files(folders)
    book = load_workbook(BytesIO(workbook_comparison(found)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells if "1+1" in str(cell.value)} == {"s"}
    assert f"\r\n{FORMULA}" not in csv_comparison(found).decode("utf-8-sig")
    assert f"'{FORMULA}" in csv_comparison(found).decode("utf-8-sig")


def test_every_field_of_the_json_is_explained(found) -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "compare.md").read_text(encoding="utf-8")

    def keys(value: object):
        if isinstance(value, dict):
            for key, inner in value.items():
                yield key
                if key != "places":
                    yield from keys(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from keys(inner)

    ranked = compare_files(TWO, schemes=["gd/guangzhou/2021", "hn/yuhua/2022"], per="财政供养人员在职数")
    used = {*keys(comparison_json(found)), *keys(comparison_json(ranked))}
    assert sorted(key for key in used if f"`{key}`" not in text) == []


def test_several_sides_are_named_by_letters(found) -> None:
    assert [line[0] for line in legend(found)] == ["A", "B"]
    three = compare_files([SYNTHETIC / name for name in ("2022", "2023", "2024")])
    assert [bridge.side for bridge in three.bridges] == [1, 2]


def test_numbers_in_words() -> None:
    assert change_cell(None).text == "--"
    assert (rate_cell(None).text, points_cell(None).number) == ("--", None)
