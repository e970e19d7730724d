"""Where something stands, in words and as JSON."""

from __future__ import annotations

import pytest

from jiheng.messages import place_words
from jiheng.place import Place, place_field

WORDS = [
    (Place(), ""),
    (Place(file="台账/facts.yaml"), "台账/facts.yaml"),
    (Place(file="facts.yaml", line=3, column=7), "facts.yaml 第 3 行 第 7 列"),
    (Place(file="a.xlsx", sheet="数据", cell="C5"), "a.xlsx 工作表「数据」 单元格 C5"),
    (Place(file="a.pdf", page=2, table=1, row=4, column=3), "a.pdf 第 2 页 表 1 第 4 行 第 3 列"),
    (Place(line=0), "第 0 行"),
    (Place(quote="原文", start=1, end=3), ""),
]


@pytest.mark.parametrize(("place", "words"), WORDS)
def test_a_place_is_told_as_far_as_it_is_known(place: Place, words: str) -> None:
    assert place_words(place) == words


def test_a_place_as_json_has_what_others_rely_on() -> None:
    assert Place(file="a.txt", line=3, quote="三十七", start=10, end=13).as_json() == {
        "quote": "三十七",
        "line": 3,
        "start": 10,
        "end": 13,
    }


def test_a_place_as_json_tells_page_sheet_and_table_only_where_there_are_any() -> None:
    shape = Place(page=1, table=2, row=3, column=4, sheet="数据", cell="A1").as_json()
    assert {name: value for name, value in shape.items() if value} == {
        "page": 1,
        "sheet": "数据",
        "table": 2,
        "row": 3,
        "column": 4,
    }


def test_where_a_record_stands_is_unknown_until_it_is_told() -> None:
    assert place_field().default_factory() == Place()  # type: ignore[attr-defined]
