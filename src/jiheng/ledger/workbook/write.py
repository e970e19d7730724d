"""写工作簿 — a sheet per kind of record, ready to be filled in offline."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import islice
from typing import Any

from jiheng.diagnostic import Diagnostics
from jiheng.ledger.workbook.about import About
from jiheng.ledger.workbook.contents import Content
from jiheng.ledger.workbook.drop_down import DropDowns
from jiheng.ledger.workbook.explain import column_help
from jiheng.ledger.workbook.form import Column, columns_of, value_at
from jiheng.ledger.workbook.guide import write_guide
from jiheng.ledger.workbook.looks import LOOKS, Formats, column_width, lines_in, row_height
from jiheng.ledger.workbook.text import cell_text
from jiheng.ledger.workbook.words import LISTED
from jiheng.messages import message
from jiheng.place import Place
from jiheng.workbook import neutral

_LONGEST = 32767
_ALLOWED = dict.fromkeys(
    (
        *("format_cells", "format_columns", "format_rows", "insert_columns", "insert_rows"),
        *("delete_columns", "delete_rows", "sort", "autofilter", "insert_hyperlinks"),
    ),
    True,
)
_PAPER_A4 = 9


def write_workbook(
    contents: Sequence[Content], about: About, title: str, listed: Sequence[str] = ()
) -> bytes:
    """Return the workbook of the contents.

    ``title`` heads the first sheet; ``listed`` are the words offered where `LISTED` names a column, for
    facts the names of data items.

    Raises:
        DiagnosticError: a text is longer than a cell can hold (``workbook.text_too_long``).
    """
    import xlsxwriter

    errors = Diagnostics()
    out = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, settings) as book:
        formats = Formats(book)
        write_guide(book, formats, contents, title)
        lists = DropDowns(book, [content.form for content in contents])
        sheets = [book.add_worksheet(content.form.title) for content in contents]
        for sheet, content in zip(sheets, contents, strict=True):
            _Writer(sheet, content, formats, errors).write(lists, listed)
        _about(book, about)
    errors.raise_errors()
    return out.getvalue()


def _about(book: Any, about: About) -> None:
    sheet = book.add_worksheet(message("workbook.about_sheet"))
    for row, (name, value) in enumerate(about.rows()):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, neutral(value))
    sheet.very_hidden()


class _Writer:
    """Writes one sheet."""

    def __init__(self, sheet: Any, content: Content, formats: Formats, errors: Diagnostics) -> None:
        self._sheet = sheet
        self._content = content
        self._formats = formats
        self._errors = errors
        self._columns = columns_of(content.form, content.shapes)
        self._first = 1 if content.form.owner else 0
        self._lines: dict[int, int] = {}

    def write(self, lists: DropDowns, listed: Sequence[str]) -> None:
        """Write the sheet: columns, header, records, lists to pick from, print set-up."""
        self._sheet.set_column(0, LOOKS["columns"], None, self._formats.data)
        self._sheet.set_row(0, LOOKS["rows"]["header_height"], self._formats.header)
        if self._first:
            self._owners()
        for number, column in enumerate(self._columns, self._first):
            self._column(number, column, lists, listed)
        if self._content.remarks:
            self._remarks(self._first + len(self._columns))
        self._setting()

    @property
    def _last_row(self) -> int:
        return len(self._content.shapes) + int(LOOKS["rows"]["spare"])

    def _owners(self) -> None:
        owner, owners = self._content.form.owner, self._content.owners
        self._sheet.set_column(0, 0, column_width(owner, owners, "text"), self._formats.data)
        self._head(0, owner, self._formats.required, message("workbook.help_owner"))
        for row, text in enumerate(owners, 1):
            self._sheet.write_string(row, 0, neutral(text), self._formats.data)

    def _column(self, number: int, column: Column, lists: DropDowns, listed: Sequence[str]) -> None:
        texts = {}
        for row, shape in enumerate(self._content.shapes, 1):
            value = value_at(shape, column)
            if value is not None:
                texts[row] = cell_text(value, column.field)
                self._put(row, number, texts[row], column)
        looked_at = islice(texts.values(), LOOKS["width"]["looked_at"])
        width = column_width(column.header, looked_at, column.field.type)
        for row, text in texts.items():
            self._lines[row] = max(self._lines.get(row, 1), lines_in(text, width))
        self._sheet.set_column(number, number, width, self._formats.data)
        look = self._formats.group if column.steps else self._formats.header
        if column.field.required and not column.steps:
            look = self._formats.required
        self._head(number, column.header, look, column_help(column))
        rule = lists.validation(column.field, self._last_row)
        if column.field.name == LISTED.get(self._content.form.kind) and listed:
            rule = lists.picked_from(lists.of_choices(listed), False)
        if rule is not None:
            self._sheet.data_validation(1, number, self._last_row, number, rule)

    def _put(self, row: int, number: int, text: str, column: Column) -> None:
        if len(text) > _LONGEST:
            place = Place(sheet=self._content.form.title, row=row + 1)
            label = column.path
            self._errors.error("workbook.text_too_long", place, label=label, limit=_LONGEST, length=len(text))
        self._sheet.write_string(row, number, text, self._formats.data)

    def _head(self, number: int, text: str, look: Any, comment: str) -> None:
        size = LOOKS["comment"]
        lines = sum(1 + len(line) // size["characters"] for line in comment.split("\n"))
        self._sheet.write_string(0, number, text, look)
        options = {
            "author": message("workbook.author"),
            "width": size["width"],
            "height": lines * size["line"],
        }
        self._sheet.write_comment(0, number, comment, options)

    def _remarks(self, number: int) -> None:
        self._sheet.set_column(number, number, LOOKS["width"]["remark"], self._formats.remark)
        self._sheet.write_string(0, number, message("workbook.reference_column"), self._formats.header)
        for row, text in enumerate(self._content.remarks, 1):
            self._sheet.write_string(row, number, neutral(text), self._formats.remark)

    def _setting(self) -> None:
        sheet = self._sheet
        for row in range(1, self._last_row + 1):
            lines = self._lines.get(row, 1)
            # A row can only be deleted from a protected sheet if it is unlocked all along.
            sheet.set_row(row, row_height(lines) if lines > 1 else None, self._formats.data)
        sheet.hide_gridlines(0)
        sheet.freeze_panes(1, self._first + 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{self._last_row + 1}"})
        sheet.protect("", _ALLOWED)
        sheet.set_landscape()
        sheet.set_paper(_PAPER_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
