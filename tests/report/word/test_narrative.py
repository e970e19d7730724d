"""What a user wrote stands apart from figures: a figure is named once and comes from the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.report.word import WordOptions, word_report

from .reports import composed, ledger, material, text_of, written

FACTS = [
    {"数据项": "部门年初预算数", "值": "2000万元", "来源": "批复"},
    {"数据项": "部门决算数", "值": "1971.4万元", "来源": "决算"},
    {"数据项": "财政供养人员在职数", "值": "35人", "来源": "名册"},
]


def folder(path: Path, *text: str, section: str = "主要工作成效", **files: Any) -> Path:
    return ledger(path / "台账", facts=FACTS, narratives=[{"章节": section, "正文": list(text)}], **files)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("支出{{部门决算数}}。", "支出1,971.4万元。"),
        ("支出{{ 部门整体支出决算数 }}。", "支出1,971.4万元。"),
        ("占{{部门决算数 ÷ 部门年初预算数}}。", "占98.57%。"),
        ("结余{{部门年初预算数 - 部门决算数}}。", "结余28.6万元。"),
        ("在职{{财政供养人员在职数}}。", "在职35人。"),
        ("得{{总分}}分，{{等级}}，其中{{A}}分。", "得95分，优，其中95分。"),
        ("{{部门}}{{年度}}年", "某区民政局2024年"),
        ("只有左边 {{ 没有右边", "只有左边 {{ 没有右边"),
        ("<b>&lt; & {% if %}", "<b>&lt; & {% if %}"),
    ],
)
def test_a_figure_is_put_in_with_its_unit(tmp_path: Path, text: str, shown: str) -> None:
    assert shown in text_of(written(folder(tmp_path, text))).splitlines()


def test_a_figure_that_changes_changes_the_text(tmp_path: Path) -> None:
    path = folder(tmp_path, "支出{{部门决算数}}。")
    file = path / "facts.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("1971.4", "1,880.05"), encoding="utf-8")
    assert "支出1,880.05万元。" in text_of(written(path))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{部门决赛数}}", "没有「部门决赛数」这个数据项"),
        ("{{部门决算数 +}}", "公式没有写完"),
        ("{{7 ** 7}}", "公式第"),
        ("{{().__class__}}", "公式第"),
        ("{{部门决算数 + 财政供养人员在职数}}", "换不成数"),
    ],
)
def test_what_is_no_figure_is_told_with_its_place(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        written(folder(tmp_path, text))
    (told,) = map(str, caught.value.diagnostics)
    assert reason in told
    assert "narratives.yaml 第 1 行" in told
    assert "换不成数" in told


def test_a_figure_that_the_ledger_lacks_is_two_dashes_and_told(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    found = material(folder(tmp_path, "全年{{部门全年预算数}}。"))
    made = word_report(found.sheet, found.ledger, WordOptions(), diagnostics)
    assert "全年--。" in text_of(made)
    assert [item.severity for item in diagnostics] == ["warning"]
    assert "「{{部门全年预算数}}」台账里没有，写成了 --" in str(next(iter(diagnostics)))


def test_a_text_stands_before_the_content_it_is_for(tmp_path: Path) -> None:
    path = folder(tmp_path, "先说这一句。", section="收支情况")
    said = text_of(written(path)).splitlines()
    assert said.index("先说这一句。") + 1 == next(
        i for i, text in enumerate(said) if text.startswith("2024年，")
    )


def test_each_line_is_a_paragraph_of_its_own(tmp_path: Path) -> None:
    said = text_of(written(folder(tmp_path, "第一段。\n\n第二段。", "第三段。"))).splitlines()
    assert [text for text in said if text.startswith("第") and text.endswith("段。")] == [
        "第一段。",
        "第二段。",
        "第三段。",
    ]


def test_a_text_for_a_chapter_that_is_not_there_is_told(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    report = composed(folder(tmp_path, "没有地方放。", section="主要成就"), diagnostics)
    (told,) = diagnostics
    assert told.severity == "warning"
    assert "「主要成就」不是提纲" in str(told)
    assert all("没有地方放" not in part.text for part in report.parts)
