"""Exports of other systems are read as a mapping says, every figure with its cell."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.ledger import standard_dictionary
from jiheng.ledger.mapping import (
    TABLES,
    draft_mapping,
    fact_nodes,
    mapping_text,
    parse_mapping,
    project_nodes,
    read_export,
)
from jiheng.workbook import read_csv, read_workbook
from jiheng.yaml_source import Mapping, Scalar

HERE = Path(__file__).parent
CASES = yaml.load((HERE / "cases.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
TYPED = yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8"))
DRAFTS = yaml.safe_load((HERE / "drafts.yaml").read_text(encoding="utf-8"))
DOCS = HERE.parents[2] / "docs"


def building() -> ModuleType:
    """The helpers that make workbooks, in the folder beside this one."""
    spec = importlib.util.spec_from_file_location("building", HERE.parent / "workbook" / "building.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plain(node: Mapping) -> dict[str, str]:
    return {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}


@pytest.mark.parametrize(("case", "typed"), list(zip(CASES, TYPED, strict=True)), ids=lambda case: case["名"])
def test_an_export_gives_what_is_listed(case: dict[str, Any], typed: dict[str, Any]) -> None:
    data = building().make_workbook({"表": typed["表"]})
    mapping = parse_mapping(case["对照"], "map.yaml")
    diagnostics = Diagnostics()
    export = read_export(read_workbook(data, "x.xlsx"), mapping, diagnostics)
    facts = [plain(node) for node in fact_nodes(export, mapping, diagnostics)]
    projects = [plain(node) for node in project_nodes(export, mapping, diagnostics)]
    assert [str(item) for item in diagnostics] == case.get("说", [])
    assert facts == case.get("数据", [])
    assert projects == case.get("项目", [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("名称: 空的", "对照表里没有写 数据，也没有写 项目"),
        ("项目: {栏目: [{栏: 名字, 列: 甲}]}", "项目没有「名字」这一栏"),
        ("项目: {栏目: [{栏: 编号, 列: 甲}]}", "项目的栏目里没有「名称」在哪一列"),
        ("数据: [{数据项: 甲}]", "数据的来处缺少「列」"),
    ],
)
def test_a_wrong_mapping_is_told(text: str, said: str) -> None:
    with pytest.raises(DiagnosticError, match=said):
        parse_mapping(text, "map.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("工作表: 没有\n数据: [{数据项: 部门执行数, 列: 甲}]", "没有工作表「没有」；有内容的工作表：x"),
        ("数据: [{数据项: 部门执行数, 列: 丙}]", "没有找到写着这些列名的那一行：丙"),
    ],
)
def test_an_export_that_does_not_fit_is_told(text: str, said: str) -> None:
    with pytest.raises(DiagnosticError, match=said):
        read_export(
            read_csv("甲,乙\n1,2\n".encode(), "x.csv"), parse_mapping(text, "map.yaml"), Diagnostics()
        )


def test_a_draft_reads_the_export_it_was_made_from() -> None:
    text = (
        "决算表\n金额单位：万元\n项目,年初预算数,决算数\n一、政府性基金预算财政拨款收入,1,2\n收入合计,3,4\n"
    )
    workbook = read_csv(text.encode("gb18030"), "决算.csv")
    drafted = draft_mapping(workbook, standard_dictionary())
    again = parse_mapping(mapping_text(drafted), "map.yaml")
    assert again == drafted
    diagnostics = Diagnostics()
    facts = [
        plain(node) for node in fact_nodes(read_export(workbook, again, diagnostics), again, diagnostics)
    ]
    assert {fact["数据项"]: fact["值"] for fact in facts} == {
        "政府性基金预算财政拨款收入年初预算数": "1万元",
        "政府性基金预算财政拨款收入决算数": "2万元",
        "收入合计年初预算数": "3万元",
        "收入合计决算数": "4万元",
    }
    assert (drafted.sheet, drafted.header_row, drafted.unit) == ("", None, "万元")


@pytest.mark.parametrize("case", DRAFTS, ids=[case["名"] for case in DRAFTS])
def test_an_export_is_read_with_no_more_than_what_was_drafted(case: dict[str, Any]) -> None:
    workbook = read_workbook(building().make_workbook({"表": case["表"]}), "x.xlsx")
    drafted = draft_mapping(workbook, standard_dictionary())
    mapping = parse_mapping(mapping_text(drafted), "map.yaml")
    assert (mapping.header_rows, mapping.unit) == (
        case["对照"].get("表头行数", 1),
        case["对照"].get("单位", ""),
    )
    diagnostics = Diagnostics()
    export = read_export(workbook, mapping, diagnostics)
    facts = [plain(node) for node in fact_nodes(export, mapping, diagnostics)]
    cells = {fact["数据项"]: f"{fact['值']} {fact['来源'].removeprefix('x.xlsx「表」')}" for fact in facts}
    assert cells == case.get("数据", {})
    assert [plain(node) for node in project_nodes(export, mapping, diagnostics)] == case.get("项目", [])
    assert [str(item) for item in diagnostics] == []


def test_columns_with_units_of_their_own_keep_them() -> None:
    text = "项目名称,年初预算数（元）,支付金额（万元）\n甲,10,20\n"
    drafted = draft_mapping(read_csv(text.encode(), "x.csv"), standard_dictionary())
    assert drafted.projects is not None
    assert [(item.field, item.unit) for item in drafted.projects.fields] == [
        ("名称", ""),
        ("年初预算数", "元"),
        ("执行数", "万元"),
    ]


def test_nothing_is_drafted_from_a_table_of_something_else() -> None:
    with pytest.raises(DiagnosticError, match="没有认出数据项或项目"):
        draft_mapping(read_csv("姓名,岁数\n甲,3\n".encode(), "x.csv"), standard_dictionary())


@pytest.mark.parametrize("kind", TABLES)
def test_every_field_of_a_mapping_has_a_row_in_the_documentation(kind: str) -> None:
    text = (DOCS / "workbook.md").read_text(encoding="utf-8")
    table = TABLES[kind]
    section = text.partition(f"### {table.label}\n")[2].partition("\n### ")[0]
    listed = [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("| ")][1:]
    assert listed == [field.label for field in table.fields]
