"""jiheng evidence as its user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .calling import SHAOGUAN, call, wrong


def test_what_is_missing_is_listed_and_told_by_the_exit_status(tmp_path: Path) -> None:
    target = tmp_path / "汇编.pdf"
    called = call("evidence", SHAOGUAN, "-o", target)
    assert called.status == 1
    assert called.out.startswith(f"已写入 {target}：0 份材料")
    assert "一、登记了、但没有装订进来的材料\n  佐证 A1-4.1　" in called.out
    assert target.read_bytes().startswith(b"%PDF")


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    assert "请把输出文件的后缀改成 .pdf" in wrong("evidence", SHAOGUAN, "-o", tmp_path / "汇编.docx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("embedded", [True, False])
def test_pages_that_some_readers_show_blank_are_told(
    *, embedded: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jiheng.evidence.fonts.is_embedded", lambda: embedded)
    told = call("evidence", SHAOGUAN, "-o", tmp_path / "汇编.pdf").err
    assert ("没有能嵌入 PDF 的中文字体" in told) is not embedded
