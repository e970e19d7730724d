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
_LEADING = 2
"""How many columns at most stay in sight, and are printed on each page, beside those to the right."""


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
        self._leading = self._first + _leading(self._columns, _LEADING - self._first)
        self._lines: dict[int, int] = {}
        self._width = 0

    def write(self, lists: DropDowns, listed: Sequence[str]) -> None:
        """Write the sheet: columns, header, records, lists to pick from, print set-up."""
        self._sheet.set_column(0, LOOKS["columns"], None, self._formats.data)
        self._sheet.set_row(0, LOOKS["rows"]["header_height"], self._formats.header)
        if self._first:
            self._owners(lists)
        for number, column in enumerate(self._columns, self._first):
            # What an item means has to be seen where its figure is filled in.
            behind = bool(self._content.remarks) and number >= self._leading
            self._column(number + behind, column, lists, listed)
        if self._content.remarks:
            self._remarks(self._leading)
        self._setting()
        self._printing()

    @property
    def _last_row(self) -> int:
        return len(self._content.shapes) + int(LOOKS["rows"]["spare"])

    def _owners(self, lists: DropDowns) -> None:
        form, owners = self._content.form, self._content.owners
        owner = form.owner
        self._widen(0, column_width(owner, owners, "identifier"))
        self._head(0, owner, self._formats.required, message("workbook.help_owner"))
        for row, text in enumerate(owners, 1):
            self._sheet.write_string(row, 0, neutral(text), self._formats.data)
        source = None if form.elsewhere else lists.of_owners(owner, self._last_row)
        if source is not None:
            rule = lists.picked_from(source, False)
            self._sheet.data_validation(1, 0, self._last_row, 0, rule)

    def _column(self, number: int, column: Column, lists: DropDowns, listed: Sequence[str]) -> None:
        texts = {}
        for row, shape in enumerate(self._content.shapes, 1):
            value = value_at(shape, column)
            if value is not None:
                texts[row] = cell_text(value, column.field)
                self._put(row, number, texts[row], column)
        looked_at = islice(texts.values(), LOOKS["width"]["looked_at"])
        width = column_width(column.header, looked_at, column.field.type, column.field.label)
        for row, text in texts.items():
            self._lines[row] = max(self._lines.get(row, 1), lines_in(text, width))
        self._widen(number, width)
        look = self._formats.group if column.steps else self._formats.header
        if column.field.required and not column.steps:
            look = self._formats.required
        self._head(number, column.header, look, column_help(column))
        rule = lists.validation(column.field, self._last_row)
        if column.field.name == LISTED.get(self._content.form.kind) and listed:
            rule = lists.picked_from(lists.of_choices(listed), False)
        if rule is not None:
            self._sheet.data_validation(1, number, self._last_row, number, rule)

    def _widen(self, number: int, width: int, look: Any = None) -> None:
        self._sheet.set_column(number, number, width, look or self._formats.data)
        self._width += width

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
        self._widen(number, LOOKS["width"]["remark"], self._formats.remark)
        self._sheet.write_string(0, number, message("workbook.reference_column"), self._formats.remark_head)
        for row, text in enumerate(self._content.remarks, 1):
            self._sheet.write_string(row, number, neutral(text), self._formats.remark)

    def _setting(self) -> None:
        sheet = self._sheet
        for row in range(1, self._last_row + 1):
            lines = self._lines.get(row, 1)
            # A row can only be deleted from a protected sheet if it is unlocked all along.
            sheet.set_row(row, row_height(lines) if lines > 1 else None, self._formats.data)
        sheet.hide_gridlines(0)
        sheet.freeze_panes(1, self._leading)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{self._last_row + 1}"})
        sheet.protect("", _ALLOWED)

    def _printing(self) -> None:
        sheet, room = self._sheet, LOOKS["print"]
        sheet.set_landscape()
        sheet.set_paper(_PAPER_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(message("workbook.footer"))
        sheet.repeat_rows(0)
        if self._width * room["least_scale"] <= room["page"] * 100:
            sheet.fit_to_pages(1, 0)
        else:
            # Shrunk to one page it could not be read.
            sheet.set_print_scale(room["least_scale"])
            sheet.repeat_columns(0, self._leading - 1)


def _leading(columns: Sequence[Column], most: int) -> int:
    """Return how many of the first columns must be filled in, which tell the records apart."""
    required = [column.field.required and not column.steps for column in columns[:most]]
    return max(required.index(False) if False in required else len(required), 1)
