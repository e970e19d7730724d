"""From a written word to a typed value, and back."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from jiheng.diagnostic import DiagnosticError, fail
from jiheng.place import Place
from jiheng.quantity import Quantity, parse, unit_of
from jiheng.record.table import Field
from jiheng.yaml_source import Scalar

YES = ("是", "true", "有")
NO = ("否", "false", "无")
MAXIMUM_DIGITS = 40

PERIOD = re.compile(r"全年|年初|年末|上半年|下半年|[1-4]季度|(?:[1-9]|1[0-2])月|1[—-](?:[2-9]|1[0-2])月")
"""What a period is written like, in a file and behind ``@`` in a formula."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text that another reader will parse (a formula, an interval), with its place for messages."""

    text: str
    place: Place = field(default_factory=Place, compare=False)

    def __str__(self) -> str:
        return self.text


def _text(scalar: Scalar, _: Field) -> str:
    return scalar.text


def _identifier(scalar: Scalar, field: Field) -> str:
    text = scalar.text.strip()
    if not text or len(text) > 80 or any(mark in text for mark in "「」\n\t"):
        raise fail("record.identifier", scalar.place, label=field.label)
    return text


def _year(scalar: Scalar, field: Field) -> int:
    if re.fullmatch(r"(19|20|21)\d\d", scalar.text) is None:
        raise fail("record.year", scalar.place, label=field.label, text=scalar.text[:40])
    return int(scalar.text)


def _decimal(scalar: Scalar, field: Field) -> Decimal:
    text = scalar.text.strip()
    try:
        if len(text) > MAXIMUM_DIGITS or re.fullmatch(r"[-+]?\d+(\.\d+)?", text) is None:
            raise InvalidOperation
        return Decimal(text)
    except InvalidOperation:
        raise fail("record.decimal", scalar.place, label=field.label, text=text[:40]) from None


def _integer(scalar: Scalar, field: Field) -> int:
    if re.fullmatch(r"\d{1,9}", scalar.text) is None:
        raise fail("record.integer", scalar.place, label=field.label, text=scalar.text[:40])
    return int(scalar.text)


def _yes_no(scalar: Scalar, field: Field) -> bool:
    text = scalar.text.strip().lower()
    if text in YES:
        return True
    if text in NO:
        return False
    raise fail("record.yes_no", scalar.place, label=field.label, text=text[:40])


def _choice(scalar: Scalar, field: Field) -> str:
    if scalar.text not in field.choices:
        raise fail(
            "record.choice",
            scalar.place,
            label=field.label,
            text=scalar.text[:40],
            choices="、".join(field.choices),
        )
    return scalar.text


def _date(scalar: Scalar, field: Field) -> datetime.date:
    try:
        # Python also reads 20231231 and weeks, which nobody here writes on purpose.
        if re.fullmatch(r"\d{4}-\d\d-\d\d", scalar.text, re.ASCII) is None:
            raise ValueError
        return datetime.date.fromisoformat(scalar.text)
    except ValueError:
        raise fail("record.date", scalar.place, label=field.label, text=scalar.text[:40]) from None


def _period(scalar: Scalar, field: Field) -> str:
    if PERIOD.fullmatch(scalar.text) is None:
        raise fail("record.period", scalar.place, label=field.label, text=scalar.text[:40])
    return scalar.text.replace("-", "—")


def _quantity(scalar: Scalar, field: Field) -> Quantity:
    quantity = parse(scalar.text, unit=field.unit or None, place=scalar.place)
    if field.unit and quantity.unit.dimension != unit_of(field.unit).dimension:
        raise fail("record.unit", scalar.place, label=field.label, unit=field.unit, text=scalar.text[:40])
    return quantity


def _figure(scalar: Scalar, _: Field) -> Quantity | str:
    try:
        return parse(scalar.text, place=scalar.place)
    except DiagnosticError as error:
        if error.diagnostics[0].code != "quantity.not_a_number":
            raise
        return scalar.text


def _source_text(scalar: Scalar, _: Field) -> SourceText:
    return SourceText(scalar.text, scalar.place)


CONVERTERS: dict[str, Callable[[Scalar, Field], object]] = {
    "text": _text,
    "identifier": _identifier,
    "reference": _identifier,
    "year": _year,
    "integer": _integer,
    "decimal": _decimal,
    "yes_no": _yes_no,
    "choice": _choice,
    "date": _date,
    "period": _period,
    "quantity": _quantity,
    "figure": _figure,
    "formula": _source_text,
}


def written(value: object) -> str | int:
    """Return a typed value as a person would write it in YAML; a figure as it was written."""
    if isinstance(value, bool):
        return YES[0] if value else NO[0]
    if isinstance(value, int):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Quantity):
        # In other words, such as those of its unit, the same figure might not read back.
        return value.text or str(value)
    return str(value)
