"""说明页 — the first sheet: whose ledger this is, how it is filled in, and what each sheet holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jiheng.ledger.workbook.contents import Content
from jiheng.ledger.workbook.looks import Formats, lines_in, row_height
from jiheng.messages import message
from jiheng.workbook import neutral

_WIDTHS = (18, 62, 10)
_COLUMNS = ("sheet", "help", "rows")


def write_guide(book: Any, formats: Formats, contents: Sequence[Content], title: str) -> None:
    """Write the first sheet of a workbook."""
    sheet = book.add_worksheet(message("workbook.guide_sheet"))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, neutral(title), formats.title)
    sheet.set_row(0, 26)
    row = 2
    for line in message("workbook.guide").strip().splitlines():
        sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, line, formats.text)
        # No program finds the height of a merged row by itself.
        sheet.set_row(row, row_height(lines_in(line, sum(_WIDTHS))))
        row += 1
    row += 1
    for column, name in enumerate(_COLUMNS):
        sheet.write_string(row, column, message(f"workbook.guide_column_{name}"), formats.header)
    for content in contents:
        row += 1
        form = content.form
        sheet.write_url(row, 0, f"internal:'{form.title}'!A1", formats.link, form.title)
        sheet.write_string(row, 1, form.table.help, formats.text)
        sheet.write_number(row, 2, len(content.shapes), formats.text)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.protect("")
