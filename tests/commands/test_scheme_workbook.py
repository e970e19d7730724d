"""jiheng scheme export, import: what they print, how they end."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from .calling import call, wrong


def test_out_and_in_again(tmp_path: Path) -> None:
    workbook, scheme = tmp_path / "方案.xlsx", tmp_path / "新.yaml"
    called = call("scheme", "export", "gd/nansha/2023", "-o", workbook)
    assert (called.status, called.out, called.err) == (0, f"已写入 {workbook}\n", "")
    called = call("scheme", "import", workbook, "-o", scheme)
    assert (called.status, called.err) == (0, "")
    assert called.out == f"gd/nansha/2023：已写入 {scheme}（13 个指标，3 个计分点）\n"
    assert call("scheme", "diff", "gd/nansha/2023", scheme).out == "两个方案没有差别\n"


def test_mistakes_are_listed_by_sheet_and_cell(tmp_path: Path) -> None:
    workbook, scheme = tmp_path / "方案.xlsx", tmp_path / "新.yaml"
    call("scheme", "export", "gd/nansha/2023", "-o", workbook)
    book = openpyxl.load_workbook(workbook)
    book["指标"]["E2"] = "五十"
    book["等级"]["B2"] = None
    book.save(workbook)
    said = wrong("scheme", "import", workbook, "-o", scheme)
    assert said.splitlines() == [
        f"错误 {workbook} 工作表「等级」 单元格 A2：「等级」的一行要写两格：名称和分数",
        f"错误 {workbook} 工作表「指标」 单元格 E2：「满分」应当是数，如 2 或 0.5，这里是「五十」",
        f"共 2 处错误，什么也没有写；每一处都标在 {tmp_path / '方案.退回.xlsx'} 里，改好后导入它就行",
    ]
    called = call("scheme", "import", workbook, "-o", scheme, "--json")
    assert called.status == 2
    assert [item["code"] for item in called.json] == ["scheme.sheet_half_pair", "record.decimal"]
    assert not scheme.exists()


def test_what_is_not_there_or_cannot_be_is_said(tmp_path: Path) -> None:
    assert "方案库里没有「没有」" in wrong("scheme", "export", "没有", "-o", tmp_path / "x.xlsx")
    assert "文件名要以 .xlsx 结尾" in wrong("scheme", "export", "gd/nansha/2023", "-o", tmp_path / "x.pdf")
    assert "找不到这个文件" in wrong("scheme", "import", tmp_path / "x.xlsx", "-o", tmp_path / "x.yaml")
    assert list(tmp_path.iterdir()) == []
