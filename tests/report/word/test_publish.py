"""A published report names nobody: not on the cover, not in the text, not in what the file says of itself."""

from __future__ import annotations

import datetime
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.report.word import WordOptions, word_report
from jiheng.report.word.fill import standard_template

from .reports import ledger, material, opened, text_of, written

PERSONS = {"负责人": "张某甲", "填报人": "李某乙", "联系电话": "0000-1234567", "填报日期": "2025-03-01"}


def everything(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return "".join(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())


def signed_template() -> bytes:
    """The template as somebody left it who edited it."""
    document = Document(BytesIO(standard_template()))
    document.core_properties.author = document.core_properties.last_modified_by = "张某甲"
    document.core_properties.comments = "李某乙改"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_cover_names_who_is_responsible(tmp_path: Path) -> None:
    text = text_of(written(ledger(tmp_path / "台账", header=PERSONS)))
    for word in ("张某甲", "李某乙", "0000-1234567", "2025年3月1日"):
        assert word in text


def test_a_published_report_names_nobody_anywhere(tmp_path: Path) -> None:
    made = written(ledger(tmp_path / "台账", header=PERSONS), published=True, template=signed_template())
    found = everything(made)
    for word in ("张某甲", "李某乙", "1234567", "负责人", "填报人", "联系电话"):
        assert word not in found
    assert "2025年3月1日" in text_of(made)


def test_what_a_file_says_of_itself_is_of_the_department(tmp_path: Path) -> None:
    made = written(ledger(tmp_path / "台账", header=PERSONS), template=signed_template())
    properties = opened(made).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("某区民政局", "", "")
    assert properties.title == "某区民政局2024年度部门整体支出绩效自评报告"
    assert properties.created is not None
    assert properties.created.date() == datetime.date(2025, 3, 1)


@pytest.mark.parametrize("word", ["张某甲", "0000-1234567"])
def test_a_name_left_in_the_text_is_refused(tmp_path: Path, word: str) -> None:
    narratives = [{"章节": "主要工作成效", "正文": [f"如有疑问请找{word}。"]}]
    path = ledger(tmp_path / "台账", header=PERSONS, narratives=narratives)
    assert word in text_of(written(path))
    with pytest.raises(DiagnosticError, match=f"公开稿里还有封面上的「{word}」（“.*请找{word}。"):
        written(path, published=True)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("全年有两次用工高峰。", False),
        ("高峰期增开窗口。", False),
        ("用工高峰、返乡高峰都平稳。", False),
        ("由高峰负责填报。", True),
        ("联系人：高峰。", True),
        ("高峰同志牵头。", True),
        ("局长高峰主持。", True),
        ("客流增长高峰和返乡高峰。", False),
        ("每年用工高峰，高峰，电话", True),
    ],
)
def test_a_name_that_is_also_a_word_is_refused_where_it_stands_as_a_name(
    tmp_path: Path, text: str, refused: bool
) -> None:
    narratives = [{"章节": "主要工作成效", "正文": [text]}]
    path = ledger(tmp_path / "台账", header={"填报人": "高峰"}, narratives=narratives)
    found, diagnostics = material(path), Diagnostics()
    options = WordOptions(published=True)
    if refused:
        with pytest.raises(DiagnosticError, match="公开稿里还有封面上的「高峰」"):
            word_report(found.sheet, found.ledger, options, diagnostics)
    else:
        assert word_report(found.sheet, found.ledger, options, diagnostics)
        assert {item.severity for item in diagnostics} == {"warning"}
        assert all("请看看是不是人名" in str(item) for item in diagnostics)


def test_a_number_inside_a_longer_one_is_no_telephone(tmp_path: Path) -> None:
    narratives = [{"章节": "主要工作成效", "正文": ["编号 9901234567 的项目。"]}]
    path = ledger(tmp_path / "台账", header={"联系电话": "1234567"}, narratives=narratives)
    assert written(path, published=True)


def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path) -> None:
    path = ledger(tmp_path / "台账", header=PERSONS)
    assert written(path) == written(path)
