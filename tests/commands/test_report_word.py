"""Word reports and their templates from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from .calling import FOSHAN, call, wrong


def text(file: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(file)).paragraphs)


def test_a_report_is_written_with_a_template_and_an_outline_of_ones_own(tmp_path: Path) -> None:
    template, target = tmp_path / "模板.docx", tmp_path / "报告.DOCX"
    outline = tmp_path / "提纲.yaml"
    outline.write_text("{名称: 甲, 报告标题: 甲, 章节: [{标题: 结论, 内容: [评价结论]}]}", encoding="utf-8")
    assert call("template", "-o", str(template)).status == 0
    called = call(
        "report", str(FOSHAN), "--template", str(template), "--outline", str(outline), "-o", str(target)
    )
    assert (called.status, called.err, called.out) == (0, "", f"已写入 {target}\n")
    assert text(target).splitlines()[-2:][0] == "一、结论"


def test_a_layout_is_written_changed_and_made_into_a_template(tmp_path: Path) -> None:
    layout, template = tmp_path / "版式.yaml", tmp_path / "模板.docx"
    assert call("template", "-o", str(layout)).status == 0
    layout.write_text(layout.read_text(encoding="utf-8").replace("上: 37", "上: 30"), encoding="utf-8")
    assert call("template", "--layout", str(layout), "-o", str(template)).status == 0
    assert round(Document(str(template)).sections[0].top_margin.mm) == 30


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("template", "-o", "模板.txt"), "版式写成 .yaml，模板写成 .docx，不能写成「.txt」"),
        (("template", "--layout", "没有.yaml", "-o", "模板.docx"), "没有.yaml：找不到这个文件"),
        (
            ("report", str(FOSHAN), "--publish", "--outline", "gd/foshan", "-o", "表.html"),
            "--outline、--publish 只用于 .docx 报告",
        ),
        (("report", str(FOSHAN), "--outline", "gd/fosan", "-o", "表.docx"), "是不是「gd/foshan」"),
        (("report", str(FOSHAN), "--template", "没有.docx", "-o", "表.docx"), "没有.docx：文件读不出来"),
        (("report", str(FOSHAN), "--template", str(FOSHAN), "-o", "表.docx"), "文件读不出来"),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, tuple) else "",
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    arguments: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told in wrong(*arguments)
    assert list(tmp_path.iterdir()) == []
