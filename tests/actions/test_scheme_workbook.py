"""A scheme goes out as a workbook and comes back as a file, or nothing is written."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from jiheng.actions.scheme_workbook import export_scheme, import_scheme
from jiheng.diagnostic import DiagnosticError
from jiheng.scheme import load_scheme

NAME = "hn/yuhua/2022"


def _exported(folder: Path, **changes: object) -> Path:
    path = folder / "雨花.xlsx"
    export_scheme(NAME, path)
    if changes:
        book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
        for cell, value in changes.items():
            book["指标"][cell] = value
        book.save(path)
    return path


def test_a_scheme_goes_out_and_comes_back(tmp_path: Path) -> None:
    found = import_scheme(_exported(tmp_path), tmp_path / "新.yaml")
    assert found.status == 0
    assert found.summary.startswith("hn/yuhua/2022：已写入 ")
    assert {item.severity for item in found.diagnostics} == {"note"}
    assert load_scheme(str(tmp_path / "新.yaml")).record == load_scheme(NAME).record


def test_whole_numbers_are_written_without_quotation_marks(tmp_path: Path) -> None:
    import_scheme(_exported(tmp_path), tmp_path / "新.yaml")
    text = (tmp_path / "新.yaml").read_text(encoding="utf-8")
    assert "满分: 100\n" in text
    assert "  优: 90\n" in text
    assert "扣: '0.5'" in text


def test_an_edited_figure_arrives(tmp_path: Path) -> None:
    workbook = _exported(tmp_path, E5=6, E4=14, E3=14, E2=14)
    text = import_scheme(workbook, tmp_path / "新.yaml")
    assert text.status == 2, "the whole no longer adds up to 100"
    assert [item.code for item in text.diagnostics if item.severity == "error"] == [
        "scheme.total_marks",
        "scheme.parent_marks",
    ]


def test_with_a_mistake_nothing_is_written(tmp_path: Path) -> None:
    found = import_scheme(_exported(tmp_path, E5="五", F6="三公 ÷"), tmp_path / "新.yaml")
    assert found.status == 2
    assert [item.place.cell for item in found.diagnostics if item.place] == ["E5", "F6"]
    assert not (tmp_path / "新.yaml").exists()


def test_a_workbook_with_mistakes_goes_back_with_them_in_its_cells(tmp_path: Path) -> None:
    found = import_scheme(_exported(tmp_path, E5="五"), tmp_path / "新.yaml")
    book = openpyxl.load_workbook(tmp_path / "雨花.退回.xlsx")
    assert "「五」" in book["指标"]["E5"].comment.text
    assert (
        found.summary
        == f"共 1 处错误，什么也没有写；每一处都标在 {tmp_path / '雨花.退回.xlsx'} 里，改好后导入它就行"
    )
    book["指标"]["E5"] = openpyxl.load_workbook(_exported(tmp_path))["指标"]["E5"].value
    book.save(tmp_path / "改好.xlsx")
    mended = import_scheme(tmp_path / "改好.xlsx", tmp_path / "新.yaml")
    assert (mended.status, {item.severity for item in mended.diagnostics}) == (0, {"note"})


def test_what_is_no_workbook_is_told_and_not_sent_back(tmp_path: Path) -> None:
    (tmp_path / "方案.xlsx").write_text("编号,名称", encoding="utf-8")
    found = import_scheme(tmp_path / "方案.xlsx", tmp_path / "新.yaml", tmp_path / "退.xlsx")
    assert [str(item).partition("：")[2] for item in found.diagnostics] == [
        "这是文本（可能是 CSV），不是工作簿；请给出 .xlsx 文件"
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["方案.xlsx"]


def test_a_file_that_is_there_is_not_changed(tmp_path: Path) -> None:
    target = tmp_path / "新.yaml"
    target.write_text("用过的方案", encoding="utf-8")
    with pytest.raises(DiagnosticError, match="已经有这个文件了"):
        import_scheme(_exported(tmp_path), target)
    assert target.read_text(encoding="utf-8") == "用过的方案"


@pytest.mark.parametrize("name", ["新.xls", "新", "新.yaml.txt"])
def test_the_name_must_fit_the_format(name: str, tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError, match=r"文件名要以 \.xlsx 结尾"):
        export_scheme(NAME, tmp_path / name)
    with pytest.raises(DiagnosticError, match=r"文件名要以 \.yaml 结尾"):
        import_scheme(_exported(tmp_path), tmp_path / name)


def test_a_workbook_that_is_not_there_is_said(tmp_path: Path) -> None:
    found = import_scheme(tmp_path / "没有.xlsx", tmp_path / "新.yaml")
    assert [item.code for item in found.diagnostics] == ["file.missing"]
    assert found.status == 2
