"""From a written record to a typed one; every mistake is told, none twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from jiheng.diagnostic import Diagnostics
from jiheng.place import Place, place_field
from jiheng.record import Builder, check_identities, emit, load_tables
from jiheng.yaml_source import read_text

TABLES = load_tables("""
[animal]
label = "动物"
help = "养的动物"
identity = ["name", "keeper"]
[animal.fields]
name = { label = "名字", type = "identifier", required = true, help = "叫什么" }
keeper = { label = "饲养员", type = "text", help = "谁养" }
weight = { label = "体重", type = "decimal", help = "多重" }
foods = { label = "食物", type = "text", many = true, help = "吃什么" }
cubs = { label = "幼崽", type = "record", of = "animal", many = true, help = "孩子" }
mother = { label = "母亲", type = "record", of = "animal", help = "母亲" }
marks = { label = "评分", type = "points_by_name", help = "各项评分" }

[zoo]
label = "动物园"
help = "一座动物园"
[zoo.fields]
animals = { label = "动物", type = "record", of = "animal", many = true, required = true, help = "有哪些" }
""")


@dataclass(frozen=True, kw_only=True)
class Animal:
    name: str
    keeper: str = ""
    weight: Decimal | None = None
    foods: tuple[str, ...] = ()
    cubs: tuple[Animal, ...] = ()
    mother: Animal | None = None
    marks: tuple[tuple[str, Decimal], ...] = ()
    place: Place = place_field()


@dataclass(frozen=True, kw_only=True)
class Zoo:
    animals: tuple[Animal, ...] = field(default=())
    place: Place = place_field()


def built(text: str, kind: str = "animal") -> tuple[list[Any], list[str]]:
    diagnostics = Diagnostics()
    builder = Builder(TABLES, {"animal": Animal, "zoo": Zoo}, diagnostics)
    records = builder.build_all(read_text(text, file="x.yaml"), kind)
    return records, [str(item).removeprefix("x.yaml ") for item in diagnostics]


def test_a_record_takes_its_values_and_its_place() -> None:
    (animal,), said = built("- {名字: 阿黄, 体重: 3.50, 食物: [草, 饼], 评分: {可爱: 9, 聪明: 2.5}}\n")
    assert said == []
    assert animal == Animal(
        name="阿黄",
        weight=Decimal("3.50"),
        foods=("草", "饼"),
        marks=(("可爱", Decimal(9)), ("聪明", Decimal("2.5"))),
    )
    assert (animal.place.line, animal.place.column) == (1, 3)


def test_one_value_may_stand_for_a_list_of_one() -> None:
    (animal,), said = built("- {名字: 阿黄, 食物: 草, 幼崽: {名字: 小黄}}")
    assert (animal.foods, [cub.name for cub in animal.cubs], said) == (("草",), ["小黄"], [])


def test_records_stand_inside_records() -> None:
    (animal,), _ = built("- {名字: 甲, 母亲: {名字: 乙, 母亲: {名字: 丙}}}")
    assert animal.mother.mother.name == "丙"


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_what_is_left_empty_keeps_its_default(empty: str) -> None:
    (animal,), said = built(f"- 名字: 甲\n  体重: {empty}\n  食物: {empty}\n  母亲: {empty}\n")
    assert (animal, said) == (Animal(name="甲"), [])


@pytest.mark.parametrize("text", ["", "# 还没有", "~"])
def test_an_empty_file_holds_no_records(text: str) -> None:
    assert built(text) == ([], [])


WRONG = {
    "a mapping where a list should be": ("名字: 甲", ["第 1 行 第 1 列：这里应当是以「- 」开头的列表"]),
    "a word where a record should be": (
        "- 阿黄",
        ["第 1 行 第 3 列：这里应当是一条动物（「名称: 内容」的形式）"],
    ),
    "nothing where a record should be": (
        "- {名字: 甲}\n-\n",
        ["第 2 行 第 2 列：这里应当是一条动物（「名称: 内容」的形式）"],
    ),
    "what must be there is not": ("- {体重: 3}", ["第 1 行 第 3 列：动物缺少「名字」（叫什么）"]),
    "what must be there is empty": ("- {名字: , 体重: 3}", ["第 1 行 第 8 列：动物缺少「名字」（叫什么）"]),
    "what must be there is blank": ("- {名字: '  '}", ["第 1 行 第 8 列：动物缺少「名字」（叫什么）"]),
    "a key nearly right": (
        "- {名宇: 甲}",
        [
            "第 1 行 第 4 列：动物没有「名宇」这一项，是不是「名字」？",
            "第 1 行 第 3 列：动物缺少「名字」（叫什么）",
        ],
    ),
    "a key unlike any": (
        "- {名字: 甲, 颜色: 黄}",
        ["第 1 行 第 11 列：动物没有「颜色」这一项；可用的有：名字、饲养员、体重、食物、幼崽、母亲、评分"],
    ),
    "a key without end": (
        f"- {{名字: 甲, {'长' * 100}: 黄}}",
        [
            f"第 1 行 第 11 列：动物没有「{'长' * 40}」这一项；可用的有："
            "名字、饲养员、体重、食物、幼崽、母亲、评分"
        ],
    ),
    "an empty item": (
        "- {名字: 甲, 食物: ['草', ~]}",
        ["第 1 行 第 21 列：「食物」里有一项是空的，请填上或删去"],
    ),
    "a list where one value should be": (
        "- {名字: [甲]}",
        ["第 1 行 第 8 列：「名字」只填一个值，不能是列表或映射"],
    ),
    "points without names": (
        "- {名字: 甲, 评分: 90}",
        ["第 1 行 第 15 列：「评分」应当是「名称: 分数」的形式，如 {优: 90, 良: 80}"],
    ),
    "points that are none": (
        "- {名字: 甲, 评分: {可爱: 很}}",
        ["第 1 行 第 20 列：「评分」应当是数，如 2 或 0.5，这里是「很」"],
    ),
    "several mistakes in several records": (
        "- {名字: 甲, 体重: 重}\n- {体重: 轻}\n- {名字: 丙}\n",
        [
            "第 1 行 第 15 列：「体重」应当是数，如 2 或 0.5，这里是「重」",
            "第 2 行 第 8 列：「体重」应当是数，如 2 或 0.5，这里是「轻」",
            "第 2 行 第 3 列：动物缺少「名字」（叫什么）",
        ],
    ),
    "mistakes inside records inside a record": (
        "- {名字: 甲, 幼崽: [{名字: 乙, 体重: 轻}, 丙]}",
        [
            "第 1 行 第 28 列：「体重」应当是数，如 2 或 0.5，这里是「轻」",
            "第 1 行 第 32 列：这里应当是一条动物（「名称: 内容」的形式）",
        ],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_record_is_told_and_left_out(name: str) -> None:
    text, expected = WRONG[name]
    records, said = built(text)
    assert said == expected
    assert len(records) == (1 if "several" in name or name.startswith("nothing") else 0)


@pytest.mark.parametrize("text", ["- {动物: []}", "- {}", "- {动物: }"])
def test_a_list_that_must_be_there_may_not_be_empty(text: str) -> None:
    records, said = built(text, "zoo")
    assert records == []
    assert [line.split("：")[1] for line in said] == ["动物园缺少「动物」（有哪些）"]


def test_two_records_of_one_identity_are_told_with_the_line_of_the_first() -> None:
    keepers = ("张", "李", "张", "张")
    records, _ = built("".join(f"- {{名字: 甲, 饲养员: {keeper}}}\n" for keeper in keepers))
    diagnostics = Diagnostics()
    check_identities(records, TABLES["animal"], diagnostics)
    assert [str(item) for item in diagnostics] == [
        "x.yaml 第 3 行 第 3 列：动物「甲、张」在 第 1 行 已经有一条，请合并或改名",
        "x.yaml 第 4 行 第 3 列：动物「甲、张」在 第 1 行 已经有一条，请合并或改名",
    ]


def test_records_without_identity_may_be_the_same() -> None:
    diagnostics = Diagnostics()
    check_identities([Zoo(), Zoo()], TABLES["zoo"], diagnostics)
    assert len(diagnostics) == 0


def test_what_stays_at_its_default_is_not_written() -> None:
    animal = Animal(
        name="甲", weight=Decimal("1.50"), mother=Animal(name="乙"), marks=(("可爱", Decimal(9)),)
    )
    assert emit(animal, "animal", TABLES) == {
        "名字": "甲",
        "体重": "1.50",
        "母亲": {"名字": "乙"},
        "评分": {"可爱": "9"},
    }


def test_lists_of_words_and_of_records_are_written_as_lists() -> None:
    animal = Animal(name="甲", foods=("草",), cubs=(Animal(name="乙"),))
    assert emit(animal, "animal", TABLES) == {"名字": "甲", "食物": ["草"], "幼崽": [{"名字": "乙"}]}


def test_a_table_finds_its_fields_by_label_and_by_name() -> None:
    table = TABLES["animal"]
    assert table.by_label["名字"] is table.by_name["name"]
    assert (table.label, table.identity) == ("动物", ("name", "keeper"))
