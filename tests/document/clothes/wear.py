"""A report that was read, laid out again as a Word file, a web page or a workbook, merged cells and all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any

import docx
import xlsxwriter

from jiheng.document import Cell, Document, Heading, Paragraph, Table

GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,11})(?:\.\d+)?")
PERCENT = re.compile(r"(-?(?:0|[1-9]\d{0,5})(?:\.\d+)?)%")


@dataclass(frozen=True)
class Box:
    """A cell with how many rows and columns it takes."""

    text: str
    row: int
    column: int
    deep: int = 1
    wide: int = 1


def boxes(table: Table) -> list[Box]:
    """The cells of a table, those that a merged one covers left out."""
    covers: dict[tuple[int, int], tuple[int, int]] = {}
    for row in table.rows:
        for cell in row:
            if not cell.text and (over := _over(table, cell)):
                covers[cell.row, cell.column] = (over.row, over.column)
    found = []
    for row in table.rows:
        for cell in row:
            here = (cell.row, cell.column)
            if here in covers:
                continue
            wide = deep = 1
            while covers.get((cell.row, cell.column + wide)) == here:
                wide += 1
            while wide == 1 and covers.get((cell.row + deep, cell.column)) == here:
                deep += 1
            found.append(Box(cell.text, cell.row - 1, cell.column - 1, deep, wide))
    taken = {
        (box.row + down, box.column + right)
        for box in found
        for down in range(box.deep)
        for right in range(box.wide)
    }
    lost = [here for here in covers if (here[0] - 1, here[1] - 1) not in taken]
    return sorted(
        [*found, *(Box("", row - 1, column - 1) for row, column in lost)],
        key=lambda box: (box.row, box.column),
    )


def _over(table: Table, cell: Cell) -> Cell | None:
    """The cell that an empty one is merged into: a head at its left, or a label above it."""
    if cell.row <= table.header_rows:
        path = table.column_headers[cell.column - 1]
        return next((head for head in path if head.row == cell.row and head.column < cell.column), None)
    if cell.column > table.label_columns:
        return None
    labels = table.row_headers[cell.row - 1]
    return next((label for label in labels if label.column == cell.column and label.row < cell.row), None)


def around(table: Table) -> list[str]:
    """The lines above a table: its caption, and its unit unless a cell holds it."""
    held = any(table.unit and table.unit.text in cell.text for row in table.rows for cell in row)
    lines = [table.caption.text] if table.caption else []
    return lines + ([f"单位：{table.unit.text}"] if table.unit and not held else [])


def as_html(document: Document) -> bytes:
    parts = ["<!DOCTYPE html><html><head><title>公开</title><style>p{}</style></head><body>"]
    parts.append("<div class='nav'><a href='/'>首页</a></div>")
    for block in document.blocks:
        match block:
            case Heading():
                level = min(block.level + 1, 6)
                parts.append(f"<h{level}>{escape(block.text)}</h{level}>")
            case Paragraph():
                parts.append(f"<p>　　{escape(block.text)}</p>")
            case Table():
                parts += [f"<p>{escape(line)}</p>" for line in around(block)]
                parts.append(_html_table(block))
    return "\n".join([*parts, "<div class='footer'>版权所有 2023</div></body></html>"]).encode()


def _html_table(table: Table) -> str:
    rows: list[str] = ["" for _ in table.rows]
    for box in boxes(table):
        tag = "th" if box.row < table.header_rows else "td"
        spans = f" rowspan={box.deep} colspan={box.wide}"
        lines = "<br>".join(map(escape, box.text.split("\n")))
        rows[box.row] += f"<{tag}{spans}>{lines}</{tag}>"
    return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>"


def as_word(document: Document) -> bytes:
    word: Any = docx.Document()
    for block in document.blocks:
        match block:
            case Heading():
                word.add_heading(block.text, min(block.level, 9))
            case Paragraph():
                word.add_paragraph(block.text)
            case Table():
                for line in around(block):
                    word.add_paragraph(line)
                _word_table(word, block)
                word.add_paragraph("")
    output = BytesIO()
    word.save(output)
    return output.getvalue()


def _word_table(word: Any, table: Table) -> None:
    made = word.add_table(len(table.rows), len(table.rows[0]))
    for box in boxes(table):
        cell = made.cell(box.row, box.column)
        if box.deep > 1 or box.wide > 1:
            cell = cell.merge(made.cell(box.row + box.deep - 1, box.column + box.wide - 1))
        cell.text = box.text


def as_workbook(document: Document) -> bytes:
    output = BytesIO()
    book = xlsxwriter.Workbook(output, {"in_memory": True})
    sheet = book.add_worksheet("报告")
    row = 0
    for block in document.blocks:
        if isinstance(block, Table):
            row += 1
            for line in around(block):
                sheet.write_string(row, 0, line)
                row += 1
            for box in boxes(block):
                _write(book, sheet, row, box)
            row += len(block.rows) + 1
        else:
            sheet.write_string(row, 0, block.text)
            row += 1
    book.close()
    return output.getvalue()


def _write(book: Any, sheet: Any, row: int, box: Box) -> None:
    """Numbers are numbers, shown by a format as they are printed."""
    first = (row + box.row, box.column)
    if box.deep > 1 or box.wide > 1:
        sheet.merge_range(*first, first[0] + box.deep - 1, first[1] + box.wide - 1, box.text)
    elif percent := PERCENT.fullmatch(box.text):
        decimals = percent[1].partition(".")[2]
        form = book.add_format({"num_format": "0" + ("." + "0" * len(decimals) if decimals else "") + "%"})
        sheet.write_number(*first, float(percent[1]) / 100, form)
    elif GROUPED.fullmatch(box.text) or NUMBER.fullmatch(box.text):
        decimals = box.text.partition(".")[2]
        whole = "#,##0" if "," in box.text else "0"
        form = book.add_format({"num_format": whole + ("." + "0" * len(decimals) if decimals else "")})
        sheet.write_number(*first, float(box.text.replace(",", "")), form)
    elif box.text:
        sheet.write_string(*first, box.text)


CLOTHES: dict[str, Callable[[Document], bytes]] = {"docx": as_word, "html": as_html, "xlsx": as_workbook}
