"""The words behind @ in a formula, and the figure they mean."""

from __future__ import annotations

import pytest

from jiheng.ledger import FactKey
from jiheng.ledger.qualifier import is_qualifier, periods_between, qualified

KEY = FactKey("存量", "", 2020, "全年", "", "", "")

MEANINGS = {
    "年末": KEY._replace(period="年末"),
    "1—7月": KEY._replace(period="1—7月"),
    "1-7月": KEY._replace(period="1—7月"),
    "3季度": KEY._replace(period="3季度"),
    "上年": KEY._replace(year=2019),
    "上年末": KEY._replace(year=2019, period="年末"),
    "上年年末": KEY._replace(year=2019, period="年末"),
    "上年初": KEY._replace(year=2019, period="年初"),
    "政府性基金": KEY._replace(fund="政府性基金"),
    "省": KEY._replace(level="省"),
    "本级": KEY._replace(scope="本级"),
}


@pytest.mark.parametrize("text", MEANINGS)
def test_a_qualifier_changes_what_a_figure_is_about(text: str) -> None:
    assert is_qualifier(text)
    assert qualified(KEY, text) == MEANINGS[text]


@pytest.mark.parametrize("text", ["", "13月", "0月", "5季度", "1—1月", "今年", "上年中", "县", "全部"])
def test_another_word_is_none(text: str) -> None:
    assert not is_qualifier(text)


@pytest.mark.parametrize(
    ("low", "high", "periods"),
    [
        ("1月", "3月", ("1月", "2月", "3月")),
        ("4季度", "4季度", ("4季度",)),
        ("3月", "1月", ()),
        ("1月", "4季度", ()),
        ("年初", "年末", ()),
    ],
)
def test_a_span_is_a_series_of_one_kind(low: str, high: str, periods: tuple[str, ...]) -> None:
    assert periods_between(low, high) == periods
