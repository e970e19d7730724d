"""Data items, found by name or by any city's word for them."""

from __future__ import annotations

import pytest

from jiheng.diagnostic import DiagnosticError
from jiheng.ledger import DataItem, Dictionary, dictionary, dictionary_of, standard_dictionary
from jiheng.quantity import unit_of

from .folders import ledger_of


def item(name: str, *aliases: str, unit: str = "元") -> DataItem:
    return DataItem(name=name, unit=unit, meaning="甲", summing="求和", aliases=aliases)


def test_an_item_is_found_by_name_and_by_each_alias() -> None:
    known = Dictionary([item("灯数", "路灯数", "灯杆数")])
    assert {known.get(name) for name in ("灯数", "路灯数", "灯杆数")} == {item("灯数", "路灯数", "灯杆数")}
    assert known.get("车数") is None
    assert known.names == ("路灯数", "灯杆数", "灯数")
    assert list(known) == [item("灯数", "路灯数", "灯杆数")]


def test_a_name_stands_before_an_alias_whatever_the_order() -> None:
    lamps, poles = item("灯数", "杆数"), item("杆数")
    for order in ([lamps, poles], [poles, lamps]):
        assert Dictionary(order).get("杆数") == poles


def test_an_alias_belongs_to_the_item_that_had_it_first() -> None:
    assert Dictionary([item("甲", "丙"), item("乙", "丙")]).get("丙") == item("甲", "丙")


@pytest.mark.parametrize("aliases", [(), ("路灯数",)])
def test_an_item_defined_anew_takes_its_aliases_along(aliases: tuple[str, ...]) -> None:
    """Otherwise a bare figure under the alias would be read in the unit of the old definition."""
    anew = item("灯数", *aliases, unit="万元")
    known = Dictionary([item("灯数", "路灯数")]).extended([anew])
    assert known.get("路灯数") == known.get("灯数") == anew
    assert known.extended([item("别的")]).get("路灯数") == anew


def test_the_nearest_known_name_is_suggested() -> None:
    known = Dictionary([item("公用经费年初预算数", "采购预算数")])
    assert (known.near("公用经费年初预算"), known.near("采购预算"), known.near("xyz")) == (
        "公用经费年初预算数",
        "采购预算数",
        "",
    )


def test_in_the_standard_dictionary_a_word_has_one_meaning() -> None:
    words = [word for item in standard_dictionary() for word in (item.name, *item.aliases)]
    assert len(words) == len(set(words))


def test_the_standard_dictionary_uses_units_that_are_known() -> None:
    assert [item.name for item in standard_dictionary() if not unit_of(item.unit).known] == []


def test_a_ledgers_own_items_stand_beside_and_before_the_standard_ones() -> None:
    ledger = ledger_of(
        items="- {名称: 灯数, 单位: 盏, 含义: 甲, 汇总: 求和}\n"
        "- {名称: 项目总数, 单位: 项, 含义: 乙, 汇总: 求和}"
    )
    found = dictionary_of(ledger)
    assert [
        getattr(found.get(name), "unit", None) for name in ("灯数", "项目总数", "公用经费年初预算数")
    ] == ["盏", "项", "元"]
    assert dictionary_of(ledger_of()) is standard_dictionary()


def test_a_damaged_standard_dictionary_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Damaged:
        def joinpath(self, _: str) -> Damaged:
            return self

        def read_text(self, encoding: str) -> str:
            return f"- {{名称: {encoding}}}"

    monkeypatch.setattr(dictionary, "files", lambda _: Damaged())
    with pytest.raises(DiagnosticError, match=r"items.yaml 第 1 行 第 3 列：数据项缺少「单位」"):
        standard_dictionary.__wrapped__()


def test_an_alias_of_ones_own_finds_the_facts_under_it() -> None:
    ledger = ledger_of(
        items="- {名称: 灯数, 单位: 盏, 含义: 甲, 汇总: 求和, 别名: [路灯数]}",
        facts="- {数据项: 路灯数, 值: 3}",
    )
    assert [(fact.item, str(fact.value)) for fact in ledger.facts] == [("灯数", "3盏")]
