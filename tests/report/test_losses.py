"""扣分原因: the same words in Word and Excel, bands in words, and no cell with a hundred indicators."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jiheng.place import Place
from jiheng.record import SourceText
from jiheng.report.losses import loss_lines
from jiheng.report.word.blocks.reasons import reason_words
from jiheng.scheme.interval import parse_interval
from jiheng.score.interval_words import interval_words

from .word.reports import EXAMPLES, OWN, ledger, material

INTERVALS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("losses.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", INTERVALS, ids=lambda case: str(case["区间"]))
def test_an_interval_is_said_in_words(case: dict[str, str]) -> None:
    assert interval_words(parse_interval(SourceText(case["区间"], Place()))) == case["说法"]


@pytest.mark.parametrize("name", OWN)
def test_every_report_gives_the_same_reasons(name: str) -> None:
    lost = [row for row in material(EXAMPLES / name).rows if row.deducted is not None]
    for row in lost:
        assert loss_lines(row)
        assert reason_words(row) == "；".join(line.rstrip("。；") for line in loss_lines(row))


def test_a_criterion_with_a_hundred_indicators_names_some_and_counts_the_rest(tmp_path: Path) -> None:
    indicators = [
        {
            "编号": f"I{number}",
            "名称": f"人数{number}",
            "一级": "产出",
            "指标值": [{"值": "100人"}],
            "实际完成值": "90人",
        }
        for number in range(100)
    ]
    folder = ledger(tmp_path / "台账", indicators=indicators)
    scheme = tmp_path / "方案.yaml"
    rule = {"逐指标": {"范围": "产出", "权重": "均分", "达标": "满分", "未达标": "按完成率"}}
    written = yaml.safe_load(scheme.read_text(encoding="utf-8"))
    written["指标"] = [{"编号": "A", "名称": "总体", "满分": "100", **rule}]
    scheme.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    evaluation = folder / "evaluations" / "自评.yaml"
    evaluation.write_text(evaluation.read_text(encoding="utf-8").partition("评审意见")[0], encoding="utf-8")
    (row,) = material(folder).rows
    lines = loss_lines(row)
    assert len(lines) == 6
    assert lines[0].startswith("人数0：目标 100人，实际 90人")
    assert lines[-1] == "另有 95 个绩效指标没有得满分"
