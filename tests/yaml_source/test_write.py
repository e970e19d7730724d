"""What is written reads back the same; a failed writing changes nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.diagnostic import DiagnosticError
from jiheng.yaml_source import Mapping, Node, Scalar, Sequence, dump_yaml, read_text, write_files

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
DATA: st.SearchStrategy[Any] = st.recursive(
    TEXTS | st.integers(),
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS.filter(lambda key: len(key) < 100), inner),
    max_leaves=12,
)


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.text


def as_texts(value: object) -> object:
    if isinstance(value, dict):
        return {key: as_texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_texts(item) for item in value]
    return str(value)


@given(DATA)
def test_what_is_dumped_reads_back_word_for_word(value: Any) -> None:
    assert plain(read_text(dump_yaml(value), file="x.yaml")) == as_texts(value)


@pytest.mark.parametrize(
    "text", ["", "~", "null", "yes", "2019", "- a", "a: b", "#", " 前后有空格 ", "一\n二", "\u2028"]
)
def test_a_text_that_looks_like_something_else_stays_a_text(text: str) -> None:
    node = read_text(dump_yaml([text]), file="x.yaml")
    assert isinstance(node, Sequence)
    (item,) = node.items
    assert isinstance(item, Scalar)
    assert (item.text, item.is_empty) == (text, False)


def test_the_same_list_twice_is_written_twice_not_by_reference() -> None:
    shared = ["甲"]
    assert "&" not in dump_yaml({"a": shared, "b": shared})


def test_chinese_is_written_as_it_is_and_order_kept() -> None:
    assert dump_yaml({"部门": "市局", "年度": 2020}) == "部门: 市局\n年度: 2020\n"


def test_files_and_folders_appear_with_what_was_given(tmp_path: Path) -> None:
    write_files(tmp_path / "新" / "台账", {"a.yaml": "甲", "里面/b.bin": b"\x00"})
    assert (tmp_path / "新/台账/a.yaml").read_text(encoding="utf-8") == "甲"
    assert (tmp_path / "新/台账/里面/b.bin").read_bytes() == b"\x00"
    assert everything(tmp_path / "新/台账") == {"a.yaml", "里面", "里面/b.bin"}


def test_a_new_file_can_be_read_by_others_and_a_private_one_stays_private(tmp_path: Path) -> None:
    (tmp_path / "private").write_text("旧", encoding="utf-8")
    (tmp_path / "private").chmod(0o600)
    write_files(tmp_path, {"private": "新", "new": "新"})
    assert [oct((tmp_path / name).stat().st_mode & 0o777) for name in ("private", "new")] == [
        "0o600",
        "0o644",
    ]
    assert (tmp_path / "private").read_text(encoding="utf-8") == "新"


def test_a_link_is_replaced_and_what_it_points_to_stays(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("旧", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    write_files(tmp_path, {"link": "新"})
    assert (tmp_path / "real").read_text(encoding="utf-8") == "旧"
    assert (tmp_path / "link").read_text(encoding="utf-8") == "新"


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def write_error(folder: Path, contents: dict[str, str | bytes]) -> str:
    with pytest.raises(DiagnosticError) as caught:
        write_files(folder, contents)
    assert len(caught.value.diagnostics) == 1
    return caught.value.diagnostics[0].sentence


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file that is to be replaced."""
    (tmp_path / "a").write_text("旧", encoding="utf-8")
    return tmp_path


def unchanged(folder: Path) -> bool:
    return everything(folder) == {"a"} and (folder / "a").read_text(encoding="utf-8") == "旧"


@pytest.mark.parametrize("step", ["fsync", "mkstemp", "chmod"])
def test_when_a_file_cannot_be_written_none_has_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    owner: Any = {"fsync": os, "mkstemp": __import__("tempfile"), "chmod": Path}[step]
    monkeypatch.setattr(owner, step, failing_at(2, getattr(owner, step)))
    said = write_error(folder, {"a": "新", "b": "新", "里面/c": "新"})
    monkeypatch.undo()
    assert said == "写不进去（磁盘已满），请检查路径、权限和磁盘空间；原有文件没有改动"
    assert unchanged(folder)


def failing_at(turn: int, real: Callable[..., Any]) -> Callable[..., Any]:
    calls = 0

    def call(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == turn:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments, **named)

    return call


def test_when_a_file_cannot_be_put_in_place_those_before_it_get_back_what_they_held(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == "c":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    said = write_error(folder, {"a": "新", "b": "新", "里面/c": "新"})
    assert said.startswith("写不进去（没有权限，或者正被别的程序占用）")
    assert unchanged(folder)


def test_where_a_folder_stands_no_file_is_written(folder: Path) -> None:
    (folder / "b").mkdir()
    said = write_error(folder, {"a": "新", "b": "新"})
    assert "同名的是一个文件夹" in said
    assert everything(folder) == {"a", "b"}
    assert (folder / "a").read_text(encoding="utf-8") == "旧"


def test_under_a_file_no_folder_is_made(folder: Path) -> None:
    assert "路径中间有一段不是文件夹" in write_error(folder / "a" / "b", {"c": "新"})
    assert unchanged(folder)


def test_a_name_too_long_is_told_and_leaves_nothing(folder: Path) -> None:
    assert "文件名太长" in write_error(folder / "新", {"b": "新", "长" * 100: "新"})
    assert unchanged(folder)


def test_half_a_character_cannot_be_written(folder: Path) -> None:
    assert "文件名里有不能用的字符" in write_error(folder, {"a": "\ud800"})
    assert unchanged(folder)


def test_a_program_stopped_midway_leaves_nothing_either(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_files(folder, {"a": "新", "里面/c": "新"})
    assert unchanged(folder)
