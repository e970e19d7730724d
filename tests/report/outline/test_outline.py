"""Outlines are data: which one is used where, and what a wrong one is told."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from jiheng.diagnostic import DiagnosticError
from jiheng.report.outline import (
    CONTENTS,
    load_outline,
    numbered,
    outline_for,
    outline_names,
    parse_outline,
)
from jiheng.report.word.blocks import BLOCKS

from ..sheets import example

HERE = Path(__file__).parent
CHOSEN: list[dict[str, str]] = tomllib.loads((HERE / "chosen.toml").read_text(encoding="utf-8"))["case"]
WRONG: list[dict[str, Any]] = yaml.safe_load((HERE / "wrong.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CHOSEN, ids=lambda case: f"{case['region']} {case['kind']} {case['by']}")
def test_region_kind_and_who_carried_it_out_choose_the_outline(case: dict[str, str]) -> None:
    sheet = example("huadu-2022/自评").sheet
    sheet = replace(sheet, kind=case["kind"], carried_out_by=case["by"], project=case.get("project", ""))
    assert outline_for(sheet, case["region"]) is load_outline(case["outline"])


@pytest.mark.parametrize("name", outline_names())
def test_every_outline_of_the_library_can_be_read(name: str) -> None:
    outline = load_outline(name)
    assert outline.chapters
    assert "{年度}" in outline.title


@pytest.mark.parametrize("case", WRONG, ids=lambda case: str(case["说明"]))
def test_a_wrong_outline_is_told(case: dict[str, Any]) -> None:
    with pytest.raises(DiagnosticError) as caught:
        parse_outline(case["提纲"], "提纲.yaml")
    said = [str(item) for item in caught.value.diagnostics]
    assert len(said) == len(case["提示"])
    assert all(expected in told for expected, told in zip(case["提示"], said, strict=True)), said


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("gd/huadou", "是不是「gd/huadu」"),
        ("xyz", "没有「xyz」这个提纲，也没有这个文件；有：default/project"),
    ],
)
def test_an_unknown_outline_is_told(name: str, told: str) -> None:
    with pytest.raises(DiagnosticError, match=told):
        load_outline(name)


def test_an_outline_may_stand_beside_the_ledger(tmp_path: Path) -> None:
    text = "{名称: 甲, 报告标题: 乙, 章节: [{标题: 丙}]}"
    (tmp_path / "提纲.yaml").write_text(text, encoding="utf-8")
    assert load_outline("提纲.yaml", beside=tmp_path).sections[0].title == "丙"


def test_whatever_an_outline_can_name_can_be_written() -> None:
    assert set(CONTENTS.values()) == set(BLOCKS)


@pytest.mark.parametrize(
    ("shape", "number", "written"),
    [
        ("一、", 1, "一、"),
        ("（一）", 10, "（十）"),
        ("一、", 11, "十一、"),
        ("一、", 20, "二十、"),
        ("一、", 37, "三十七、"),
        ("1.", 12, "12."),
        ("（1）", 3, "（3）"),
    ],
)
def test_numbers_take_the_shape_that_is_given(shape: str, number: int, written: str) -> None:
    assert numbered(shape, number) == written
