"""读格 — from a cell as a person filled it to the text that a record is built from."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from jiheng.diagnostic import DiagnosticError
from jiheng.ledger.units import is_bare
from jiheng.ledger.workbook.text import is_nothing, may_be_marked, unescaped
from jiheng.ledger.workbook.words import NO, YES
from jiheng.messages import message
from jiheng.quantity import parse
from jiheng.record import Field
from jiheng.workbook import Cell
from jiheng.workbook.number_format import date_of

_DATE = re.compile(r"(\d{4})\s*[年/.\-]\s*(\d{1,2})\s*[月/.\-]\s*(\d{1,2})\s*日?(?:[ T]0?0:00(?::00)?)?")
_COMPACT_DATE = re.compile(r"(19|20)\d{6}")
_SERIAL = re.compile(r"[1-9]\d{4}")
_GROUPED = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")

# A day in such a cell was made by the spreadsheet out of something else, such as 1-2.
NO_DAYS = frozenset(
    (
        "identifier",
        "reference",
        "choice",
        "period",
        "year",
        "integer",
        "decimal",
        "yes_no",
        "quantity",
        "figure",
    )
)


def _stripped(text: str) -> str:
    return text.strip()


def _same(text: str) -> str:
    return text


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _year(text: str) -> str:
    return _half_width(text).removesuffix("年").strip()


def _number(text: str) -> str:
    text = _half_width(text)
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text


def _yes_no(text: str) -> str:
    text = text.strip()
    if text in YES:
        return message("workbook.yes")
    return message("workbook.no") if text in NO else text


def _date(text: str) -> str:
    text = _half_width(text)
    if _COMPACT_DATE.fullmatch(text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    elif _SERIAL.fullmatch(text):
        day = date_of(Decimal(text))
        return text if day is None else day.isoformat()
    found = _DATE.fullmatch(text)
    if found is None:
        return text
    try:
        return datetime.date(*map(int, found.groups())).isoformat()
    except ValueError:
        return text


_READERS: dict[str, Callable[[str], str]] = {
    "text": _same,
    "figure": _same,
    "formula": _same,
    "year": _year,
    "integer": _number,
    "decimal": _number,
    "yes_no": _yes_no,
    "date": _date,
}


def reader_of(field: Field, unit: str) -> Callable[[Cell], str | None]:
    """Return what turns the cells of a column into texts, None for a cell that says nothing.

    ``unit`` is the one of the header where it differs from the field's own: bare numbers are in it.
    """
    convert = _READERS.get(field.type, _stripped)
    figures = unit and field.type in ("quantity", "figure")

    def read(cell: Cell) -> str | None:
        text = cell.text
        if may_be_marked(text):
            if is_nothing(text):
                return None
            text = unescaped(text)
        text = convert(text)
        return _in_unit(text, unit) if figures else text

    return read


def _in_unit(text: str, unit: str) -> str:
    try:
        return str(parse(text, unit=unit)) if is_bare(parse(text)) else text
    except DiagnosticError:
        # What is wrong with it is said where the record is built.
        return text
