"""写成工作簿 — a scheme as sheets that a clerk can read, edit, sort and print.

A criterion takes one row; its name stands in the column of its level, so that rows can be inserted and moved
without merged cells in the way. Columns that the scheme leaves empty are folded away at the right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from jiheng.diagnostic import fail
from jiheng.messages import message
from jiheng.record import Field, emit
from jiheng.scheme.load import TABLES
from jiheng.scheme.records import SchemeRecord
from jiheng.scheme.scheme import Scheme
from jiheng.scheme.workbook.codec import cell_text
from jiheng.scheme.workbook.height import row_height
from jiheng.scheme.workbook.layout import (
    CHILDREN,
    NAME,
    TREE,
    head_lines,
    level_label,
    lists,
    table_of,
    tree_fields,
)
from jiheng.scheme.workbook.style import Style
from jiheng.workbook import neutral

FEWEST_LEVELS = 3
SPARE_ROWS = 200
LONGEST_COMMENT = 400
LONGEST_TITLE = 200
LONGEST_CELL = 32767
MAXIMUM_DIGITS = 15
A3, A4 = 8, 9
Shape = Mapping[str, Any]


def scheme_workbook(scheme: Scheme) -> bytes:
    """Return the workbook of a scheme; the comments of its file are not in it.

    Raises:
        DiagnosticError: a text is longer than a cell can hold (``scheme.cell_too_long``).
    """
    return record_workbook(scheme.record)


def record_workbook(record: SchemeRecord) -> bytes:
    """Return the workbook of a scheme's record."""
    import xlsxwriter

    out = BytesIO()
    shape: Shape = emit(record, "scheme", TABLES)
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": record.name[:LONGEST_TITLE], "subject": record.id})
        style = Style(book)
        _head(book, style, shape)
        _tree(book, style, shape[TREE.label])
        for field in lists():
            _list(book, style, field, shape.get(field.label))
    return out.getvalue()


def _head(book: Any, style: Style, shape: Shape) -> None:
    sheet = _sheet(book, message("scheme.sheet_head"))
    for column, name in enumerate(("label", "value", "help")):
        sheet.set_column(column, column, style.width(f"head_{name}"))
        sheet.write_string(0, column, message(f"scheme.sheet_{name}"), style.head)
    row = 0
    for row, line in enumerate(head_lines(), 1):
        value = shape.get(line.field.label)
        if line.inner is not None:
            value = (value or {}).get(line.inner.label)
        sheet.write_string(row, 0, line.label, style.label)
        text = _write(sheet, row, 1, line.shown, value, style, align="left")
        words = _help(line.shown, required=line.field.required and line.shown.required)
        sheet.write_string(row, 2, words, style.help)
        sheet.set_row(row, row_height([(text, style.width("head_value")), (words, style.width("head_help"))]))
        _choices(sheet, row, row, 1, line.shown)
    sheet.merge_range(row + 2, 0, row + 2, 2, message("scheme.sheet_guide"), style.guide)
    sheet.set_row(row + 2, style.width("guide_height"))


def _tree(book: Any, style: Style, tops: Sequence[Shape]) -> None:
    sheet = _sheet(book, TREE.label)
    sheet.set_paper(A3)
    rows = list(_rows(tops, 1))
    levels = max(FEWEST_LEVELS, *(level for level, _ in rows))
    used = {label for _, criterion in rows for label in criterion}
    fields = sorted(tree_fields(), key=lambda field: field.label not in used)
    for level in range(levels):
        sheet.set_column(level, level, style.width("level" if level < levels - 1 else "last_level"))
        _title(sheet, level, level_label(level + 1), NAME, style)
    for column, field in enumerate(fields, levels):
        folded = {} if field.label in used else {"level": 1, "hidden": True}
        sheet.set_column(column, column, style.width_of(field), None, folded)
        _title(sheet, column, field.label, field, style)
        _choices(sheet, 1, len(rows) + SPARE_ROWS, column, field)
    for row, (level, criterion) in enumerate(rows, 1):
        parent = CHILDREN.label in criterion
        for column in range(levels):
            sheet.write_blank(row, column, None, style.of_level(parent, column == levels - 1))
        form = style.of_level(parent, level == levels)
        sheet.write_string(row, level - 1, _held(neutral(criterion[NAME.label]), NAME), form)
        texts = [(criterion[NAME.label], style.width("last_level"))] if level == levels else []
        for column, field in enumerate(fields, levels):
            text = _write(sheet, row, column, field, criterion.get(field.label), style, parent=parent)
            texts.append((text, style.width_of(field)))
        sheet.set_row(row, row_height(texts))
    sheet.freeze_panes(1, levels)


