"""`jiheng read`: terminal tables, JSON, the source text; a file that cannot be read stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jiheng.cli import jiheng
from jiheng.commands.chinese import run

TEXT = """\
临江市交通运输局2022年度部门整体支出绩效自评报告

一、基本情况
全年新建改建农村公路286公里，完成年度任务的114.4%，投入资金1,200万元。
二、自评结论
自评得分95.5分，自评等级为优。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_file_gives_one_object(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(jiheng, ["read", str(report), "--json"]) == 0
    shape = json.loads(capsys.readouterr().out)
    assert shape["report"]["department"] == "临江市交通运输局"
    assert [item["score"] for item in shape["scores"]] == ["95.5"]
    assert [item["value"] for item in shape["money"]] == ["12000000"]
    (indicator,) = shape["indicators"]
    assert (indicator["actual"], indicator["unit"], indicator["completion"]) == ("286000", "米", "114.4%")
    place = shape["money"][0]["place"]
    assert TEXT[place["start"] : place["end"]] == place["quote"] == "1,200万元"


def test_several_files_give_an_array_and_a_missing_one_an_error(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.txt"
    assert run(jiheng, ["read", str(report), str(missing), "--json"]) == 2
    good, bad = json.loads(capsys.readouterr().out)
    assert good["report"]["year"] == 2022
    assert (bad["file"], bad["error"]["code"]) == (str(missing), "file.missing")


def test_the_source_text_is_printed_as_places_count_in_it(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(jiheng, ["read", str(report), "--text"]) == 0
    assert capsys.readouterr().out == TEXT


def test_the_terminal_shows_what_was_recognised(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(jiheng, ["read", str(report)]) == 0
    shown = capsys.readouterr().out
    assert "临江市交通运输局" in shown
    assert "新建改建农村公路" in shown


def test_a_text_in_which_nothing_is_recognised_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "poem.txt"
    path.write_text("春眠不觉晓，处处闻啼鸟。\n", encoding="utf-8")
    assert run(jiheng, ["read", str(path)]) == 0
    assert "没有认出" in capsys.readouterr().out
