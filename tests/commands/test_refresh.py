"""jiheng refresh as its user calls it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from .calling import SHAOGUAN, call, wrong


@pytest.fixture
def old(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_heading("韶关市人力资源和社会保障局2018年度部门整体支出绩效自评报告", 0)
    document.add_paragraph("2018年，部门决算数12000.00万元，购置设备3台。")
    document.save(str(tmp_path / "旧稿.docx"))
    return tmp_path / "旧稿.docx"


def test_what_was_replaced_is_told(old: Path, tmp_path: Path) -> None:
    called = call("refresh", old, SHAOGUAN, "-o", tmp_path / "新稿.docx")
    assert called.status == 0
    assert "（2018 年度 → 2019 年度）" in called.out
    assert "换新 1 处，核对相同 0 处，改年份 2 处（绿）；没有换的数 1 处" in called.out
    assert "  部门决算数：12000.00万元 → 13867.60万元" in called.out


def test_a_name_of_another_place_is_told_by_the_exit_status(old: Path, tmp_path: Path) -> None:
    document = docx.Document(str(old))
    document.add_paragraph("学习佛山市经验。")
    document.save(str(old))
    called = call("refresh", old, SHAOGUAN, "-o", tmp_path / "新稿.docx")
    assert called.status == 1
    assert "别处的名称：\n  佛山市（学习佛山市经验。）" in called.out


def test_the_old_report_is_never_written_over(old: Path) -> None:
    before = old.read_bytes()
    assert "输出文件就是旧稿本身" in wrong("refresh", old, SHAOGUAN, "-o", old)
    assert old.read_bytes() == before


def test_only_word_is_written(old: Path, tmp_path: Path) -> None:
    assert "请把输出文件的后缀改成 .docx" in wrong("refresh", old, SHAOGUAN, "-o", tmp_path / "新稿.pdf")


def test_a_report_that_is_not_there_is_told(tmp_path: Path) -> None:
    said = wrong("refresh", tmp_path / "没有.docx", SHAOGUAN, "-o", tmp_path / "新稿.docx")
    assert said == "没有.docx：找不到这个文件，请检查路径"
