"""疑点清单 — findings as a workbook with columns for the bureau to answer in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from jiheng.messages import message
from jiheng.workbook import neutral

_VERDICTS = ("ok", "ok_within_rounding", "inconsistent", "uncheckable")
_SEVERITIES = ("error", "warning", "note")
_COLUMNS = (
    ("number", 6),
    ("file", 24),
    ("severity", 8),
    ("title", 16),
    ("where", 12),
    ("quote", 40),
    ("stated", 16),
    ("expression", 40),
    ("message", 48),
    ("change", 24),
    ("reply", 30),
    ("mended", 10),
    ("remark", 20),
)
_SUMMARY = ("file", "state", *_VERDICTS, *_SEVERITIES)
_QUOTES = 4
_LONGEST = 2000


def workbook(shapes: Sequence[dict[str, Any]]) -> bytes:
    """Return the workbook for the JSON shapes of any number of audits; files without one are listed too."""
    import xlsxwriter

    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        head = book.add_format({"bold": True, "bg_color": "#E8EFF8", "border": 1, "text_wrap": True})
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(message("audit.sheet_findings"))
        for column, (name, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, message(f"audit.column_{name}"), head)
        last = 0
        for last, row in enumerate(_rows(shapes), 1):
            for column, value in enumerate(row):
                sheet.write_string(last, column, neutral(value), cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(last, 1), len(_COLUMNS) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        _summary(book, shapes, head, cell)
    return out.getvalue()


def _rows(shapes: Sequence[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    number = 0
    for shape in shapes:
        for finding in shape.get("findings", ()):
            number += 1
            yield _row(number, str(shape["file"]), finding)


def _row(number: int, file: str, finding: dict[str, Any]) -> tuple[str, ...]:
    places = finding["places"]
    lines = dict.fromkeys(str(place["line"]) for place in places if place["line"])
    quotes = [" ".join(str(place["quote"]).split()) for place in places[:_QUOTES]]
    change = finding["single_change"]
    return (
        str(number),
        file,
        message(f"audit.mark_{finding['severity']}"),
        finding["title"],
        "、".join(lines),
        "\n".join(quotes)[:_LONGEST],
        finding["stated"] or "",
        finding["expression"][:_LONGEST],
        finding["message"][:_LONGEST],
        message("audit.change_short", before=change["from"], to=change["to"]) if change else "",
        "",
        "",
        "",
    )


def _summary(book: Any, shapes: Sequence[dict[str, Any]], head: Any, cell: Any) -> None:
    sheet = book.add_worksheet(message("audit.sheet_files"))
    sheet.set_column(0, 1, 30)
    for column, name in enumerate(_SUMMARY):
        sheet.write_string(0, column, message(f"audit.column_{name}"), head)
    for row, shape in enumerate(shapes, 1):
        sheet.write_string(row, 0, neutral(str(shape["file"])), cell)
        sheet.write_string(row, 1, neutral(_state(shape)), cell)
        counts = {} if "error" in shape else {**shape["summary"]["claims"], **shape["summary"]["findings"]}
        for column, name in enumerate(_SUMMARY[2:], 2):
            if name in counts:
                sheet.write_number(row, column, counts[name], cell)
            else:
                sheet.write_blank(row, column, None, cell)
    sheet.freeze_panes(1, 0)


def _state(shape: dict[str, Any]) -> str:
    if "error" in shape:
        return message("audit.unread", reason=shape["error"]["message"])
    blank = shape["summary"]["nothing_recognised"]
    return message("audit.nothing" if blank else "audit.state_done")