def _rows(criteria: Sequence[Shape], level: int) -> list[tuple[int, Shape]]:
    found = []
    for criterion in criteria:
        found.append((level, criterion))
        found += _rows(criterion.get(CHILDREN.label, ()), level + 1)
    return found


def _list(book: Any, style: Style, field: Field, value: Any) -> None:
    sheet, table = _sheet(book, field.label), table_of(field)
    if isinstance(value, dict):
        labels = [column.label for column in table.fields]
        value = [dict(zip(labels, pair, strict=True)) for pair in value.items()]
    records: list[Shape] = value or []
    for column, inner in enumerate(table.fields):
        sheet.set_column(column, column, style.width_of(inner))
        _title(sheet, column, inner.label, inner, style)
        _choices(sheet, 1, len(records) + SPARE_ROWS, column, inner)
    for row, record in enumerate(records, 1):
        texts = [
            (_write(sheet, row, column, inner, record.get(inner.label), style), style.width_of(inner))
            for column, inner in enumerate(table.fields)
        ]
        sheet.set_row(row, row_height(texts))
    sheet.freeze_panes(1, 0)


def _sheet(book: Any, name: str) -> Any:
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")
    return sheet


def _title(sheet: Any, column: int, label: str, field: Field, style: Style) -> None:
    sheet.write_string(0, column, label, style.head)
    sheet.write_comment(0, column, _help(field, required=field.required)[:LONGEST_COMMENT])


def _help(field: Field, *, required: bool) -> str:
    """Return what to fill in: the help of the table, what may be chosen, how a line is written."""
    words = field.help
    if field.choices:
        words = _joined(words, message("scheme.sheet_choices", choices="、".join(field.choices)))
    elif field.type == "record":
        labels = (f"{inner.label}：…" for inner in TABLES[field.of].fields)
        words = _joined(words, message("scheme.sheet_line", line="；".join(labels)))
    elif field.many:
        words = _joined(words, message("scheme.sheet_many"))
    return _joined(message("scheme.sheet_required"), words) if required else words


def _joined(first: str, second: str) -> str:
    return message("scheme.sheet_joined", first=first, second=second)


def _choices(sheet: Any, first: int, last: int, column: int, field: Field) -> None:
    choices = [message("workbook.yes"), message("workbook.no")] if field.type == "yes_no" else field.choices
    if choices and not field.many:
        sheet.data_validation(first, column, last, column, {"validate": "list", "source": list(choices)})


def _write(
    sheet: Any,
    row: int,
    column: int,
    field: Field,
    value: object,
    style: Style,
    *,
    parent: bool = False,
    align: str = "center",
) -> str:
    """Write the value of a field into a cell; return its text."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, style.cell(parent=parent))
        return ""
    text = cell_text(field, value)
    if field.type in ("decimal", "integer") and _exact(text):
        decimals = len(text.partition(".")[2])
        # A spreadsheet keeps numbers in binary; with this many digits it shows them as they were.
        sheet.write_number(row, column, Decimal(text), style.number(decimals, align, parent=parent))
    else:
        sheet.write_string(row, column, _held(neutral(text), field), style.cell(parent=parent))
    return text


def _held(text: str, field: Field) -> str:
    if len(text) > LONGEST_CELL:
        raise fail("scheme.cell_too_long", label=field.label, limit=LONGEST_CELL)
    return text


def _exact(text: str) -> bool:
    return sum(sign.isdigit() for sign in text) <= MAXIMUM_DIGITS
