"""How each type of value is written; the phrases stand in values.toml."""

from __future__ import annotations

import datetime
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.diagnostic import DiagnosticError
from jiheng.place import Place
from jiheng.quantity import Quantity, number, parse
from jiheng.record import Field, SourceText
from jiheng.record.values import CONVERTERS, written
from jiheng.yaml_source import Scalar

VALUES = tomllib.loads(Path(__file__).with_name("values.toml").read_text(encoding="utf-8"))
ACCEPTED = [(kind, text, shown) for kind, rows in VALUES.items() for text, shown in rows["accepted"].items()]
REFUSED = [
    (kind, text, said) for kind, rows in VALUES.items() for text, said in rows.get("refused", {}).items()
]
PLACE = Place(file="x.yaml", line=3, column=5)


def field(kind: str) -> Field:
    unit = "元" if kind == "quantity" else ""
    return Field(name="field", label="栏", type=kind, help="", choices=("行政", "参公"), unit=unit)


def convert(kind: str, text: str) -> object:
    return CONVERTERS[kind](Scalar(text, True, PLACE), field(kind))


def shown_as(value: object) -> str:
    return repr(str(value)) if isinstance(value, (Quantity, SourceText)) else repr(value)


@pytest.mark.parametrize(("kind", "text", "shown"), ACCEPTED)
def test_a_word_means_what_the_table_says(kind: str, text: str, shown: str) -> None:
    assert shown_as(convert(kind, text)) == shown


@pytest.mark.parametrize(("kind", "text", "said"), REFUSED)
def test_a_wrong_word_is_told_where_it_stands_and_what_would_be_right(
    kind: str, text: str, said: str
) -> None:
    with pytest.raises(DiagnosticError) as caught:
        convert(kind, text)
    assert [str(item) for item in caught.value.diagnostics] == [f"x.yaml 第 3 行 第 5 列：{said}"]


def test_the_table_speaks_of_every_type() -> None:
    assert set(VALUES) == set(CONVERTERS)


@pytest.mark.parametrize("kind", CONVERTERS)
@pytest.mark.parametrize(
    "text", ["9" * 10_000, "9," * 5_000, "一" * 10_000, "-" * 10_000, "1." + "0" * 10_000]
)
def test_a_word_without_end_is_taken_as_text_or_refused_in_a_short_sentence(kind: str, text: str) -> None:
    try:
        value = convert(kind, text)
    except DiagnosticError as error:
        said = str(error)
    else:
        said = ""
        assert str(value) == text
    assert len(said) < 300


@given(st.sampled_from(sorted(CONVERTERS)), st.text())
def test_any_word_is_a_value_or_refused(kind: str, text: str) -> None:
    try:
        value = convert(kind, text)
    except DiagnosticError:
        return
    assert not isinstance(value, float)


def test_where_a_text_stands_is_no_part_of_what_it_says() -> None:
    assert SourceText("a", PLACE) == SourceText("a")
    assert str(SourceText("a", PLACE)) == "a"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "是"),
        (False, "否"),
        (2019, 2019),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.50"), "0.50"),
        (datetime.date(2020, 1, 2), "2020-01-02"),
        (SourceText("a + b"), "a + b"),
        (parse("36,158.49万元"), "36,158.49万元"),
        (number(Fraction(3, 2), "元"), "1.5元"),
    ],
)
def test_a_value_is_written_as_a_person_would(value: object, text: str | int) -> None:
    assert written(value) == text
