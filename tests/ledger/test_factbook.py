"""Which figure holds, and how the units' figures make the department's. Nothing is silently zero."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jiheng.ledger import Absent, FactBook, FactKey, dictionary_of

from .folders import ledger_of

UNITS = "- {编号: U1, 名称: 局本级, 本级: 是}\n- {编号: U2, 名称: 中心}\n- {编号: U3, 名称: 学校}\n"
ITEMS = """
- {名称: 流量, 单位: 元, 含义: 一, 汇总: 求和}
- {名称: 存量, 单位: 元, 含义: 二, 汇总: 末值}
- {名称: 比率, 单位: "%", 含义: 三, 汇总: 不汇总}
- {名称: 往来, 单位: 元, 含义: 四, 汇总: 求和, 抵消: 是}
"""


def book(facts: str, units: str = UNITS) -> FactBook:
    ledger = ledger_of(units=units, items=ITEMS, facts=facts)
    return FactBook(ledger, dictionary_of(ledger))


def key(item: str, unit: str = "", year: int = 2020, period: str = "全年", fund: str = "") -> FactKey:
    return FactKey(item, unit, year, period, fund, "", "")


def total(facts: str, item: str, units: str = UNITS) -> object:
    found = book(facts, units)
    entry = found.dictionary.get(item)
    assert entry is not None
    return found.total(entry, key(item))


ALL_THREE = (
    "- {{数据项: {0}, 值: 1万元, 预算单位: U1}}\n"
    "- {{数据项: {0}, 值: 2元, 预算单位: U2}}\n"
    "- {{数据项: {0}, 值: 0元, 预算单位: U3}}\n"
)


def test_a_figure_is_kept_exactly_in_the_base_unit() -> None:
    found = book("- {数据项: 流量, 值: '36,158.49万元'}")
    assert found.value(key("流量")) == Fraction(36158490000, 100)
    assert found.value(key("流量", unit="U1")) is None


def test_zero_is_a_figure_and_missing_is_none() -> None:
    found = book("- {数据项: 流量, 值: 0元}")
    assert found.value(key("流量")) == 0
    assert found.value(key("存量")) is None


def test_year_period_and_fund_tell_figures_apart() -> None:
    found = book(
        "- {数据项: 流量, 值: 1元}\n"
        "- {数据项: 流量, 值: 2元, 年度: 2019}\n"
        "- {数据项: 流量, 值: 3元, 期间: 1-7月}\n"
        "- {数据项: 流量, 值: 4元, 资金: 政府性基金}\n"
    )
    keys = [key("流量"), key("流量", year=2019), key("流量", period="1—7月"), key("流量", fund="政府性基金")]
    assert [found.value(item) for item in keys] == [1, 2, 3, 4]


@pytest.mark.parametrize("adopted_first", [True, False])
def test_the_adopted_figure_holds_wherever_it_stands_and_rivals_are_kept(adopted_first: bool) -> None:
    rows = ["- {数据项: 流量, 值: 1元}\n", "- {数据项: 流量, 值: 2元, 采用: 是, 采用理由: 决算}\n"]
    found = book("".join(reversed(rows) if adopted_first else rows))
    assert found.value(key("流量")) == 2
    assert sorted(str(fact.value) for fact in found.rivals(key("流量"))) == ["1元", "2元"]


def test_a_range_has_no_value() -> None:
    found = book("- {数据项: 流量, 值: 3万元-5万元}")
    assert found.fact(key("流量")) is not None
    assert found.value(key("流量")) is None


@pytest.mark.parametrize("item", ["流量", "存量"])
def test_the_departments_figure_is_the_sum_of_its_units(item: str) -> None:
    assert total(ALL_THREE.format(item), item) == 10002


def test_with_a_units_figure_missing_the_sum_is_absent_not_smaller() -> None:
    facts = "- {数据项: 流量, 值: 1元, 预算单位: U1}\n"
    assert total(facts, "流量") == Absent("score.units_missing", ("U2", "U3"))


def test_without_any_units_figure_there_is_no_sum() -> None:
    assert total("", "流量") is None
    assert total("- {数据项: 流量, 值: 1元}", "流量") is None
    assert total("- {数据项: 流量, 值: 1元}", "流量", units="") is None


def test_a_rate_cannot_be_summed() -> None:
    assert total("- {数据项: 比率, 值: 50%, 预算单位: U1}", "比率") == Absent("score.not_summable")


def test_transfers_inside_the_department_are_zero_in_its_total() -> None:
    assert total("- {数据项: 往来, 值: 5元, 预算单位: U1}", "往来") == 0
    assert total("", "往来") is None


def test_the_facts_behind_a_sum_are_those_of_the_units_in_their_order() -> None:
    facts = "".join(
        f"- {{数据项: 流量, 值: {value}, 预算单位: {unit}}}\n"
        for value, unit in (("2元", "U2"), ("1元", "U1"), ("9元", "~"))
    )
    assert [str(fact.value) for fact in book(facts).unit_facts(key("流量"))] == ["1元", "2元"]
