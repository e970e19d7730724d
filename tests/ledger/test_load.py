"""Reading a ledger's folder, whatever stands in it."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.ledger import build_ledger, load_ledger
from jiheng.yaml_source import node_of

from .folders import HEADER, complaints, ledger_of, make_folder


def error_of(folder: Path) -> str:
    with pytest.raises(DiagnosticError) as caught:
        load_ledger(folder)
    return str(caught.value)


def test_a_ledger_has_the_name_of_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_folder(tmp_path / "某市-2020", {})
    monkeypatch.chdir(folder)
    for way in (folder, Path(), folder / ".." / "某市-2020"):
        ledger, remarks = load_ledger(way)
        assert (ledger.name, ledger.header.department, len(remarks)) == ("某市-2020", "市局", 0)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert error_of(tmp_path / "没有") == f"{tmp_path}/没有：找不到这个文件，请检查路径"


def test_a_file_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEADER, encoding="utf-8")
    assert error_of(tmp_path / "a.yaml").endswith("这不是一个文件夹，请给出台账文件夹的路径")


def test_a_folder_without_header_is_told_how_to_begin(tmp_path: Path) -> None:
    assert error_of(tmp_path) == (
        f"{tmp_path}：这个文件夹里没有 ledger.yaml，不是台账；可以用 jiheng ledger new 新建一个"
    )


@pytest.mark.parametrize("way", ["长" * 200, "a\0b"])
def test_an_impossible_name_is_told(tmp_path: Path, way: str) -> None:
    assert "请检查路径" in error_of(tmp_path / way)


def test_a_link_loop_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert "请检查路径" in error_of(tmp_path / "loop")


def test_a_linked_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(make_folder(tmp_path / "real", {}))
    assert load_ledger(tmp_path / "link")[0].header.region == "某市"


def test_a_folder_that_the_system_keeps_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_folder(tmp_path / "台账", {})

    def refuse(_: Path) -> Any:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert (
        error_of(folder)
        == f"{folder}：文件读不出来（没有权限，或者正被别的程序占用），请检查路径、权限或是否被占用"
    )


def test_files_that_cannot_be_read_do_not_hide_the_mistakes_of_others(tmp_path: Path) -> None:
    folder = make_folder(
        tmp_path / "台账", {"units.yaml": "- {编号: U1}", "notes.txt": "随便", ".hidden.yaml": "]"}
    )
    (folder / "evidence.yaml").write_bytes(b"\xff")
    (folder / "facts.yaml").mkdir()
    assert complaints(folder) == [
        "evidence.yaml：文件不是 UTF-8 编码（第 1 个字节起读不懂），请另存为 UTF-8 后再试",
        "facts.yaml：这不是一个文件，请给出文件的路径",
        "units.yaml 第 1 行 第 3 列：预算单位缺少「名称」（单位全称）",
    ]


def test_a_header_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "台账", {})
    (folder / "ledger.yaml").write_bytes(b"\xff")
    assert complaints(folder) == [
        "ledger.yaml：文件不是 UTF-8 编码（第 1 个字节起读不懂），请另存为 UTF-8 后再试"
    ]


def test_a_record_is_found_by_kind_and_id() -> None:
    ledger = ledger_of(units="- {编号: U1, 名称: 局本级}\n- {编号: U2, 名称: 中心}")
    assert [getattr(ledger.find("unit", name), "name", None) for name in ("U1", "U2", "U3")] == [
        "局本级",
        "中心",
        None,
    ]
    assert len(ledger.rows("unit")) == 2


def test_a_ledger_is_made_of_plain_data_too() -> None:
    nodes = {
        "ledger.yaml": node_of({"部门": "市局", "地区": "某市", "年度": 2020}, file="x.json"),
        "units.yaml": None,
    }
    ledger = build_ledger("甲", nodes, Diagnostics())
    assert ledger is not None
    assert (ledger.header.year, ledger.units) == (2020, ())


def test_data_for_a_file_that_no_ledger_has_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        build_ledger("甲", {"other.yaml": None}, Diagnostics())


def test_references_of_a_large_ledger_are_checked_at_once() -> None:
    evidence = "".join(f"- {{编号: E{n}, 名称: 甲}}\n" for n in range(2_000))
    cited = ", ".join(f"E{n}" for n in range(2_000))
    goals = "".join(f"- {{编号: G{n}, 内容: 甲}}\n" for n in range(200))
    facts = "".join(f"- {{数据项: 项目总数, 值: 1, 年度: {1900 + n}, 佐证: [{cited}]}}\n" for n in range(10))
    ledger = ledger_of(evidence=evidence, goals=goals, facts=facts)
    assert [len(fact.evidence) for fact in ledger.facts] == [2_000] * 10
