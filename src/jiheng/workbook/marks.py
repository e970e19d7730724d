"""退回 — a workbook handed back with what is wrong written into its cells."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from typing import Any

from jiheng.diagnostic import Diagnostic
from jiheng.messages import message
from jiheng.place import Place
from jiheng.workbook.coordinates import cell_name, cell_position

_COLOURS = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "note": "FFDDEBF7"}
_COMMENT_WIDTH, _COMMENT_LINE, _COMMENT_SIGNS = 320, 18, 22
_WIDTHS = (16, 12, 8, 90)
_SPOT, _LINK = 2, "FF0563C1"


def returned(data: bytes, diagnostics: Iterable[Diagnostic]) -> bytes:
    """Return the workbook with a comment and a colour in each cell named, and a first sheet that lists all.

    What stands in it, and how it looks otherwise, is kept; the marks of an earlier return are taken away.

    Raises:
        DiagnosticError: never for a workbook that `read_workbook` has read.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # What the writer cannot keep (such as slicers) it says in English, to nobody's use.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data))
        _clean(book)
        listed = list(diagnostics)
        for diagnostic in listed:
            _mark(book, diagnostic)
        _list(book, listed)
        out = io.BytesIO()
        book.save(out)
    return out.getvalue()


def _clean(book: Any) -> None:
    from openpyxl.styles import PatternFill

    title, author = message("workbook.returned_title"), message("workbook.returned_by")
    if title in book.sheetnames:
        del book[title]
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is None:
                    continue
                if cell.comment.author == author:
                    cell.comment = None
                    cell.fill = PatternFill()
                else:
                    # The size of a comment is not read back.
                    cell.comment.width, cell.comment.height = _size(cell.comment.text)


def _mark(book: Any, diagnostic: Diagnostic) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    place = diagnostic.place
    if place is None or place.sheet is None or place.sheet not in book.sheetnames:
        return
    name = place.cell or (cell_name(place.row, 1) if place.row else None)
    if name is None:
        return
    cell = _anchor(book[place.sheet], name)
    before = f"{cell.comment.text}\n" if cell.comment is not None else ""
    cell.comment = Comment(before + diagnostic.sentence, message("workbook.returned_by"))
    cell.comment.width, cell.comment.height = _size(cell.comment.text)
    cell.fill = PatternFill("solid", start_color=_COLOURS[diagnostic.severity])


def _size(text: str) -> tuple[int, int]:
    lines = sum(1 + len(line) // _COMMENT_SIGNS for line in text.split("\n"))
    return _COMMENT_WIDTH, _COMMENT_LINE * (lines + 1)


def _anchor(sheet: Any, name: str) -> Any:
    """Return the cell, or the one that a merged area shows in its place."""
    for area in sheet.merged_cells.ranges:
        if name in area:
            return area.start_cell
    return sheet[name]


def _order(names: list[str], place: Place | None) -> tuple[int, int, int]:
    """Return where something stands in a workbook: sheet, row, column; what has no sheet comes first."""
    if place is None or place.sheet not in names:
        return 0, 0, 0
    row, column = cell_position(place.cell or "") or (place.row or 0, 0)
    return names.index(place.sheet) + 1, row, column


def _list(book: Any, diagnostics: list[Diagnostic]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.hyperlink import Hyperlink
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet = book.create_sheet(message("workbook.returned_title"), 0)
    heads = ("sheet", "cell", "severity", "sentence")
    sheet.append([message(f"workbook.returned_{head}") for head in heads])
    for diagnostic in sorted(diagnostics, key=lambda item: _order(book.sheetnames, item.place)):
        place = diagnostic.place or Place()
        title, spot = place.sheet or "", place.cell or str(place.row or "")
        severity = message(f"workbook.severity_{diagnostic.severity}")
        sheet.append([title, spot, severity, diagnostic.sentence])
        if place.cell and title in book.sheetnames:
            link = sheet.cell(sheet.max_row, _SPOT)
            quoted = title.replace("'", "''")
            link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{quoted}'!{place.cell}")
            link.font = Font(name=link.font.name, size=link.font.size, color=_LINK, underline="single")
    for row in sheet.iter_rows():
        for cell, width in zip(row, _WIDTHS, strict=True):
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            sheet.column_dimensions[cell.column_letter].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    book.active = 0
