"""Workbooks made for a test, cell by cell, the way other people's programs make them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADER = [["部门", "地区", "年度"], ["甲局", "乙市", "2020"]]


def make_workbook(sheets: Mapping[str, Any]) -> bytes:
    """A workbook of sheets: rows of values, or a mapping with 行 and what else is said of the sheet.

    A value may be a mapping: 值 with 格式 (its number format), or 公式 (without a result).
    """
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, given in sheets.items():
        sheet = book.create_sheet(name)
        shape = given if isinstance(given, dict) else {"行": given}
        for number, values in enumerate(shape["行"] or [], 1):
            for column, value in enumerate(values, 1):
                _put(sheet, number, column, value)
        for area in shape.get("合并", ()):
            sheet.merge_cells(area)
        for row in shape.get("隐藏行", ()):
            sheet.row_dimensions[row].hidden = True
        for letters in shape.get("隐藏列", ()):
            sheet.column_dimensions[letters].hidden = True
        if shape.get("隐藏"):
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(sheet: Worksheet, row: int, column: int, value: object) -> None:
    if value is None:
        return
    cell = sheet.cell(row, column)
    if isinstance(value, dict):
        cell.value = f"={value['公式']}" if "公式" in value else value["值"]
        cell.number_format = value.get("格式", "General")
    else:
        cell.value = value  # type: ignore[assignment]
        if isinstance(value, str):
            cell.data_type = "e" if value.startswith("#") else "s"
