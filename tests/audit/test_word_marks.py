"""The marked copy of a Word report: comments at the figures of the findings, and nothing else changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from jiheng.actions.write_audit import write_word
from jiheng.cli import jiheng
from jiheng.commands.chinese import run
from jiheng.diagnostic import DiagnosticError

WRONG = "计划改造供水管网50公里，实际改造48公里，完成率为98%。"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    document: Any = docx.Document()
    document.add_paragraph("甲局2022年度部门整体支出绩效自评报告")
    paragraph = document.add_paragraph("计划改造供水管网")
    paragraph.add_run("50公里，实际改造4").bold = True
    paragraph.add_run("8公里，完成率为98%。")
    table = document.add_table(3, 2)
    for row, texts in enumerate((("指标", "得分"), ("产出", "10"), ("合计", "12"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.save(tmp_path / "报告.docx")
    return tmp_path / "报告.docx"


def commented(document: Any) -> dict[str, list[str]]:
    """The text that each comment lies on, by the words of the comment."""
    found: dict[str, list[str]] = {}
    for comment in document.comments:
        inside, text = False, ""
        for node in document.element.body.iter():
            if node.get(qn("w:id")) == str(comment.comment_id) and node.tag.endswith("RangeStart"):
                inside = True
            elif node.get(qn("w:id")) == str(comment.comment_id) and node.tag.endswith("RangeEnd"):
                inside = False
            elif inside and node.tag == qn("w:t"):
                text += node.text
        found.setdefault(comment.text, []).append(text)
    return found


def test_comments_stand_at_the_figures(report: Path, tmp_path: Path) -> None:
    write_word(tmp_path / "b.docx", report)
    found = commented(docx.Document(str(tmp_path / "b.docx")))
    (spot,) = [spots for text, spots in found.items() if "完成率印的是98%" in text]
    assert spot == ["完成率为98%"]
    others = [spot for text, spots in found.items() if "也用到这个数" in text for spot in spots]
    assert any("50公里" in other for other in others)
    assert any("48公里" in other for other in others)


def test_nothing_else_is_changed(report: Path, tmp_path: Path) -> None:
    before = report.read_bytes()
    write_word(tmp_path / "b.docx", report)
    old, new = docx.Document(str(report)), docx.Document(str(tmp_path / "b.docx"))
    assert report.read_bytes() == before
    assert [item.text for item in new.paragraphs] == [item.text for item in old.paragraphs]
    assert [run.text for run in new.paragraphs[1].runs if run.bold] != []
    assert "".join(run.text for run in new.paragraphs[1].runs if run.bold) == "50公里，实际改造4"


def test_a_figure_in_a_text_box_is_told_of_at_the_first_paragraph(tmp_path: Path) -> None:
    document: Any = docx.Document()
    document.add_paragraph("甲局2022年度部门整体支出绩效自评报告")
    box = (
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>{WRONG}</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    document.add_paragraph("正文。")._p.append(parse_xml(box))
    document.save(tmp_path / "a.docx")
    write_word(tmp_path / "b.docx", tmp_path / "a.docx")
    found = commented(docx.Document(str(tmp_path / "b.docx")))
    assert list(found.values()) == [["甲局2022年度部门整体支出绩效自评报告"]]


def test_only_a_word_file_can_be_marked(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text(WRONG, "utf-8")
    with pytest.raises(DiagnosticError) as told:
        write_word(tmp_path / "b.docx", tmp_path / "a.docx")
    assert told.value.diagnostics[0].code == "document.word_damaged"


def test_the_command_writes_a_copy_and_never_over_the_report(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "报告.批注.docx"
    assert run(jiheng, ["audit", str(report), "-o", str(copy)]) == 1
    assert copy.exists()
    assert run(jiheng, ["audit", str(report), "-o", str(report)]) == 2
    assert run(jiheng, ["audit", str(report), str(report), "-o", str(copy)]) == 2
    said = capsys.readouterr().err
    assert "原件会被盖掉" in said
    assert "带批注的 Word 一次只写一份报告" in said
