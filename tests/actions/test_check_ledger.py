"""Everything wrong in a ledger and its evaluations, in one pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiheng.actions.check_ledger import check_folder

from .folders import EXAMPLES, copied, rewrite


def said(folder: Path) -> list[str]:
    return [str(item).replace(f"{folder}/", "") for item in check_folder(folder).diagnostics]


@pytest.mark.parametrize("name", sorted(path.parent.name for path in EXAMPLES.glob("*/ledger.yaml")))
def test_an_example_has_no_mistakes_and_is_counted(name: str) -> None:
    found = check_folder(EXAMPLES / name)
    assert (found.status, found.diagnostics) == (0, ())
    assert found.summary.startswith(f"{name}：台账没有错误（")


def test_mistakes_of_ledger_and_evaluations_stand_together_and_are_counted(tmp_path: Path) -> None:
    folder = copied("foshan-2020", tmp_path)
    with (folder / "units.yaml").open("a", encoding="utf-8") as units:
        units.write("- {编号: U99}\n")
    (folder / "evaluations" / "坏.yaml").write_text("类型: 自评", encoding="utf-8")
    (folder / "evaluations" / "旧.yml").write_text("", encoding="utf-8")
    found = check_folder(folder)
    assert [line.partition("：")[0] for line in said(folder)] == [
        "units.yaml 第 7 行 第 3 列",
        "evaluations/坏.yaml 第 1 行 第 5 列",
        "evaluations/坏.yaml 第 1 行 第 1 列",
        "evaluations/旧.yml",
    ]
    assert (found.status, found.summary) == (2, "共 4 处错误")


def test_an_evaluation_that_does_not_fit_its_scheme_is_told(tmp_path: Path) -> None:
    folder = copied("foshan-2020", tmp_path)
    file = folder / "evaluations" / "自评.yaml"
    file.write_text(
        file.read_text(encoding="utf-8") + "改分: [{指标: Z9, 改后: 1, 理由: 甲, 改分人: 乙}]\n",
        encoding="utf-8",
    )
    assert [line.partition("：")[2] for line in said(folder)] == ["方案里没有「Z9」这个指标，请核对编号"]


def test_an_unknown_scheme_is_told_where_it_is_named(tmp_path: Path) -> None:
    folder = copied("foshan-2020", tmp_path)
    rewrite(folder / "evaluations" / "自评.yaml", "gd/foshan/2020", "gd/foshan/2021")
    (line,) = said(folder)
    assert line.startswith("evaluations/自评.yaml 第 ")
    assert "方案库里没有「gd/foshan/2021」，是不是「gd/foshan/2020」？" in line


def test_a_scheme_beside_the_ledger_is_told_in_its_own_file(tmp_path: Path) -> None:
    folder = copied("foshan-2020", tmp_path)
    (folder / "方案").mkdir()
    (folder / "方案" / "x.yaml").write_text("编号: 甲", encoding="utf-8")
    rewrite(folder / "evaluations" / "自评.yaml", "gd/foshan/2020", "方案/x.yaml")
    assert {line.partition("：")[0] for line in said(folder)} == {"方案/x.yaml 第 1 行 第 1 列"}


def test_an_evaluation_that_the_header_names_must_be_there(tmp_path: Path) -> None:
    folder = copied("foshan-2020", tmp_path)
    (folder / "evaluations" / "自评.yaml").rename(folder / "evaluations" / "初评.yaml")
    assert [line.partition("：")[2] for line in said(folder)] == ["没有「自评」这次评价；有：初评"]
    (folder / "evaluations" / "初评.yaml").unlink()
    (line,) = said(folder)
    assert "这份台账还没有评价" in line


def test_a_scheme_that_the_header_names_must_be_there(tmp_path: Path) -> None:
    header = "{部门: 市局, 地区: 某市, 年度: 2020, 评分方案: gd/没有}"
    (tmp_path / "ledger.yaml").write_text(header, encoding="utf-8")
    (line,) = said(tmp_path)
    assert line.startswith("ledger.yaml 第 1 行 第 1 列：方案库里没有「gd/没有」")


def test_a_formula_of_the_ledger_is_checked(tmp_path: Path) -> None:
    (tmp_path / "ledger.yaml").write_text("{部门: 市局, 地区: 某市, 年度: 2020}", encoding="utf-8")
    items = "- {名称: 灯数, 单位: 盏, 含义: 甲, 汇总: 求和, 公式: 灯数 + }\n"
    (tmp_path / "items.yaml").write_text(items, encoding="utf-8")
    (line,) = said(tmp_path)
    assert line.startswith("items.yaml 第 1 行")
    assert "公式没有写完" in line


def test_no_folder_is_one_mistake(tmp_path: Path) -> None:
    found = check_folder(tmp_path / "没有")
    assert [item.code for item in found.diagnostics] == ["file.missing"]
    assert found.summary == "共 1 处错误"


def test_evaluations_that_cannot_be_looked_into_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied("foshan-2020", tmp_path)
    real = Path.iterdir

    def refuse(self: Path) -> object:
        if self.name == "evaluations":
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    (line,) = said(folder)
    assert line.startswith("evaluations：文件读不出来（没有权限")


def test_a_ledger_that_changes_how_a_known_item_is_worked_out_is_warned(tmp_path: Path) -> None:
    folder = copied("foshan-2020", tmp_path)
    (folder / "items.yaml").write_text(
        "- {名称: 项目总数, 单位: 个, 含义: 项目的个数, 汇总: 求和, 公式: 部门项目数}\n"
        "- {名称: 部门项目数, 单位: 个, 含义: 部门填报的个数, 汇总: 求和}\n",
        encoding="utf-8",
    )
    found = check_folder(folder)
    assert [item.severity for item in found.diagnostics] == ["warning"]
    assert "「项目总数」在字典或方案里另有算法" in said(folder)[0]
