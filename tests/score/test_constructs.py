"""Every construct of a scheme, scored on an invented department; the cases stand in cases/*.yaml, by hand."""

from decimal import Decimal

import pytest

from jiheng.score import CriterionScore
from jiheng.score.explain import explain
from jiheng.score.words import NOTHING

from .world import Case, cases, check_of, sheet_of

ALL = cases()
SCORED = [case for case in ALL if "错" not in case[1]]
REFUSED = [case for case in ALL if "错" in case[1]]
WARNED = [case for case in ALL if "警" in case[1]]


def _points(value: Decimal | None) -> str:
    return NOTHING if value is None else format(value.normalize(), "f")


def _expected(text: str) -> str:
    return text if text == NOTHING else format(Decimal(text).normalize(), "f")


def _ids(found: list[tuple[str, Case]]) -> list[str]:
    return [name for name, _ in found]


@pytest.mark.parametrize("case", [case for _, case in SCORED], ids=_ids(SCORED))
def test_points_are_those_worked_out_by_hand(case: Case) -> None:
    assert not check_of(case).errors
    sheet = sheet_of(case)

    def item(identity: str) -> CriterionScore:
        found = sheet.criterion(identity)
        assert found is not None, identity
        return found

    for key, wanted in {**case["得分"]}.items():
        assert _points(item(key).score) == _expected(wanted), key
    for key, wanted in case.get("满分", {}).items():
        assert _points(item(key).full_marks) == _expected(wanted), key
    for key, wanted in case.get("状态", {}).items():
        assert item(key).status == wanted, key
    for key, wanted in case.get("完整", {}).items():
        assert item(key).complete == (wanted == "是"), key
    if "总分" in case:
        assert _points(sheet.total) == _expected(case["总分"])
    if "等级" in case:
        assert (sheet.grade or NOTHING) == case["等级"]
    if "总表完整" in case:
        assert sheet.complete == (case["总表完整"] == "是")


@pytest.mark.parametrize("case", [case for _, case in SCORED], ids=_ids(SCORED))
def test_what_is_missing_or_noted_is_said(case: Case) -> None:
    sheet = sheet_of(case)
    missing = "\n".join(sheet.missing)
    for text in case.get("缺", []):
        assert text in missing
    if sheet.complete:
        assert not sheet.missing
    notes = [*sheet.notes, *(note for item in sheet.criteria for note in item.notes)]
    said = "\n".join(note.sentence for note in notes)
    for text in case.get("提示", []):
        assert text in said
    for key, texts in case.get("解释", {}).items():
        found = sheet.criterion(key)
        assert found is not None
        lines = "\n".join(explain(found))
        for text in texts:
            assert text in lines


@pytest.mark.parametrize("case", [case for _, case in REFUSED], ids=_ids(REFUSED))
def test_an_evaluation_that_does_not_fit_is_refused(case: Case) -> None:
    assert [error.code for error in check_of(case).errors] == case["错"]
    assert all(error.place is not None and error.sentence for error in check_of(case))


@pytest.mark.parametrize("case", [case for _, case in WARNED], ids=_ids(WARNED))
def test_a_judgement_without_effect_is_pointed_out(case: Case) -> None:
    found = check_of(case)
    assert not found.errors
    assert [item.code for item in found] == case["警"]


def test_every_case_says_what_it_expects() -> None:
    known = {"情形", "方案", "指标", "数据项", "台账", "数据", "评价", "假设"}
    known |= {"得分", "满分", "状态", "完整", "总分", "等级", "总表完整", "缺", "提示", "解释", "错", "警"}
    for name, case in ALL:
        assert set(case) <= known, name
        assert "得分" in case or "错" in case, name
