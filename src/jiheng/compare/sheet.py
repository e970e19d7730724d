"""表格文件 — a comparison as a workbook with a sheet for each table, and as CSV."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Any

from jiheng.compare.comparison import Comparison
from jiheng.compare.looks import Looks, columns_of
from jiheng.compare.rows import Cell
from jiheng.compare.score_tables import CRITERIA
from jiheng.compare.table import Table
from jiheng.compare.tables import legend, remarks, tables
from jiheng.messages import message
from jiheng.score.words import NOTHING
from jiheng.workbook.neutral import neutral

LEAST_WIDTH, MOST_WIDTH, PREFACE_WIDTH = 8, 44, 110
LINE_HEIGHT, A4 = 17, 9
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
        writer.writerows([_words(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _words(cell: Cell) -> str:
    # A difference such as -3 and the sign -- are ours; what users wrote never starts a formula.
    return cell.text if cell.kind != "text" or cell.text == NOTHING else neutral(cell.text)


def _preface(comparison: Comparison) -> list[str]:
    return [*legend(comparison), message("compare.first_is_base"), *remarks(comparison)]


def workbook_comparison(comparison: Comparison) -> bytes:
    """Return the workbook: who is compared, then one sheet for each table, numbers as numbers."""
    import xlsxwriter

    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        looks = Looks(book)
        sheet = book.add_worksheet(message("compare.title"))
        sheet.set_column(0, 0, PREFACE_WIDTH)
        for row, line in enumerate(_preface(comparison)):
            sheet.set_row(row, LINE_HEIGHT * _lines(line, PREFACE_WIDTH))
            sheet.write_string(row, 0, neutral(line), looks.plain)
        _print_on(sheet)
        used: set[str] = set()
        for table in tables(comparison):
            _sheet(book, table, _name(table, used), looks)
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


def _sheet(book: Any, table: Table, name: str, looks: Looks) -> None:
    sheet = book.add_worksheet(name)
    widths = [_width(table, column) for column in range(len(table.heads))]
    for column, head in enumerate(table.heads):
        sheet.set_column(column, column, widths[column])
        sheet.write_string(0, column, neutral(head), looks.head(right=table.numeric(column)))
    for number, row in enumerate(table.rows, 1):
        strong = number - 1 in table.strong
        # What wraps would be cut: not every program finds the height itself.
        lines = max(_lines(cell.text, width) for cell, width in zip(row, widths, strict=True))
        sheet.set_row(number, LINE_HEIGHT * lines)
        for column, cell in enumerate(row):
            if cell.number is not None:
                sheet.write_number(number, column, cell.number, looks.number(cell, strong=strong))
            else:
                sheet.write_string(number, column, _words(cell), looks.words(cell, strong=strong))
    sheet.freeze_panes(1, 2 if table.name == CRITERIA else 1)
    sheet.repeat_rows(0)
    _print_on(sheet)


def _print_on(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def _width(table: Table, column: int) -> int:
    texts = (table.heads[column], *(row[column].text for row in table.rows))
    return min(max(max(columns_of(text) for text in texts) + 2, LEAST_WIDTH), MOST_WIDTH)


def _lines(text: str, width: int) -> int:
    return max(-(-columns_of(text) // (width - 1)), 1)
