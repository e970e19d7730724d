"""jiheng snapshot, report, ledger, scheme and demo: what they write and print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jiheng.evaluation.snapshot import canonical, hash_of
from jiheng.scheme import library_ids, load_scheme

from .calling import EXAMPLES, FOSHAN, call, wrong


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    """A snapshot of an example."""
    file = tmp_path / "快照.json"
    called = call("snapshot", FOSHAN, "-o", file)
    digest = json.loads(file.read_text(encoding="utf-8"))["hash"]
    assert (called.status, called.out, called.err) == (0, f"快照已写入 {file}，校验值 {digest}\n", "")
    return file


def test_a_snapshot_recomputes_to_the_same_points(snapshot: Path) -> None:
    called = call("score", snapshot)
    assert (called.status, called.err) == (0, "")
    assert called.out.endswith("重算得 97 分，与快照保存的得分完全相同\n")
    assert {
        name: call("score", snapshot, "--json").json[name] for name in ("same", "differing", "total")
    } == {
        "same": True,
        "differing": [],
        "total": "97",
    }


def test_other_points_are_named_and_the_status_is_one(snapshot: Path) -> None:
    content = json.loads(snapshot.read_text(encoding="utf-8"))
    first = next(iter(content["result"]["criteria"]))
    content["result"] |= {"total": "96", "grade": "良", "complete": False}
    content["result"]["criteria"][first] = "0"
    snapshot.write_text(canonical({**content, "hash": hash_of(content)}), encoding="utf-8")
    called = call("score", snapshot)
    assert called.status == 1
    assert called.out.endswith(f"与快照保存的得分不同：总分、等级、是否完整、{first}\n")
    assert call("score", snapshot, "--json").json["differing"] == ["total", "grade", "complete", first]


def test_an_altered_snapshot_is_refused(snapshot: Path) -> None:
    text = snapshot.read_text(encoding="utf-8")
    snapshot.write_text(text.replace("97", "98", 1), encoding="utf-8")
    assert wrong("score", snapshot) == f"{snapshot}：快照的内容被改动过，与它自己的校验值不一致"


@pytest.mark.parametrize("option", [("--set", "项目总数=3"), ("--scheme", "x"), ("--evaluation", "x")])
def test_with_a_snapshot_nothing_else_can_be_chosen(snapshot: Path, option: tuple[str, str]) -> None:
    assert "快照里已经有评价、方案和数据" in wrong("score", snapshot, *option)


def test_a_snapshot_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("旧", encoding="utf-8")
    assert "写不进去（路径中间有一段不是文件夹）" in wrong(
        "snapshot", FOSHAN, "-o", tmp_path / "a" / "b.json"
    )
    for target in ("", "/", tmp_path):
        assert "写不进去" in wrong("snapshot", FOSHAN, "-o", target)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_report_is_written(tmp_path: Path) -> None:
    called = call("report", FOSHAN, "-o", tmp_path / "a.html")
    assert (called.status, called.out) == (0, f"已写入 {tmp_path / 'a.html'}\n")
    assert (tmp_path / "a.html").stat().st_size > 1000
    assert ".html" in wrong("report", FOSHAN, "-o", tmp_path / "a.doc")


def test_a_ledger_is_begun_checked_and_not_begun_twice(tmp_path: Path) -> None:
    folder = tmp_path / "新"
    wish = ("--department", "市局", "--region", "某市", "--year", "2024", "--scheme", "gd/foshan/2020")
    called = call("ledger", "new", folder, *wish)
    assert (called.status, called.out) == (0, f"已建好台账：{folder}\n")
    assert call("ledger", "check", folder).out == "新：台账没有错误，还没有填任何记录\n"
    assert wrong("ledger", "new", folder, *wish) == f"{folder}：这里已经有文件，请换一个新的文件夹"


def test_mistakes_go_to_the_error_stream_and_the_count_is_printed(tmp_path: Path) -> None:
    (tmp_path / "ledger.yaml").write_text("部门: 甲\n年度: 2020\n", encoding="utf-8")
    called = call("ledger", "check", tmp_path)
    assert called.status == 2
    assert called.out == "共 1 处错误\n"
    assert (
        called.err
        == f"错误 {tmp_path}/ledger.yaml 第 1 行 第 1 列：台账首页缺少「地区」（市或区县，如 韶关市）\n"
    )


def test_mistakes_as_json_are_records(tmp_path: Path) -> None:
    called = call("ledger", "check", tmp_path, "--json")
    assert called.status == 2
    assert called.err == ""
    assert [(item["code"], item["severity"], item["place"]["file"]) for item in called.json] == [
        ("ledger.no_header", "error", str(tmp_path))
    ]
    assert call("ledger", "check", FOSHAN, "--json").json == []


def test_the_library_is_listed_with_its_points() -> None:
    called = call("scheme", "list")
    assert [line.partition("　")[0] for line in called.out.splitlines()] == list(library_ids())
    assert [item["id"] for item in call("scheme", "list", "--json").json] == list(library_ids())


@pytest.mark.parametrize("name", library_ids())
def test_a_scheme_is_shown_in_words_as_json_and_as_written(name: str) -> None:
    assert call("scheme", "show", name).out.startswith(f"{load_scheme(name).record.name}（{name}）")
    assert call("scheme", "show", name, "--json").json["id"] == name
    assert call("scheme", "show", name, "--text").out == load_scheme(name).text


def test_a_scheme_is_checked(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(load_scheme("gd/foshan/2020").text.replace("满分: 8", "满分: 9", 1), encoding="utf-8")
    assert call("scheme", "check", "gd/foshan/2020").status == 0
    called = call("scheme", "check", file)
    assert called.status == 2
    assert called.err.startswith(f"错误 {file}")
    shape = call("scheme", "check", file, "--json")
    assert shape.status == 2
    assert "error" in {item["severity"] for item in shape.json}


def test_two_schemes_are_compared(tmp_path: Path) -> None:
    assert call("scheme", "diff", "gd/foshan/2020", "gd/foshan/2020").out == "两个方案没有差别\n"
    file = tmp_path / "x.yaml"
    text = load_scheme("gd/foshan/2020").text
    first = load_scheme("gd/foshan/2020").nodes[0].record.name
    file.write_text(text.replace(first, "另一个名称", 1), encoding="utf-8")
    called = call("scheme", "diff", "gd/foshan/2020", file)
    assert f"{first} → 另一个名称" in called.out
    assert call("scheme", "diff", "gd/foshan/2020", file, "--json").json[0]["after"] == "另一个名称"
    across = call("scheme", "diff", "gd/foshan/2020", "gd/shaoguan/2019").out
    assert "新增" in across
    assert "删去" in across


def test_the_demonstration_shows_all_cases_and_where_to_look(tmp_path: Path) -> None:
    called = call("demo", "--no-serve", "--output", tmp_path / "out")
    assert (called.status, called.err) == (0, "")
    assert called.out.count("总分 ") >= len(list(EXAMPLES.glob("*/ledger.yaml")))
    for page in (tmp_path / "out").iterdir():
        assert f"  {page}\n" in called.out
