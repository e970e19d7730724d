"""A file that is no workbook is told in one sentence, whatever its name says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from jiheng.diagnostic import DiagnosticError
from jiheng.workbook import file_bytes, read_csv, read_workbook

CASES = yaml.safe_load((Path(__file__).parent / "files.yaml").read_text(encoding="utf-8"))


def bytes_of(case: dict[str, Any]) -> bytes:
    if "文字" in case:
        return str(case["文字"]).encode()
    if "十六进制" in case:
        return bytes.fromhex(str(case["十六进制"]))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in case["压缩包"].items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["名"])
def test_what_is_no_workbook_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(DiagnosticError) as caught:
        read_workbook(bytes_of(case), "x.xlsx")
    assert str(caught.value) == f"x.xlsx：{case['说']}"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError, match="找不到这个文件"):
        file_bytes(tmp_path / "没有.xlsx")
    with pytest.raises(DiagnosticError, match="这不是一个文件"):
        file_bytes(tmp_path)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [('项目,金额\n甲,"1,234.5"\n\n乙,—\n', "utf-8-sig"), ("项目\t金额\n甲\t1,234.5\n\n乙\t—\n", "gb18030")],
)
def test_a_csv_is_a_workbook_of_one_sheet(text: str, encoding: str) -> None:
    (sheet,) = read_csv(text.encode(encoding), "决算.csv").sheets
    assert sheet.name == "决算"
    assert [(row.number, [cell.text for cell in row.cells.values()]) for row in sheet.rows] == [
        (1, ["项目", "金额"]),
        (2, ["甲", "1,234.5"]),
        (4, ["乙", "—"]),
    ]


def test_a_csv_in_no_known_encoding_is_refused() -> None:
    with pytest.raises(DiagnosticError, match="不是 UTF-8 也不是 GB18030"):
        read_csv(b"\xff\xff\x00", "x.csv")
