"""数字格式 — what a number format adds to a number that matters to its meaning.

Only that is read which would change the figure: % and the decimals shown, a unit printed behind the digits,
and whether the number stands for a date.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from functools import cache
from importlib.resources import files

from jiheng.workbook.sheet import Cell

_DATA = tomllib.loads(files(__package__).joinpath("formats.toml").read_text(encoding="utf-8"))
_CODES: dict[str, str] = _DATA["codes"]
_DATES = frozenset(_DATA["dates"]["numbers"])

# 15 digits are what a spreadsheet shows of its binary numbers: the rest is noise.
_SHOWN = Context(prec=15, rounding=ROUND_HALF_EVEN)
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
_ASIDE = re.compile(r"\[[^\]]*\]|_.|\*.|\\.")
_QUOTED = re.compile(r'"([^"]*)"')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")
_UNIT_BEHIND = re.compile(r"[#0?]\s?([\u4e00-\u9fff]{1,6})$")
_WHOLE = re.compile(r"\d+")
_UNROUNDED = re.compile(r"General|[eE][+-]|/|@", re.IGNORECASE)
_SCALED = re.compile(r"[#0?],+(?![#0?,])|!")
_EPOCH_1900, _EPOCH_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
_LAST_SERIAL = 2_958_465


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a format says: a date, a percentage, so many decimals at least and at most, a unit behind.

    ``most`` is None where the format does not round; ``grouped``: commas between thousands.
    """

    date: bool = False
    percent: bool = False
    decimals: int = 0
    unit: str = ""
    most: int | None = None
    grouped: bool = False


GENERAL = NumberFormat()


@cache
def number_format(number: int, code: str | None) -> NumberFormat:
    """Return what a format says; ``code`` is its text, None for one that only has a number."""
    if code is None:
        if number in _DATES:
            return NumberFormat(date=True)
        code = _CODES.get(str(number), "")
    section = code.split(";")[0]
    bare = _QUOTED.sub("", _ASIDE.sub("", section))
    shown = _QUOTED.sub(r"\1", _ASIDE.sub("", section))
    digits = _DIGITS.search(bare)
    if digits is None:
        return NumberFormat(date=re.search(r"[ymdhs]|[年月日]", bare, re.IGNORECASE) is not None)
    unit = _UNIT_BEHIND.search(shown)
    # A format that divides by thousands shows 万 without the number having changed.
    scaled = _SCALED.search(bare) is not None
    return NumberFormat(
        percent="%" in bare,
        decimals=0 if scaled else (digits[1] or "").count("0"),
        unit="" if scaled or unit is None else unit[1],
        most=None if scaled or _UNROUNDED.search(bare) else len(digits[1] or ""),
        grouped="," in digits[0] and not scaled,
    )


def number_text(raw: str, shape: NumberFormat) -> str:
    """Return a number of the file as a reader sees it, in plain notation.

    Raises:
        ArithmeticError: it is no number.
    """
    value = _SHOWN.create_decimal(raw)
    if shape.percent:
        value *= 100
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    decimals = len(text.partition(".")[2])
    if decimals < shape.decimals:
        text += "." * (not decimals) + "0" * (shape.decimals - decimals)
    return f"{'0' if text == '-0' else text}{'%' if shape.percent else ''}{shape.unit}"


def shown_text(raw: str, shape: NumberFormat) -> str:
    """Return a number as a spreadsheet shows it: rounded half-up to the decimals of its format, grouped.

    Raises:
        ArithmeticError: it is no number.
    """
    if shape.most is None:
        return number_text(raw, shape)
    value = _SHOWN.create_decimal(raw)
    places = shape.most + (2 if shape.percent else 0)
    rounded = _WIDE.quantize(value, Decimal(1).scaleb(-places))
    text = number_text(str(rounded), shape)
    if not shape.grouped:
        return text
    return _WHOLE.sub(lambda digits: f"{int(digits[0]):,}", text, count=1)


def date_of(serial: Decimal, *, since_1904: bool = False) -> datetime.date | None:
    """Return the day of a date's serial number, or None when there is no such day."""
    if not 1 <= serial <= _LAST_SERIAL:
        return None
    day = int(serial)
    if since_1904:
        return _EPOCH_1904 + datetime.timedelta(days=day)
    # The 1900 calendar counts a 29th of February that never was.
    return _EPOCH_1900 + datetime.timedelta(days=day if day > 60 else day + 1)


def number_cell(raw: str, shape: NumberFormat, since_1904: bool, *, shown: bool = False) -> Cell:
    """Return the cell of a number, as kept or as shown; one that cannot be read stays the text that it is."""
    try:
        if shape.date and (day := date_of(Decimal(raw), since_1904=since_1904)) is not None:
            return Cell("date", day.isoformat())
        return Cell("number", shown_text(raw, shape) if shown else number_text(raw, shape))
    except ArithmeticError:
        return Cell("text", raw)
