"""A workbook with mistakes comes back with each of them in its cell, and once mended it is read."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from jiheng.actions.export_ledger import export_workbook
from jiheng.actions.import_ledger import import_workbook
from jiheng.diagnostic import DiagnosticError
from jiheng.ledger import load_ledger

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "nansha-2023"


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    export_workbook(EXAMPLE, tmp_path / "x.xlsx")
    return tmp_path / "x.xlsx"


def spoil(path: Path, cell: str, value: Any) -> Any:
    """Put a value into a cell of the sheet of indicators; return what stood there."""
    book = load_workbook(path)
    before = book["绩效指标"][cell].value
    book["绩效指标"][cell].value = value
    book.save(path)
    return before


def column_of(path: Path, label: str) -> str:
    (head,) = load_workbook(path)["绩效指标"].iter_rows(max_row=1)
    return next(str(cell.column_letter) for cell in head if cell.value == label)


def test_mistakes_are_marked_nothing_is_written_and_the_mended_file_is_read(
    exported: Path, tmp_path: Path
) -> None:
    cell = f"{column_of(exported, '方向')}3"
    before = spoil(exported, cell, "朝上")
    refused = import_workbook(exported, tmp_path / "新")
    assert (refused.status, (tmp_path / "新").exists()) == (2, False)
    handed_back = tmp_path / "x.退回.xlsx"
    book = load_workbook(handed_back)
    marked = book["绩效指标"][cell]
    assert marked.comment is not None
    assert "没有「朝上」这一项" in marked.comment.text
    assert marked.fill.start_color.rgb == "FFFFC7CE"
    assert marked.value == "朝上"
    assert book.sheetnames[0] == "退回意见"
    listed = [[value.value for value in row] for row in book["退回意见"].iter_rows(min_row=2)]
    assert [row[:3] for row in listed if row[2] == "错误"] == [["绩效指标", cell, "错误"]]
    assert book["绩效指标"]["A1"].comment is not None
    assert book["绩效指标"].protection.sheet
    assert book["绩效指标"].data_validations.dataValidation
    spoil(handed_back, cell, before)
    mended = import_workbook(handed_back, tmp_path / "新")
    assert mended.status == 0
    assert load_ledger(tmp_path / "新")[0].indicators == load_ledger(EXAMPLE)[0].indicators


def test_marks_of_an_earlier_return_are_taken_away(exported: Path, tmp_path: Path) -> None:
    letters = column_of(exported, "方向")
    before = spoil(exported, f"{letters}3", "朝上")
    import_workbook(exported, tmp_path / "新")
    first = tmp_path / "x.退回.xlsx"
    spoil(first, f"{letters}3", before)
    spoil(first, f"{letters}4", "朝下")
    import_workbook(first, tmp_path / "新", tmp_path / "第二次.xlsx")
    sheet = load_workbook(tmp_path / "第二次.xlsx")["绩效指标"]
    assert sheet[f"{letters}3"].comment is None
    assert sheet[f"{letters}3"].fill.fill_type is None
    assert sheet[f"{letters}4"].comment is not None


def test_a_folder_in_use_is_only_written_when_asked_for(exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    import_workbook(exported, folder)
    with pytest.raises(DiagnosticError, match="--replace"):
        import_workbook(exported, folder)
    spoil(exported, "B2", "改过的名称")
    replaced = import_workbook(exported, folder, replace=True)
    told = [str(item) for item in replaced.diagnostics if item.code == "workbook.file_changed"]
    assert told == ["indicators.yaml：绩效指标：新增 0 条，改动 1 条，删去 0 条"]
    assert load_ledger(folder)[0].indicators[0].name == "改过的名称"


def folder_to_write(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "台账")
    return tmp_path / "台账"


def test_what_changed_since_the_export_is_only_written_over_knowingly(exported: Path, tmp_path: Path) -> None:
    folder = folder_to_write(tmp_path)
    units = folder / "units.yaml"
    units.write_text(f"# 只加了注释\n{units.read_text(encoding='utf-8')}", encoding="utf-8")
    assert import_workbook(exported, folder, replace=True).status == 0
    with units.open("a", encoding="utf-8") as stream:
        stream.write("- {编号: U99, 名称: 新单位}\n")
    (folder / "problems.yaml").unlink()
    before = {path.name: path.read_bytes() for path in folder.glob("*.yaml")}
    with pytest.raises(DiagnosticError, match=r"改过：problems.yaml（问题）、units.yaml（预算单位）。"):
        import_workbook(exported, folder, replace=True)
    assert {path.name: path.read_bytes() for path in folder.glob("*.yaml")} == before
    assert import_workbook(exported, folder, replace_changed=True).status == 0
    assert load_ledger(folder)[0].units == load_ledger(EXAMPLE)[0].units


def test_a_ledger_with_mistakes_is_only_written_over_knowingly(exported: Path, tmp_path: Path) -> None:
    folder = folder_to_write(tmp_path)
    (folder / "units.yaml").write_text("- {编号: U1\n", encoding="utf-8")
    with pytest.raises(DiagnosticError, match="核对不了导出以后改过没有"):
        import_workbook(exported, folder, replace=True)
    assert import_workbook(exported, folder, replace_changed=True).status == 0


def test_a_workbook_that_was_not_exported_says_nothing_of_the_ledger(exported: Path, tmp_path: Path) -> None:
    folder = folder_to_write(tmp_path)
    (folder / "problems.yaml").unlink()
    book = load_workbook(exported)
    del book["绩衡格式"]
    book.save(exported)
    assert import_workbook(exported, folder, replace=True).status == 0


def test_a_workbook_of_another_scheme_says_so(exported: Path, tmp_path: Path) -> None:
    book = load_workbook(exported)
    book["台账首页"]["D2"].value = "gd/foshan/2020"
    book["绩衡格式"]["B4"].value = "0"
    book.save(exported)
    said = [str(item) for item in import_workbook(exported, tmp_path / "新").diagnostics]
    assert "这个工作簿是按评分方案 gd/nansha/2023 导出的，台账首页写的是 gd/foshan/2020" in said


def test_a_workbook_of_a_later_format_is_refused(exported: Path, tmp_path: Path) -> None:
    book = load_workbook(exported)
    book["绩衡格式"]["B1"].value = "jiheng-ledger-workbook/9"
    book.save(exported)
    said = [str(item) for item in import_workbook(exported, tmp_path / "新").diagnostics]
    assert any("请升级后再导入" in line for line in said)


@pytest.mark.parametrize(
    ("cell", "value", "words"),
    [
        ("A2", None, "「评价」没有填，不知道属于哪一次评价"),
        ("A2", "别的", "「评价」表里没有「别的」；有：自评"),
        ("A2", "a/b", "不能做文件名"),
    ],
)
def test_records_of_evaluations_belong_to_one(
    exported: Path, tmp_path: Path, cell: str, value: str | None, words: str
) -> None:
    book = load_workbook(exported)
    name = next(title for title in ("评审意见", "记录得分", "逐项达标") if book[title]["A2"].value)
    book[name][cell].value = value
    book.save(exported)
    refused = import_workbook(exported, tmp_path / "新")
    assert refused.status == 2
    assert any(words in str(item) for item in refused.diagnostics)


def test_mistakes_of_ledger_and_evaluations_are_told_in_one_pass_in_the_order_of_the_sheets(
    exported: Path, tmp_path: Path
) -> None:
    book = load_workbook(exported)
    cells = {
        ("台账首页", "D2"): "gd/nansha/2022",
        ("台账首页", "E2"): "终评",
        ("台账首页", "I2"): "去年",
        ("绩效指标", "H2"): "无",
        ("记录得分", "B2"): "没有的",
        ("记录得分", "C3"): "三分",
    }
    for (title, cell), value in cells.items():
        book[title][cell].value = value
    book.save(exported)
    refused = import_workbook(exported, tmp_path / "新")
    errors = [item for item in refused.diagnostics if item.severity == "error"]
    assert {(item.place.sheet, item.place.cell) for item in errors if item.place} == set(cells)
    listed = load_workbook(tmp_path / "x.退回.xlsx")["退回意见"]
    wrong = [row for row in listed.iter_rows(min_row=2) if row[2].value == "错误"]
    assert [(row[0].value, row[1].value) for row in wrong] == list(cells)
    assert [row[1].hyperlink.location for row in wrong] == [f"'{title}'!{cell}" for title, cell in cells]
