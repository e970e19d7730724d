"""The one record for every mistake."""

from __future__ import annotations

import pytest

from jiheng.diagnostic import Diagnostic, DiagnosticError, Diagnostics, fail
from jiheng.place import Place

PLACE = Place(file="x.yaml", line=2, column=5, quote="三百")
YEAR = {"label": "年度", "text": "三百"}
SENTENCE = "「年度」应当是四位年份，如 2023，这里是「三百」"


def test_a_mistake_reads_as_place_and_sentence() -> None:
    mistake = Diagnostic("record.year", PLACE, YEAR)
    assert mistake.sentence == SENTENCE
    assert str(mistake) == f"x.yaml 第 2 行 第 5 列：{SENTENCE}"


@pytest.mark.parametrize("place", [None, Place()])
def test_without_a_place_there_is_only_the_sentence(place: Place | None) -> None:
    assert str(Diagnostic("record.year", place, YEAR)) == SENTENCE


def test_a_mistake_as_json() -> None:
    assert Diagnostic("record.year", PLACE, YEAR, "warning").as_json() == {
        "code": "record.year",
        "severity": "warning",
        "message": f"x.yaml 第 2 行 第 5 列：{SENTENCE}",
        "place": {"quote": "三百", "line": 2, "start": None, "end": None, "column": 5, "file": "x.yaml"},
    }
    assert Diagnostic("record.year", None, YEAR).as_json()["place"] is None


def test_one_mistake_ends_work_with_its_sentence() -> None:
    error = fail("record.year", PLACE, **YEAR)
    assert str(error) == f"x.yaml 第 2 行 第 5 列：{SENTENCE}"
    assert [item.code for item in error.diagnostics] == ["record.year"]


def test_many_are_collected_in_the_order_found_and_only_errors_end_work() -> None:
    found = Diagnostics()
    found.note("record.year", None, **YEAR)
    found.warning("record.year", None, **YEAR)
    found.raise_errors()
    assert found.errors == ()
    found.error("record.year", PLACE, **YEAR)
    others = Diagnostics()
    others.extend(found)
    assert [item.severity for item in others] == ["note", "warning", "error"]
    assert len(others) == 3
    with pytest.raises(DiagnosticError) as caught:
        others.raise_errors()
    assert [item.place for item in caught.value.diagnostics] == [PLACE]
