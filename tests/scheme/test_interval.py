"""Intervals: what they hold, and which texts are none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.diagnostic import DiagnosticError
from jiheng.record import SourceText
from jiheng.scheme import Interval, parse_interval

HOLDS = {
    "[60%,80%)": ("0.6 0.7999", "0.5999 0.8"),
    "(60%，80%]": ("0.61 0.8", "0.6 0.81"),
    "［60％，80％］": ("0.6 0.8", "0.59 0.81"),
    "（60%，80%）": ("0.7", "0.6 0.8"),
    "[ 60% , 80% )": ("0.6", "0.8"),
    "(,0]": ("-5 0", "0.01"),
    "[0,)": ("0 99999", "-0.01"),
    "(-∞,10%]": ("-9 0.1", "0.11"),
    "[10%,+∞)": ("0.1 9", "0.09"),
    "(−∞,∞)": ("-9 0 9", ""),
    ">30%": ("0.31", "0.3 0.2"),
    "＞30%": ("0.31", "0.3"),
    ">=30%": ("0.3", "0.29"),
    "≥30%": ("0.3", "0.29"),
    "<30%": ("0.29 -1", "0.3"),
    "<=30%": ("0.3", "0.31"),
    "≤0": ("0 -1", "0.01"),
    "=0": ("0", "0.01 -0.01"),
    "＝100%": ("1", "0.99"),
    "100%": ("1", "0.99 1.01"),
    "80%以上": ("0.8 0.9", "0.79"),
    "不低于80%": ("0.8", "0.79"),
    "超过80%": ("0.81", "0.8"),
    "低于80%": ("0.79", "0.8"),
    "不超过5%": ("0.05 0", "0.051"),
    "[-10%,0%)": ("-0.1 -0.01", "0 -0.11"),
    "[50万元,1亿元)": ("500000 99999999", "100000000 499999"),
}


@pytest.mark.parametrize(("text", "inside", "outside"), [(text, *ends) for text, ends in HOLDS.items()])
def test_an_interval_holds_what_it_says(text: str, inside: str, outside: str) -> None:
    interval = parse_interval(SourceText(text))
    assert all(Fraction(value) in interval for value in inside.split())
    assert not any(Fraction(value) in interval for value in outside.split())
    assert interval.text == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "interval"),
        ("∞", "interval"),
        (">", "interval"),
        ("[60%,80%", "interval"),
        ("60%,80%", "interval"),
        ("60%-80%", "interval"),
        ("约80%", "interval"),
        ("[约60%,80%]", "interval"),
        ("[60%以上,80%]", "interval"),
        (">60%以上", "interval"),
        ("[1,000,2,000]", "interval"),
        ("好", "interval"),
        ("[∞,5]", "interval"),
        ("[5,-∞]", "interval"),
        ("[" + " " * 5000 + ",1]", "interval"),
        ("[80%,60%]", "interval_empty"),
        ("(60%,60%)", "interval_empty"),
        ("[1元,2人]", "interval_units"),
    ],
)
def test_what_is_no_interval_is_refused(text: str, code: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        parse_interval(SourceText(text))
    assert caught.value.diagnostics[0].code == f"scheme.{code}"


ENDS = st.one_of(st.none(), st.integers(-4, 4).map(Fraction))
INTERVALS = st.builds(
    lambda low, high, a, b: Interval(low, high, a and low is not None, b and high is not None, "", ""),
    ENDS,
    ENDS,
    st.booleans(),
    st.booleans(),
).filter(lambda interval: not interval.is_empty)
POINTS = [Fraction(number, 2) for number in range(-11, 12)]


@given(INTERVALS, INTERVALS)
def test_two_intervals_overlap_when_a_number_lies_in_both(one: Interval, other: Interval) -> None:
    both = any(point in one and point in other for point in POINTS)
    assert one.overlaps(other) == other.overlaps(one) == both
