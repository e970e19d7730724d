"""Writing the report to a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiheng.actions.report import write_report
from jiheng.diagnostic import DiagnosticError

from .page import read_page
from .sheets import EXAMPLES

LEDGER = EXAMPLES / "huadu-2022"


def test_the_page_is_written_as_utf8_and_replaces_an_older_one(tmp_path: Path) -> None:
    target = tmp_path / "评分表.html"
    target.write_text("旧的", encoding="utf-8")
    write_report(LEDGER, target)
    page = read_page(target.read_bytes().decode("utf-8"))
    assert "96.56" in page.one("section", class_="result").text
    assert [file.name for file in tmp_path.iterdir()] == ["评分表.html"]


def test_another_evaluation_can_be_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "project.HTML"
    write_report(LEDGER, target, evaluation="项目-中央就业补助资金")
    assert "项目支出绩效评分表" in read_page(target.read_text(encoding="utf-8")).one("title").text


def test_another_scheme_can_be_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "other.html"
    write_report(LEDGER, target, scheme="gd/foshan/2020")
    page = read_page(target.read_text(encoding="utf-8"))
    assert "gd/foshan/2020" in page.one("header").text
    assert "缺什么" in page.one("header").text


@pytest.mark.parametrize("name", ["评分表.pdf", "评分表", "评分表.html.zip"])
def test_a_format_that_cannot_be_written_is_refused_at_once(tmp_path: Path, name: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        write_report(tmp_path / "没有这个台账", tmp_path / name)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "report.format"
    assert ".html" in diagnostic.sentence
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DiagnosticError) as caught:
        write_report(LEDGER, tmp_path / "file" / "评分表.html")
    assert caught.value.diagnostics[0].code == "file.unwritable"
