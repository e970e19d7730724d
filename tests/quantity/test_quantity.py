"""Arithmetic and comparison of quantities: intervals, units, exactness."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.diagnostic import DiagnosticError
from jiheng.quantity import (
    Interval,
    Quantity,
    as_points,
    half_up,
    intervals_meet,
    parse,
    rounds_to,
    total,
    truncates_to,
)

TRUE = st.fractions(-(10**6), 10**6, max_denominator=10**6)
POSITIVE = st.fractions(10, 10**6, max_denominator=10**6)
PLACES = st.integers(0, 3)


def _code(caught: pytest.ExceptionInfo[DiagnosticError]) -> str:
    return caught.value.diagnostics[0].code


def _printed(value: Fraction, places: int) -> Quantity:
    return parse(f"{half_up(value, places):f}元")


@given(TRUE, PLACES)
def test_a_printed_figure_contains_every_value_that_rounds_to_it(value: Fraction, places: int) -> None:
    quantity = _printed(value, places)
    assert value in quantity.interval
    assert rounds_to(value, quantity)


@given(TRUE, TRUE, PLACES, PLACES)
def test_sums_differences_and_products_contain_the_true_result(
    a: Fraction, b: Fraction, left: int, right: int
) -> None:
    x, y = _printed(a, left), _printed(b, right)
    assert a + b in (x + y).interval
    assert a - b in (x - y).interval
    assert a * b in (x * y).interval
    assert -a in (-x).interval


@given(TRUE, POSITIVE, PLACES, PLACES)
def test_quotients_contain_the_true_result(a: Fraction, b: Fraction, left: int, right: int) -> None:
    assert a / b in (_printed(a, left) / _printed(b, right)).interval
    assert a / -b in (_printed(a, left) / _printed(-b, right)).interval


@given(TRUE, TRUE, POSITIVE, st.sampled_from(["超", "不超过", "约", "近"]))
def test_bounds_are_kept_through_arithmetic(
    value: Fraction, other: Fraction, by: Fraction, word: str
) -> None:
    bound = parse(f"{word}{half_up(abs(value), 2):f}元")
    inside = bound.low if bound.low is not None else bound.high
    assert inside is not None
    x, y = _printed(other, 2), _printed(by, 2)
    assert inside + other in (bound + x).interval
    assert inside * other in (bound * x).interval
    assert inside / by in (bound / y).interval
    assert other - inside in (x - bound).interval


@pytest.mark.parametrize(
    ("expression", "value", "unit"),
    [
        (parse("3万元") + parse("5000元"), 35000, "万元"),
        (parse("3万元") - parse("5000元"), 25000, "万元"),
        (parse("9万元") / parse("3万元"), 3, ""),
        (parse("9万元") / parse("3万人"), 3, "元/人"),
        (parse("3元/人") * parse("2万人"), 60000, "元"),
        (parse("3万元") * parse("50%"), 15000, "万元"),
        (parse("50%") * parse("3万元"), 15000, "万元"),
        (parse("3万元") / parse("50%"), 60000, "万元"),
        (parse("60%") - parse("55%"), Fraction(5, 100), "%"),
        (parse("60%") + parse("5个百分点"), Fraction(65, 100), "%"),
        (parse("3万元") * 2, 60000, "万元"),
        (Fraction(1, 3) * parse("3万元"), 10000, "万元"),
        (parse("3万元") / Decimal("0.5"), 60000, "万元"),
        (6 / parse("3人"), 2, "/人"),
        (-parse("3万元"), -30000, "万元"),
        (total([parse("1万元"), parse("2000元"), parse("3元")]), 12003, "万元"),
        (total([parse("1万元")]), 10000, "万元"),
    ],
)
def test_units_follow_the_arithmetic(expression: Quantity, value: Fraction | int, unit: str) -> None:
    assert (expression.centre, expression.unit.symbol) == (value, unit)


def test_a_range_has_no_centre_and_keeps_its_ends() -> None:
    result = parse("60%-80%") + parse("10%").as_exact()
    assert (result.centre, result.value, result.bound) == (None, None, "range")
    assert result.interval == (Fraction(7, 10), Fraction(9, 10))
    assert (-result).interval == (Fraction(-9, 10), Fraction(-7, 10))
    assert (result * 2).centre is None
    assert (result / 2).centre is None


def test_two_exact_figures_give_an_exact_one() -> None:
    ratio = parse("1个").as_exact() / parse("3个").as_exact()
    assert (ratio.exact, ratio.low, ratio.high) == (True, Fraction(1, 3), Fraction(1, 3))
    assert str(ratio.value).startswith("0.3333333333333333333333333333")


@pytest.mark.parametrize(
    ("expression", "bound", "interval"),
    [
        (parse("超3元") + parse("不低于2元"), "at_least", (5, None)),
        (parse("不超过3元") + parse("不超过2元"), "at_most", (None, 5)),
        (parse("超3元") - parse("超2元"), "unbounded", (None, None)),
        (parse("超3元") * parse("0元").as_exact(), "equal", (0, 0)),
        (-parse("超3元"), "at_most", (None, -3)),
        (parse("1元").as_exact() / parse("超4元"), "equal", (0, Fraction(1, 4))),
    ],
)
def test_open_ends_stay_open(
    expression: Quantity, bound: str, interval: tuple[Fraction | int | None, Fraction | int | None]
) -> None:
    assert (expression.bound, expression.interval) == (bound, interval)


def test_division_by_what_may_be_zero_is_refused() -> None:
    for divisor in ("0", "0.0%", "不超过5", "约0"):
        with pytest.raises(DiagnosticError) as caught:
            parse("1元") / parse(divisor)
        assert _code(caught) == "quantity.division_by_zero"


@pytest.mark.parametrize(
    "operation",
    [
        lambda: parse("1元") + parse("1人"),
        lambda: parse("1元") - parse("1%"),
        lambda: parse("5个百分点") + parse("5%"),
        lambda: parse("1元") < parse("1人"),
        lambda: parse("1人次") >= parse("1人"),
        lambda: parse("1%") > parse("1个百分点"),
        lambda: intervals_meet(parse("1元"), parse("1人")),
        lambda: as_points(parse("3人")),
        lambda: parse("3工单") + parse("3案件"),
    ],
)
def test_units_of_two_dimensions_do_not_mix(operation: object) -> None:
    with pytest.raises(DiagnosticError) as caught:
        operation()  # type: ignore[operator]
    assert _code(caught) == "quantity.units_differ"


def test_values_are_ordered_across_units_of_a_dimension() -> None:
    assert parse("1万元") < parse("10001元") <= parse("1.0001万元")
    assert parse("2亿元") > parse("3万元")
    assert parse("1万人") >= parse("10000名")


def test_a_range_has_no_place_in_the_order() -> None:
    with pytest.raises(DiagnosticError) as caught:
        _ = parse("60%-80%") < parse("90%")
    assert _code(caught) == "quantity.no_value"


def test_equal_figures_say_the_same_with_the_same_precision() -> None:
    assert parse("3.50%") == parse("３．５０％")
    assert parse("3.50%") != parse("3.5%")
    assert parse("1万元") != parse("10000元")
    assert len({parse("3元"), parse("3 元")}) == 1


@pytest.mark.parametrize("other", [1.5, "3", True, None])
def test_a_float_is_never_calculated_with(other: object) -> None:
    for operation in ("__add__", "__sub__", "__mul__", "__truediv__", "__rtruediv__"):
        assert getattr(parse("3元"), operation)(other) is NotImplemented


@pytest.mark.parametrize(
    ("phrase", "value"),
    [("113.5万元", "1135000"), ("98.50%", "0.985"), ("-46.36%", "-0.4636"), ("1.2万亿元", "1200000000000")],
)
def test_the_value_is_an_exact_decimal_in_the_base_unit(phrase: str, value: str) -> None:
    assert str(parse(phrase).value) == value


def test_the_value_keeps_every_digit_that_is_allowed() -> None:
    assert str(parse("9" * 40 + "元").value) == "9" * 40


def test_an_empty_sum_is_not_zero() -> None:
    with pytest.raises(DiagnosticError) as caught:
        total([])
    assert _code(caught) == "quantity.nothing_to_add"


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        ("36,213.3万元", "36,213.26万元", True),
        ("36,213.3万元", "36,213.24万元", False),
        ("超5500亿元", "5500.3亿元", True),
        ("超5500亿元", "5500亿元", True),
        ("超5500亿元", "5499.4亿元", False),
        ("60%-80%", "62.16%", True),
        ("60%-80%", "85%", False),
        ("3400多家次", "3,481家次", True),
        ("不超过3.5%", "2.22%", True),
        ("2.22%", "≥3.5%", False),
    ],
)
def test_two_figures_meet_within_what_was_printed(a: str, b: str, meet: bool) -> None:
    assert intervals_meet(parse(a), parse(b)) is meet
    assert intervals_meet(parse(b), parse(a)) is meet


@pytest.mark.parametrize(
    ("value", "printed", "rounds", "cut"),
    [
        (Fraction(8, 9), "88.89%", True, False),
        (Fraction(8, 9), "88.88%", False, True),
        (Fraction(8, 9), "88.87%", False, False),
        (Fraction(1, 8), "12.5%", True, True),
        (Fraction(125, 1000), "13%", True, False),
        (Fraction(-125, 1000), "-13%", True, False),
        (Fraction(11350499), "1135.0万元", True, True),
        (Fraction(9), "超8元", True, True),
        (Fraction(7), "超8元", False, False),
        (Fraction(62, 100), "60%-80%", True, True),
        (Fraction(4, 5), "五分之四", True, True),
        (Fraction(3, 4), "五分之四", False, False),
    ],
)
def test_a_value_rounds_or_is_cut_to_what_was_printed(
    value: Fraction, printed: str, rounds: bool, cut: bool
) -> None:
    assert rounds_to(value, parse(printed)) is rounds
    assert truncates_to(value, parse(printed)) is cut


def test_an_exact_figure_is_met_only_exactly() -> None:
    score = parse("83.3分").as_exact()
    assert rounds_to(Decimal("83.3"), score)
    assert not rounds_to(Decimal("83.31"), score)


def test_a_difference_of_ratios_compares_with_points() -> None:
    rise = as_points(parse("80.87%") - parse("76.10%"))
    assert intervals_meet(rise, parse("4.77个百分点"))
    assert str(rise) == "4.77个百分点"


def test_only_a_number_lies_in_an_interval() -> None:
    assert "3" not in Interval(None, None)
    assert 3 in Interval(None, None)


def test_the_half_unit_is_that_of_the_last_printed_digit() -> None:
    assert parse("113.5万元").half == 500
    assert parse("98.5%").half == Decimal("0.0005")
    assert parse("五分之四").half == 0
