"""表格文件 — a comparison as a workbook with a sheet for each table, and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import Any

from jiheng.compare.comparison import Comparison
from jiheng.compare.rows import Cell
from jiheng.compare.score_tables import CRITERIA
from jiheng.compare.table import Table
from jiheng.compare.tables import legend, remarks, tables
from jiheng.messages import message
from jiheng.workbook.neutral import neutral

LEAST_WIDTH, MOST_WIDTH = 8, 44
FORMATS = {"number": "#,##0.######", "rate": "0.00%", "text": "@"}
SHEET_NAME_LIMIT = 31


def csv_comparison(comparison: Comparison) -> bytes:
    """Return all tables below each other as CSV that Excel and WPS open: UTF-8 with a mark, CRLF."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for line in _preface(comparison):
        writer.writerow([neutral(line)])
    for table in tables(comparison):
        writer.writerow([])
        writer.writerow([neutral(table.title)])
        writer.writerow([neutral(head) for head in table.heads])
        writer.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    # A difference such as +3 or -3 is ours and a number; what users wrote never starts a formula.
    return cell.text if cell.kind != "text" else neutral(cell.text)


def _preface(comparison: Comparison) -> list[str]:
    return [*legend(comparison), message("compare.first_is_base"), *remarks(comparison)]


def workbook_comparison(comparison: Comparison) -> bytes:
    """Return the workbook: who is compared, then one sheet for each table, numbers as numbers."""
    import xlsxwriter

    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        formats = _formats(book)
        sheet = book.add_worksheet(message("compare.title"))
        sheet.set_column(0, 0, 120)
        for row, line in enumerate(_preface(comparison)):
            sheet.write_string(row, 0, neutral(line), formats["plain"])
        used: set[str] = set()
        for table in tables(comparison):
            _sheet(book, table, _name(table, used), formats)
    return out.getvalue()


def _name(table: Table, used: set[str]) -> str:
    """Return a sheet's name: no title is longer than Excel allows, none stands twice."""
    base = "".join(" " if character in "[]:*?/\\" else character for character in table.title)
    base = base.replace("：", " ")[:SHEET_NAME_LIMIT]
    name, number = base, 1
    while name in used:
        number += 1
        name = f"{base[: SHEET_NAME_LIMIT - 4]} {number}"
    used.add(name)
    return name


def _formats(book: Any) -> dict[str, Any]:
    frame = {"border": 1, "border_color": "#C9D1DB", "valign": "top"}
    found = {"plain": book.add_format({"text_wrap": True})}
    found["head"] = book.add_format({**frame, "bold": True, "bg_color": "#E8EFF8", "text_wrap": True})
    for kind, pattern in FORMATS.items():
        wrap = {"text_wrap": True} if kind == "text" else {"num_format": pattern}
        found[kind] = book.add_format({**frame, **wrap})
        found[f"{kind}_strong"] = book.add_format({**frame, **wrap, "bold": True, "bg_color": "#F7F9FC"})
        found[f"{kind}_words"] = book.add_format({**frame, "align": "right"})
    return found


def _sheet(book: Any, table: Table, name: str, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet(name)
    for column, head in enumerate(table.heads):
        sheet.set_column(column, column, _width(table, column))
        sheet.write_string(0, column, neutral(head), formats["head"])
    for number, row in enumerate(table.rows, 1):
        strong = "_strong" if number - 1 in table.strong else ""
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, formats, strong)
    sheet.freeze_panes(1, 2 if table.name == CRITERIA else 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")


def _write(sheet: Any, row: int, column: int, cell: Cell, formats: dict[str, Any], strong: str) -> None:
    if cell.number is not None:
        sheet.write_number(row, column, cell.number, formats[cell.kind + strong])
    elif cell.kind == "text":
        sheet.write_string(row, column, neutral(cell.text), formats[f"text{strong}"])
    else:
        sheet.write_string(row, column, cell.text, formats[f"{cell.kind}_words"])


def _width(table: Table, column: int) -> int:
    texts: Sequence[str] = [table.heads[column], *(row[column].text for row in table.rows)]
    widest = max(sum(2 if ord(character) > 0x2E7F else 1 for character in text) for text in texts)
    return min(max(widest + 2, LEAST_WIDTH), MOST_WIDTH)
