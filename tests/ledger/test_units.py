"""A bare figure is in the unit of its data item or indicator; a wrong unit is a mistake."""

from __future__ import annotations

import pytest

from jiheng.diagnostic import DiagnosticError
from jiheng.ledger.units import in_unit, is_bare
from jiheng.place import Place
from jiheng.quantity import parse

from .folders import ledger_of

ITEMS = "- {名称: 钱, 单位: 万元, 含义: 一, 汇总: 求和}\n- {名称: 名次, 单位: 名次, 含义: 二, 汇总: 不汇总}\n"


@pytest.mark.parametrize(
    ("item", "written", "read"),
    [
        ("公用经费年初预算数", "58", "58元"),
        ("公用经费年初预算数", "58万", "58万元"),
        ("公用经费年初预算数", "58万元", "58万元"),
        ("钱", "58", "58万元"),
        ("钱", "58元", "58元"),
        ("名次", "3", "3名次"),
        ("绩效目标覆盖率", "62.16", "62.16%"),
        ("政府采购预算数", "1.5亿", "1.5亿元"),
        ("采购预算数", "7", "7元"),
    ],
)
def test_a_figure_of_a_data_item(item: str, written: str, read: str) -> None:
    (fact,) = ledger_of(items=ITEMS, facts=f"- {{数据项: {item}, 值: {written}}}").facts
    assert (str(fact.value), fact.value.text) == (read, written)


def test_an_alias_is_replaced_by_the_name() -> None:
    (fact,) = ledger_of(facts="- {数据项: 采购预算数, 值: 7}").facts
    assert fact.item == "政府采购预算数"


def test_figures_of_an_indicator_take_its_unit_and_words_stay_words() -> None:
    (indicator,) = ledger_of(
        indicators="- {编号: I1, 名称: 就业, 计量单位: 万人, 指标值: [{值: 3}], 实际完成值: 2.9}\n"
    ).indicators
    assert [str(indicator.targets[0].value), str(indicator.actual)] == ["3万人", "2.9万人"]
    (indicator,) = ledger_of(
        indicators="- {编号: I1, 名称: 就业, 计量单位: 万人, 指标值: [{值: 完成}], 实际完成值: 已完成}\n"
    ).indicators
    assert (indicator.targets[0].value, indicator.actual) == ("完成", "已完成")


def test_without_a_unit_a_figure_stays_as_it_is() -> None:
    assert str(in_unit(parse("3"), "", Place())) == "3"
    assert [is_bare(parse(text)) for text in ("3", "3万", "3人", "3%")] == [True, True, False, False]


def test_what_does_not_read_in_its_unit_is_told_at_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    from jiheng.diagnostic import fail
    from jiheng.ledger import units

    def refuse(*_: object, place: Place, **__: object) -> None:
        raise fail("quantity.several", place, text="3")

    monkeypatch.setattr(units, "parse", refuse)
    with pytest.raises(DiagnosticError) as caught:
        ledger_of(
            facts="- {数据项: 项目总数, 值: 3}",
            indicators="- {编号: I1, 名称: 就业, 计量单位: 人, 实际完成值: 3}",
        )
    assert [item.place and item.place.file for item in caught.value.diagnostics] == [
        "facts.yaml",
        "indicators.yaml",
    ]


def test_many_unknown_items_are_told_soon_the_first_with_a_suggestion() -> None:
    facts = "".join(f"- {{数据项: 项目总{number}数, 值: 3个}}\n" for number in range(1000))
    with pytest.raises(DiagnosticError) as caught:
        ledger_of(facts=facts)
    codes = [item.code for item in caught.value.diagnostics]
    assert codes == ["ledger.unknown_item_near"] * 200 + ["ledger.unknown_item"] * 800
