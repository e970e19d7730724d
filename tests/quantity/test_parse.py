"""A whole text read as one quantity; the phrases stand in parse.toml and refused.toml."""

from fractions import Fraction

import pytest

from jiheng.diagnostic import DiagnosticError
from jiheng.place import Place
from jiheng.quantity import parse

from .table import rows


def _number(text: str) -> Fraction | None:
    return None if text == "*" else Fraction(text)


@pytest.mark.parametrize(("phrase", "meaning"), rows("parse").items())
def test_a_phrase_means_what_the_table_says(phrase: str, meaning: str) -> None:
    value, unit, interval, *bound = meaning.split()
    low, high = (_number(end) for end in interval.split(".."))
    quantity = parse(phrase)
    assert (quantity.centre, quantity.unit.symbol) == (_number(value), unit.replace("-", ""))
    assert (quantity.low, quantity.high, quantity.bound) == (low, high, bound[0] if bound else "equal")
    assert (quantity.text, quantity.exact) == (phrase, False)


@pytest.mark.parametrize("phrase", rows("parse"))
def test_what_is_printed_back_says_the_same(phrase: str) -> None:
    quantity = parse(phrase)
    assert parse(str(quantity)) == quantity


@pytest.mark.parametrize(("phrase", "code"), rows("refused").items())
def test_what_is_no_quantity_is_refused_with_a_sentence(phrase: str, code: str) -> None:
    place = Place(file="台账.xlsx", cell="B3")
    with pytest.raises(DiagnosticError) as caught:
        parse(phrase, place=place)
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.place) == (f"quantity.{code}", place)
    assert "{" not in diagnostic.sentence


@pytest.mark.parametrize("phrase", ["1" * 10_000, "一" * 10_000, "1," * 5_000, "无" * 10_000, "9" * 199])
def test_an_endless_text_is_refused_at_once(phrase: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        parse(phrase)
    assert caught.value.diagnostics[0].code == "quantity.too_long"
    assert len(str(caught.value)) < 100


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    with pytest.raises(DiagnosticError, match="没有…"):
        parse("没有数字" * 20)


@pytest.mark.parametrize(
    ("phrase", "unit", "expected"),
    [
        ("36158.49", "万元", "36158.49万元"),
        ("98.5", "%", "98.5%"),
        ("3.5%", "万元", "3.5%"),
        ("1000元", "万元", "1000元"),
        ("58万", "元", "58万元"),
        ("58万", "万元", "58万元"),
        ("58万", "人", "58万人"),
        ("3-5", "万元", None),
        ("3~5", "万元", "3万元～5万元"),
        ("≥95", "%", "不低于95%"),
    ],
)
def test_a_bare_number_takes_the_unit_of_its_table(phrase: str, unit: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(DiagnosticError):
            parse(phrase, unit=unit)
    else:
        assert parse(phrase, unit=unit) == parse(expected)


def test_spaces_around_a_quantity_are_allowed() -> None:
    assert parse(" \u30003 万元\n") == parse("3万元")


@pytest.mark.parametrize(
    ("phrase", "multiplier", "decimals"),
    [("113.5万元", "万", 1), ("3,005元", "", 0), ("98.50%", "", 2), ("五分之四", "", None)],
)
def test_the_scale_tells_how_a_figure_was_printed(phrase: str, multiplier: str, decimals: int | None) -> None:
    assert parse(phrase).scale == (multiplier, decimals)


def test_an_exact_figure_has_no_tolerance() -> None:
    count = parse("18个").as_exact()
    assert (count.low, count.high, count.half, count.exact) == (18, 18, 0, True)


def test_exactness_leaves_a_bound_as_it_is() -> None:
    target = parse("不低于95%").as_exact()
    assert (target.low, target.high, target.exact) == (Fraction(95, 100), None, True)


def test_a_zero_with_a_bound_is_read() -> None:
    assert parse("约0个").interval == (Fraction(-1, 2), Fraction(1, 2))


def test_a_bound_on_a_negative_figure_keeps_its_side() -> None:
    assert parse("近-30").interval == (-30, -20)
