"""jiheng gain as its user calls it."""

from __future__ import annotations

import pytest

from .calling import SHAOGUAN, call, wrong


def test_the_best_comes_first_with_the_command_that_proves_it() -> None:
    called = call("gain", SHAOGUAN)
    assert called.status == 0
    assert "1. 已设绩效目标项目数：再增加 7个（23个 → 30个）→ +1 分" in called.out
    assert f"核对：jiheng score {SHAOGUAN} --set 已设绩效目标项目数=30个" in called.out


def test_json_lists_everything() -> None:
    assert [item["gain"] for item in call("gain", SHAOGUAN, "--json", "--top", "1").json["suggestions"]] == [
        "1"
    ]


@pytest.mark.parametrize("top", ["0", "-3"])
def test_less_than_one_suggestion_is_no_list(top: str) -> None:
    assert wrong("gain", SHAOGUAN, "--top", top) == f"--top 要写大于 0 的整数，这里是「{top}」"


def test_an_unknown_evaluation_is_told() -> None:
    assert "没有" in wrong("gain", SHAOGUAN, "--evaluation", "明年")
