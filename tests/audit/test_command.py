"""jiheng audit as its users meet it: exit status, JSON, files, several reports at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jiheng.cli import jiheng
from jiheng.commands.chinese import run

HELD = "1.档案管理，指标分值8分，评价得分7分，得分率87.5%。"
FAILED = "1.档案管理，指标分值8分，评价得分7分，得分率85.7%。"


@pytest.fixture
def reports(tmp_path: Path) -> dict[str, Path]:
    texts = {"held": HELD, "failed": FAILED, "idle": "今天天气很好。", "empty": ""}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return {name: tmp_path / f"{name}.txt" for name in texts}


@pytest.mark.parametrize(("name", "status"), [("held", 0), ("failed", 1), ("idle", 2), ("empty", 2)])
def test_exit_status(reports: dict[str, Path], name: str, status: int) -> None:
    assert run(jiheng, ["audit", str(reports[name])]) == status


def test_a_broken_file_does_not_stop_the_others(
    reports: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(reports[name]) for name in ("empty", "failed", "held")]
    assert run(jiheng, ["audit", *files, "--json", "--jobs", "2"]) == 2
    shapes = json.loads(capsys.readouterr().out)
    assert [Path(shape["file"]).stem for shape in shapes] == ["empty", "failed", "held"]
    assert shapes[0]["error"]["code"] == "document.empty"
    assert shapes[1]["findings"][0]["rule"] == "score_rate"
    assert shapes[2]["findings"] == []


def test_the_terminal_says_what_and_where(
    reports: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run(jiheng, ["audit", str(reports["failed"]), str(reports["idle"])])
    out = capsys.readouterr().out
    assert "得分率印的是85.7%" in out
    assert "没有认出可以核对的内容" in out


@pytest.mark.parametrize("suffix", [".html", ".xlsx"])
def test_findings_become_a_file(reports: dict[str, Path], suffix: str) -> None:
    target = reports["failed"].with_suffix(suffix)
    assert run(jiheng, ["audit", str(reports["failed"]), "-o", str(target)]) == 1
    assert target.stat().st_size > 1000


def test_a_page_takes_one_report_and_no_other_format_is_written(
    reports: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    two = [str(reports["held"]), str(reports["failed"])]
    assert run(jiheng, ["audit", *two, "-o", "out.html"]) == 2
    assert run(jiheng, ["audit", two[0], "-o", "out.pdf"]) == 2
    said = capsys.readouterr().err
    assert "网页一次只写一份报告" in said
    assert "只能写成 .html、.xlsx 或 .docx" in said
