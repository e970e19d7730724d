"""Quantities written out, in their own unit or another."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.diagnostic import DiagnosticError
from jiheng.quantity import format_number, format_quantity, half_even, half_up, number, parse, truncated

NUMBERS = st.decimals(-(10**12), 10**12, places=3, allow_nan=False).map(str) | st.integers(
    -(10**15), 10**15
).map(str)
UNITS = st.sampled_from(
    ["", "元", "万元", "亿元", "%", "‰", "个百分点", "万人次", "元/月", "平方米", "分", "百万元"]
)
BEFORE = st.sampled_from(["", "约", "超过", "不低于", "≤", "低于"])
AFTER = st.sampled_from(["", "以上", "左右"])


@pytest.mark.parametrize(
    ("phrase", "unit", "decimals", "grouping", "printed"),
    [
        ("113.5万元", None, None, False, "113.5万元"),
        ("113.5万元", "元", None, True, "1,135,000元"),
        ("13867.60万元", None, None, True, "13,867.60万元"),
        ("1135000元", "万元", None, False, "113.5万元"),
        ("1234567元", "万元", 2, False, "123.46万元"),
        ("1234500元", "万元", 1, False, "123.5万元"),
        ("-5%", None, 1, False, "-5.0%"),
        ("98.555%", None, 2, False, "98.56%"),
        ("-0.004%", None, 2, False, "0.00%"),
        ("0.985", "%", None, False, "98.5%"),
        ("超5500亿元", None, None, True, "超过5,500亿元"),
        ("3400多家次", None, None, True, "3,400余家次"),
        ("60%～80%", None, None, False, "60%～80%"),
        ("3—5万元", "元", None, True, "30,000元～50,000元"),
        ("三分之一", None, None, False, "3分之1"),
        ("三分之一", "%", 2, False, "33.33%"),
        ("三分之一", "%", None, False, "33.333333%"),
    ],
)
def test_a_quantity_is_printed_as_asked(
    phrase: str, unit: str | None, decimals: int | None, grouping: bool, printed: str
) -> None:
    assert format_quantity(parse(phrase), unit, decimals, grouping) == printed


def test_a_unit_of_another_dimension_is_refused() -> None:
    with pytest.raises(DiagnosticError) as caught:
        format_quantity(parse("3万元"), "人")
    assert caught.value.diagnostics[0].code == "quantity.units_differ"


@pytest.mark.parametrize(
    ("value", "decimals", "rounded", "cut"),
    [
        ("2.5", 0, "3", "2"),
        ("-2.5", 0, "-3", "-2"),
        ("88.885", 2, "88.89", "88.88"),
        ("-0.001", 2, "0.00", "0.00"),
        ("12345", -2, "1.23E+4", "1.23E+4"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: str, decimals: int, rounded: str, cut: str) -> None:
    assert str(half_up(Fraction(value), decimals)) == rounded
    assert str(truncated(Fraction(value), decimals)) == cut


@pytest.mark.parametrize(
    ("value", "printed"),
    [(Fraction(1, 8), "0.125"), (Fraction(2, 3), "0.666667"), (Decimal("1E+3"), "1000"), (7, "7")],
)
def test_a_number_is_printed_with_the_digits_it_needs(value: Fraction | Decimal | int, printed: str) -> None:
    assert format_number(value) == printed


def test_a_computed_figure_prints_what_it_needs() -> None:
    assert str(number(Decimal("1.25"), "万元")) == "1.25万元"


def test_a_computed_bound_prints_its_word() -> None:
    assert str(parse("超3万元") + parse("2万元").as_exact()) == "不低于5万元"


@given(BEFORE, NUMBERS, UNITS, AFTER)
def test_what_is_printed_reads_back_as_the_same(before: str, digits: str, unit: str, after: str) -> None:
    if {before, after} & {"以上"} and before in {"≤", "低于"}:
        return
    quantity = parse(f"{before}{digits}{unit}{after}")
    assert parse(str(quantity)) == quantity
    assert parse(format_quantity(quantity, grouping=True)) == quantity


@pytest.mark.parametrize(
    ("value", "decimals", "even"),
    [
        ("0.125", 2, "0.12"),
        ("0.135", 2, "0.14"),
        ("-0.125", 2, "-0.12"),
        ("2.5", 0, "2"),
        ("86.345", 2, "86.34"),
    ],
)
def test_a_half_goes_to_the_even_digit(value: str, decimals: int, even: str) -> None:
    assert str(half_even(Fraction(value), decimals)) == even
