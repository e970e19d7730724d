"""The score sheet as JSON: the fields that others rely on, numbers as texts in plain notation."""

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from jiheng.score.as_json import criterion_json, sheet_json
from jiheng.score.words import plain, points_words, rate_words, value_words

from .world import Case, cases, sheet_of

CASE: Case = {
    "方案": {"加减分": [{"编号": "J", "名称": "创新", "上限": "3"}]},
    "指标": [
        {
            "编号": "A",
            "名称": "上级",
            "满分": "8",
            "下级": [
                {"编号": "A1", "名称": "率", "满分": "4", "取值": "算率", "得分": "满分 × 取值"},
                {"编号": "A2", "名称": "评", "满分": "4", "评审": "看"},
            ],
        },
        {"编号": "B", "名称": "产出", "满分": "2", "逐指标": {"权重": "均分", "未达标": "按完成率"}},
        {"编号": "C", "名称": "缺", "满分": "1", "得分": "满分 × 率"},
    ],
    "台账": {
        "facts": [
            {"数据项": "甲", "值": "1万元", "来源": "表一", "采用": "是", "采用理由": "表对"},
            {"数据项": "甲", "值": "2万元", "来源": "正文"},
            {"数据项": "乙", "值": "3万元", "来源": "表二"},
        ],
        "indicators": [
            {
                "编号": "I1",
                "名称": "场次",
                "指标值": [{"值": "100场", "类型": "年初申报"}],
                "实际完成值": "90场",
            }
        ],
    },
    "评价": {
        "记录总分": "9",
        "记录等级": "优",
        "评审意见": [{"指标": "A2", "扣分": [{"分值": "1", "理由": "差", "佐证": "附件"}]}],
        "记录得分": [{"指标": "A1", "得分": "1.5", "取值": "33.4%"}],
        "加减分": [{"项目": "J", "得分": "2.50", "理由": "好"}],
        "改分": [{"指标": "A2", "改后": "2", "理由": "核减", "改分人": "复核组"}],
    },
}


def _sheet() -> dict[str, Any]:
    return sheet_json(sheet_of(CASE))


def _criterion(identity: str) -> dict[str, Any]:
    return next(item for item in _sheet()["criteria"] if item["id"] == identity)


def test_the_head_of_a_sheet() -> None:
    sheet = _sheet()
    assert (sheet["ledger"], sheet["department"], sheet["year"], sheet["kind"]) == (
        "某局",
        "某局",
        2024,
        "单位自评",
    )
    assert (sheet["total"], sheet["full_marks"], sheet["bonus_penalty"]) == ("7.63", "10", "2.5")
    assert (sheet["grade"], sheet["complete"]) == (None, False)
    assert sheet["missing"] == ["缺（C）：台账没有「率」"]
    assert (sheet["recorded_total"], sheet["recorded_grade"]) == ("9", "优")
    assert sheet["bonuses"] == [{"id": "J", "name": "创新", "points": "2.5", "reason": "好"}]
    assert sorted(sheet["scheme"]) == ["hash", "id", "name", "version"]
    assert [item["id"] for item in sheet["criteria"]] == ["A", "A1", "A2", "B", "C"]
    assert "project" not in sheet
    assert "settings" not in sheet


def test_a_computed_criterion_carries_its_figures_and_their_sources() -> None:
    item = _criterion("A1")
    assert (item["path"], item["leaf"], item["full_marks"], item["score"]) == (
        ["上级", "率"],
        True,
        "4",
        "1.33",
    )
    assert (item["status"], item["recorded"], item["recorded_value"]) == ("computed", "1.5", "0.334")
    assert item["value"] == "0.333333333333"
    (figure,) = item["inputs"]
    assert (figure["name"], figure["value"], figure["unit"]) == ("算率", "0.333333333333", "")
    assert figure["source"] == "甲 ÷ 乙"
    assert figure["parts"] == [
        {
            "name": "甲",
            "value": "10000",
            "unit": "元",
            "source": "表一",
            "others": [{"value": "20000", "text": "2万元", "source": "正文"}],
        },
        {"name": "乙", "value": "30000", "unit": "元", "source": "表二"},
    ]


