"""YAML read as text that knows its place; what is refused stands in refused.toml."""

from __future__ import annotations

import errno
import os
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.diagnostic import DiagnosticError
from jiheng.yaml_source import Mapping, Scalar, Sequence, expect_mapping, read_file, read_text, read_yaml
from jiheng.yaml_source import read as reader

REFUSED = tomllib.loads(Path(__file__).with_name("refused.toml").read_text(encoding="utf-8"))
MEGABYTE = 1 << 20
BOMBS = {
    "brackets": "[" * MEGABYTE,
    "braces": "{" * MEGABYTE,
    "dashes": "- " * (MEGABYTE // 2),
    "question marks": "? " * (MEGABYTE // 2),
    "ten thousand levels": "".join(" " * level + "a:\n" for level in range(10_000)),
    "colons": ":" * MEGABYTE,
    "quotation marks": '"' * MEGABYTE,
    "commas": "[" + "," * MEGABYTE,
    "a key without end": "a" * MEGABYTE + ": 1",
    "a text without end": "'" + "a" * MEGABYTE,
    "tabs": "\t" * MEGABYTE,
    "anchors": "&a " * (MEGABYTE // 3),
    "laughter": "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(1000)),
    "tags": "!" * MEGABYTE,
    "directives": "%" * MEGABYTE,
    "a number of ten thousand digits": "- " + "9" * 10_000,
    "one list of many items": "[" + "a," * (MEGABYTE // 20) + "]",
}


def sentences(error: DiagnosticError) -> list[str]:
    return [str(item) for item in error.diagnostics]


def refusal(read: Callable[..., object], *arguments: Any, **named: Any) -> list[str]:
    """What is said when something is refused; nothing when it is read. Any other failure is a mistake."""
    try:
        read(*arguments, **named)
    except DiagnosticError as error:
        return sentences(error) or [""]
    return []


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_yaml_of_ours_is_told_with_its_place(name: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        read_text(REFUSED[name]["text"], file="x.yaml")
    assert sentences(caught.value) == REFUSED[name]["says"]


@pytest.mark.parametrize("name", BOMBS)
def test_a_hostile_text_is_over_soon(name: str) -> None:
    started = time.process_time()
    said = refusal(read_text, BOMBS[name], file="x.yaml")
    assert all(len(sentence) < 200 for sentence in said)
    assert time.process_time() - started < 5


def test_without_the_fast_parser_the_same_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    for name in (
        "repeated_keys_all_at_once",
        "control_character",
        "alias",
        "tag_of_a_type",
        "deeper_than_sixty",
    ):
        with pytest.raises(DiagnosticError) as caught:
            read_text(REFUSED[name]["text"], file="x.yaml")
        assert sentences(caught.value) == REFUSED[name]["says"]


def test_scalars_stay_the_text_that_was_written() -> None:
    node = read_text("[2019, 012, yes, 1:30, 1e3, 0x10, 2019-01-01, .inf, '~', null, ~]", file="x.yaml")
    assert isinstance(node, Sequence)
    texts = [(item.text, item.is_empty) for item in node.items if isinstance(item, Scalar)]
    written = ["2019", "012", "yes", "1:30", "1e3", "0x10", "2019-01-01", ".inf"]
    assert texts == [*((word, False) for word in written), ("~", False), ("null", True), ("~", True)]


def test_every_node_knows_where_it_stands() -> None:
    node = read_text("部门: 市局\n主要职责:\n- 一\n- {甲: 乙}\n", file="台账/x.yaml")
    assert isinstance(node, Mapping)
    name = node.get("部门")
    duties = node.get("主要职责")
    assert isinstance(name, Scalar)
    assert isinstance(duties, Sequence)
    assert (name.place.file, name.place.line, name.place.column, name.place.quote) == (
        "台账/x.yaml",
        1,
        5,
        "市局",
    )
    assert [(item.place.line, item.place.column) for item in duties.items] == [(3, 3), (4, 3)]
    assert node.get("没有") is None


@pytest.mark.parametrize("text", ["", "# 只有说明\n", "---\n", "~", "null\n"])
def test_nothing_written_is_none(text: str) -> None:
    assert read_text(text, file="x.yaml") is None


def test_an_empty_text_in_quotation_marks_is_something() -> None:
    assert read_text("''", file="x.yaml") is not None


@pytest.mark.parametrize("text", ["", "- 一", "一句话", "部门：市局"])
def test_what_must_be_a_mapping_is_refused_with_a_hint_otherwise(text: str) -> None:
    with pytest.raises(DiagnosticError, match="这里应当是「名称: 内容」的形式"):
        expect_mapping(read_text(text, file="x.yaml"), "x.yaml")


def test_a_mapping_passes_as_it_is() -> None:
    node = read_text("a: 1", file="x.yaml")
    assert expect_mapping(node, "x.yaml") is node


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + "部门: 市局".encode())
    node = read_yaml(file)
    assert isinstance(node, Mapping)
    assert node.entries[0][0].text == "部门"
    assert node.entries[0][0].place.column == 1


def read_error(file: Path, shown: str | None = "x.yaml") -> str:
    with pytest.raises(DiagnosticError) as caught:
        read_file(file, shown=shown)
    assert len(caught.value.diagnostics) == 1
    return str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert read_error(tmp_path / "没有.yaml") == "x.yaml：找不到这个文件，请检查路径"


def test_without_another_name_the_path_is_shown_as_given(tmp_path: Path) -> None:
    assert read_error(tmp_path / "没有.yaml", None).startswith(f"{tmp_path}/没有.yaml：")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert read_error(tmp_path) == "x.yaml：这不是一个文件，请给出文件的路径"


def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_error(tmp_path / "pipe") == "x.yaml：这不是一个文件，请给出文件的路径"


def test_a_link_is_followed_and_a_link_loop_is_not(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("a: 1", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "dangling.yaml").symlink_to("nowhere.yaml")
    assert read_file(tmp_path / "link.yaml") == "a: 1"
    assert read_error(tmp_path / "dangling.yaml") == "x.yaml：找不到这个文件，请检查路径"
    assert "请检查路径" in read_error(tmp_path / "loop.yaml")


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    assert "文件名太长" in read_error(tmp_path / ("长" * 200))


def test_a_name_with_an_impossible_character_is_told() -> None:
    assert "请检查路径" in read_error(Path("a\0b"))


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.EACCES, "没有权限，或者正被别的程序占用"), (errno.ENOENT, "不在了"), (errno.EIO, "系统错误 5")],
)
def test_a_file_that_the_system_keeps_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("a: 1", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(file))

    monkeypatch.setattr(Path, "open", refuse)
    said = read_error(file)
    assert reason in said
    assert os.strerror(number) not in said


@pytest.mark.parametrize(
    ("data", "offset"), [("部门".encode("gbk"), 1), (b"a: \xff", 4), (b"a: \xed\xa0\x80", 4), (b"\x80", 1)]
)
def test_another_encoding_is_told_with_the_byte(tmp_path: Path, data: bytes, offset: int) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(data)
    expected = f"x.yaml：文件不是 UTF-8 编码（第 {offset} 个字节起读不懂），请另存为 UTF-8 后再试"
    assert read_error(file) == expected


def test_binary_data_is_told_as_forbidden_characters(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(bytes(range(128)))
    with pytest.raises(DiagnosticError, match="控制字符"):
        read_yaml(file)


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MAXIMUM_BYTES", MEGABYTE)
    file = tmp_path / "x.yaml"
    file.write_bytes(b"#" * MEGABYTE)
    assert len(read_file(file)) == MEGABYTE
    file.write_bytes(b"#" * (MEGABYTE + 1))
    assert read_error(file) == "x.yaml：文件超过 1 MB，请拆分后再试"


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert all(refusal(read_text, text, file="x.yaml"))


@given(st.text(st.characters(exclude_categories=())))
def test_even_halves_of_characters_are_refused_in_words(text: str) -> None:
    assert all(refusal(read_text, text, file="x.yaml"))


@given(st.text(st.sampled_from("abc\n -:?[]{},&*!|>'\"%@`#~\t中")))
def test_any_heap_of_marks_is_read_or_refused(text: str) -> None:
    assert all(refusal(read_text, text, file="x.yaml"))


@given(st.binary())
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("bytes", numbered=True) / "x.yaml"
    file.write_bytes(data)
    assert all(refusal(read_yaml, file))
