"""Whoever edits a template and breaks it is told what and where; whoever does not gets it filled."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document

from jiheng.diagnostic import DiagnosticError
from jiheng.report.word.environment import WORDS
from jiheng.report.word.parts import KIND_WORDS, Part

from .reports import EXAMPLES, opened, text_of, written

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("templates.yaml").read_text(encoding="utf-8")
)
NANSHA = EXAMPLES / "nansha-2023"


def template(*paragraphs: str, header: str = "") -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["说明"]))
def test_a_broken_template_is_told_in_one_sentence(case: dict[str, Any]) -> None:
    with pytest.raises(DiagnosticError) as caught:
        written(NANSHA, template=template(*case["段落"]), file="我的.docx")
    (told,) = map(str, caught.value.diagnostics)
    assert told.startswith("我的.docx：")
    assert all(want in told for want in case["提示"]), told


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 half"])
def test_what_is_no_word_file_is_told(content: bytes) -> None:
    with pytest.raises(DiagnosticError, match=r"我的\.docx：这不是 Word 文件"):
        written(NANSHA, template=content, file="我的.docx")


def test_a_mistake_outside_the_text_says_so() -> None:
    with pytest.raises(DiagnosticError, match="「页眉词」没有这个词，在页眉或页脚"):
        written(NANSHA, template=template("{{ 部门 }}", header="{{ 页眉词 }}"))


def test_a_template_of_ones_own_is_filled() -> None:
    made = written(NANSHA, template=template("致：{{ 部门 }}", "共{{ 总分 }}分", header="{{ 年度 }}年"))
    assert text_of(made).splitlines() == ["致：广州市南沙区人力资源和社会保障局", "共99.66分"]
    assert opened(made).sections[0].header.paragraphs[0].text == "2023年"


def test_marks_of_joined_cells_go_also_outside_a_table() -> None:
    branch = '{% if 段.类 == "评分表" %}{% for 行 in 段.行 %}[{{ 行.二级 }}]{% endfor %}{% endif %}'
    text = text_of(written(NANSHA, template=template("{%p for 段 in 内容 %}", branch, "{%p endfor %}")))
    assert "[预算编制][预算执行]" in text
    assert "[]" in text
    assert "\ue000" not in text


def test_every_kind_and_word_of_a_template_is_chinese() -> None:
    assert all(not word.isascii() for word in (*WORDS, *KIND_WORDS.values()))
    assert all(Part(kind).word == word for kind, word in KIND_WORDS.items())