def test_a_judged_criterion_carries_its_deductions_and_who_changed_it() -> None:
    item = _criterion("A2")
    assert (item["score"], item["status"]) == ("2", "judged")
    assert item["deductions"] == [{"points": "1", "reason": "差", "evidence": "附件"}]
    assert item["override"] == {"before": "3", "after": "2", "reason": "核减", "by": "复核组"}


def test_indicators_stand_under_their_criterion() -> None:
    (line,) = _criterion("B")["indicators"]
    assert (line["id"], line["target"], line["target_text"], line["actual_text"]) == (
        "I1",
        "100",
        "100场",
        "90场",
    )
    assert (line["target_origin"], line["completion"], line["stated_completion"]) == ("年初申报", "0.9", None)
    assert (line["met"], line["judged"], line["full_marks"], line["points"]) == (False, False, "2", "1.8")


def test_a_missing_criterion_has_no_score_and_a_parent_no_inputs() -> None:
    missing, parent = _criterion("C"), _criterion("A")
    assert (missing["score"], missing["status"], missing["complete"]) == (None, "missing", False)
    assert (parent["leaf"], parent["inputs"], parent["override"]) == (False, [], None)


def test_an_explained_criterion_carries_its_sentences() -> None:
    found = sheet_of(CASE).criterion("A1")
    assert found is not None
    lines = criterion_json(found, explained=True)["explanation"]
    assert "规则：取值 = 算率。得分 = 满分 × 取值" in lines
    assert "公布的得分是 1.5 分，与本表的 1.33 分不同" in lines
    assert "公布的取值是 33.4%，重算是 33.33%" in lines


def test_assumed_figures_are_marked_and_settings_listed() -> None:
    sheet = replace(sheet_of({**CASE, "假设": {"算率": "1/2"}}), settings={"算率": "50%"})
    shape = sheet_json(sheet)
    assert shape["settings"] == {"算率": "50%"}
    assert next(item for item in shape["criteria"] if item["id"] == "A1")["inputs"][0]["assumed"] is True


def _numbers(shape: object) -> list[object]:
    if isinstance(shape, dict):
        return [number for part in shape.values() for number in _numbers(part)]
    if isinstance(shape, list):
        return [number for part in shape for number in _numbers(part)]
    return [shape] if isinstance(shape, float) else []


@pytest.mark.parametrize("case", [case for _, case in cases() if "错" not in case])
def test_every_sheet_is_json_without_a_float(case: Case) -> None:
    shape = sheet_json(sheet_of(case))
    assert json.loads(json.dumps(shape)) == shape
    assert _numbers(shape) == []
    assert "E+" not in json.dumps(shape["criteria"])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("83.30"), "83.3"),
        (Decimal("1E+3"), "1000"),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(10**30), "1" + "0" * 30),
    ],
)
def test_numbers_are_written_plainly(value: Fraction | Decimal, text: str) -> None:
    assert plain(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "rate", "text"),
    [
        (Fraction(13867600), "元", False, "1,386.76万元"),
        (Fraction(9999), "元", False, "9,999元"),
        (Fraction(-20000), "元", False, "-2万元"),
        (Fraction(1, 3), "", True, "33.33%"),
        (Fraction(1, 3), "", False, "0.333333"),
        (Fraction(62), "人", True, "62人"),
        (True, "", False, "成立"),
        (False, "", False, "不成立"),
        ("出台", "", False, "出台"),
        (None, "元", False, "--"),
    ],
)
def test_figures_read_as_a_person_writes_them(
    value: Fraction | bool | str | None, unit: str, rate: bool, text: str
) -> None:
    assert value_words(value, unit, rate=rate) == text


def test_nothing_is_shown_as_a_dash_not_as_zero() -> None:
    assert (points_words(None), rate_words(None)) == ("--", "--")
    assert (points_words(Decimal("2.50")), points_words(Fraction(0))) == ("2.5", "0")
