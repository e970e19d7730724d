"""Bytes in any Chinese encoding become text; what is no text gives one clear sentence."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from jiheng.diagnostic import DiagnosticError
from jiheng.document import decode, load
from jiheng.document.decode import size_limit

SIMPLIFIED = "一、基本情况\r\n本部门预算执行率为98.5%，比上年提高。\r\n"
TRADITIONAL = "一、基本情況\r\n本部門預算執行率為98.5%，比上年提高。\r\n"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (SIMPLIFIED, SIMPLIFIED.encode("utf-8")),
        (SIMPLIFIED, codecs.BOM_UTF8 + SIMPLIFIED.encode("utf-8")),
        (SIMPLIFIED, SIMPLIFIED.encode("utf-16")),
        (SIMPLIFIED, codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be")),
        (SIMPLIFIED, SIMPLIFIED.encode("utf-16-le")),
        (SIMPLIFIED, SIMPLIFIED.encode("utf-16-be")),
        (SIMPLIFIED, SIMPLIFIED.encode("gbk")),
        (SIMPLIFIED + "㐀𠀀", (SIMPLIFIED + "㐀𠀀").encode("gb18030")),
        (TRADITIONAL, TRADITIONAL.encode("big5")),
        (TRADITIONAL, TRADITIONAL.encode("gbk")),
        ("12345\n", b"12345\n"),
    ],
    ids=[
        "UTF-8", "UTF-8-标记", "UTF-16-标记", "UTF-16BE-标记", "UTF-16LE", "UTF-16BE",
        "GBK", "GB18030", "Big5", "GBK-繁体", "只有数字",
    ],
)  # fmt: skip
def test_text_comes_out_with_newlines_as_they_were(text: str, data: bytes) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("document.empty", b""),
        ("document.empty", codecs.BOM_UTF8 + b" \r\n\t"),
        ("document.binary", b"\x00\x01\x02\x03" * 100 + b"\xff\x00"),
        ("document.binary", b"\x01\x02abc"),
        ("document.other_format", b"%PDF-1.7 ..."),
        ("document.other_format", b"PK\x03\x04..."),
        ("document.unknown_encoding", b"\xff\xff\xff\xff\x80"),
        ("document.unknown_encoding", codecs.BOM_UTF8 + b"\xe4\xb8"),
        ("document.unknown_encoding", codecs.BOM_UTF16_LE + b"\xd8"),
    ],
)
def test_what_is_no_text_is_told_in_one_sentence(code: str, data: bytes) -> None:
    with pytest.raises(DiagnosticError) as caught:
        decode(data, "坏文件.txt")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == code
    assert str(diagnostic).startswith("坏文件.txt：")


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(size_limit() + 1)
    with pytest.raises(DiagnosticError) as caught:
        load(path)
    assert caught.value.diagnostics[0].code == "document.too_large"
    with pytest.raises(DiagnosticError):
        decode(bytes(size_limit() + 1))


def test_a_file_is_read_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(SIMPLIFIED.encode("gbk"))
    document = load(str(path))
    assert (document.source, document.text) == ("报告.txt", SIMPLIFIED)


@pytest.mark.parametrize(("name", "code"), [("没有.txt", "file.missing"), (".", "file.not_a_file")])
def test_a_path_that_cannot_be_read(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        load(tmp_path / name)
    assert caught.value.diagnostics[0].code == code


def test_a_file_that_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "锁住.txt"
    path.write_text("正文", encoding="utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DiagnosticError) as caught:
        load(path)
    assert caught.value.diagnostics[0].code == "file.unreadable"
