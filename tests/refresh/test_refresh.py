"""Last year's report with this year's figures: what is replaced, what is marked, what is left alone."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
import yaml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.document.word import page_paragraphs, paragraphs_of, word_blocks
from jiheng.refresh import Change
from jiheng.refresh.edit import apply

from .drafts import THIS_YEAR, TITLE, draft, marked, renewed

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["旧"] for case in CASES])
def test_a_paragraph_becomes_this(case: dict[str, str], tmp_path: Path) -> None:
    document, _ = renewed(draft(case["旧"]), tmp_path)
    assert marked(document.paragraphs[1]) == case["新"]


def test_the_title_and_the_edges_of_the_page_change_too(tmp_path: Path) -> None:
    old = draft("正文。")
    old.sections[0].header.paragraphs[0].text = "佛山市某局2023年度报告"
    old.sections[0].footer.paragraphs[0].text = "2023年度"
    document, refreshed = renewed(old, tmp_path)
    assert document.paragraphs[0].text == TITLE.replace("2023", "2024")
    assert marked(document.sections[0].header.paragraphs[0]) == "｛佛山市某局｝【2024】年度报告"
    assert marked(document.sections[0].footer.paragraphs[0]) == "【2024】年度"
    assert refreshed.old_year == 2023


def test_a_table_of_indicators_is_renewed_by_their_names(tmp_path: Path) -> None:
    old = draft()
    rows = [["序号", "指标名称", "目标值", "实际完成值"], ["1", "培训人数", "400人", "450人"]]
    rows += [["2", "失业率", "3.5%以内", "2.9%"], ["3", "别的指标", "10个", "11个"]]
    table = old.add_table(rows=len(rows), cols=4)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document, _ = renewed(old, tmp_path)
    shown = [[marked(cell.paragraphs[0]) for cell in row.cells] for row in document.tables[0].rows]
    assert shown == [
        ["序号", "指标名称", "目标值", "实际完成值"],
        ["1", "培训人数", "【500人】", "【620人】"],
        ["2", "失业率", "［3.5%］以内", "【2.1%】"],
        ["3", "别的指标", "［10个］", "［11个］"],
    ]


def test_the_format_of_the_words_stays(tmp_path: Path) -> None:
    old = draft("部门年初预算数")
    paragraph = old.paragraphs[1]
    first, second = paragraph.add_run("1,000.5"), paragraph.add_run("0万元")
    first.bold, first.font.size = True, Pt(16)
    paragraph.add_run("，已公开。").italic = True
    document, _ = renewed(old, tmp_path)
    runs = [run for run in document.paragraphs[1].runs if run.text]
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("部门年初预算数", None, None),
        ("1,200.75万元", True, None),
        ("，已公开。", None, True),
    ]
    assert runs[1].font.size == Pt(16)
    assert second.text == "0万元"


def test_a_replaced_figure_has_a_comment_with_what_it_was(tmp_path: Path) -> None:
    document, _ = renewed(draft("部门年初预算数1000.50万元，购置35台。"), tmp_path)
    assert [comment.text for comment in document.comments] == [
        "原为 1000.50万元；已换成台账的「部门年初预算数」，来源：批复"
    ]


def test_text_deleted_under_tracking_is_not_touched(tmp_path: Path) -> None:
    old = draft()
    node = parse_xml(
        f"<w:p {nsdecls('w')}><w:r><w:t>部门年初预算数</w:t></w:r>"
        '<w:del w:id="1" w:author="甲"><w:r><w:delText>800万元</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="甲"><w:r><w:t>1000万元</w:t></w:r></w:ins></w:p>'
    )
    old.element.body.insert(1, node)
    document, _ = renewed(old, tmp_path)
    changed = document.paragraphs[1]._p
    assert [item.text for item in changed.iter(qn("w:delText"))] == ["800万元"]
    inserted = next(changed.iter(qn("w:ins")))
    assert "".join(item.text or "" for item in inserted.iter(qn("w:t"))) == "1200.75万元"


LAST = {**THIS_YEAR, "ledger.yaml": {**THIS_YEAR["ledger.yaml"], "年度": "2023"}}


@pytest.mark.parametrize(
    ("value", "new"),
    [("1000.50万元", "部门年初预算数【1200.75万元】。"), ("999万元", "部门年初预算数［1000.50万元］。")],
)
def test_with_last_years_ledger_the_old_figure_must_be_its(value: str, new: str, tmp_path: Path) -> None:
    last = {**LAST, "facts.yaml": [{"数据项": "部门年初预算数", "值": value}], "indicators.yaml": []}
    document, refreshed = renewed(draft("部门年初预算数1000.50万元。"), tmp_path, last=last)
    assert marked(document.paragraphs[1]) == new
    assert bool(refreshed.of("unsure")) is (value == "999万元")


def test_a_report_of_another_bureau_has_its_name_in_red(tmp_path: Path) -> None:
    old = docx.Document()
    old.add_heading("某县教育局2023年度部门整体支出绩效自评报告", 0)
    old.add_paragraph("某县教育局负责教育。")
    document, refreshed = renewed(old, tmp_path)
    assert marked(document.paragraphs[1]) == "｛某县教育局｝负责教育。"
    assert len(refreshed.of("foreign")) == 2


def test_a_report_that_says_no_year_keeps_its_years(tmp_path: Path) -> None:
    old = docx.Document()
    old.add_paragraph("部门年初预算数1000.50万元。")
    document, refreshed = renewed(old, tmp_path)
    assert refreshed.old_year is None
    assert marked(document.paragraphs[0]) == "部门年初预算数【1200.75万元】。"


def test_text_boxes_headers_and_cells_are_paragraphs_too(tmp_path: Path) -> None:
    old = draft("甲")
    old.add_table(1, 1).cell(0, 0).text = "乙"
    old.sections[0].header.paragraphs[0].text = "丙"
    old.save(str(tmp_path / "a.docx"))
    again = docx.Document(str(tmp_path / "a.docx"))
    assert [item.text for item in paragraphs_of(word_blocks(again))] == [TITLE, "甲", "乙"]
    assert [item.text for item in page_paragraphs(again) if item.text] == ["丙"]


WORDS = st.text("甲乙丙0123 ", min_size=1, max_size=6)


@settings(max_examples=30)
@given(texts=st.lists(WORDS, min_size=1, max_size=5), data=st.data())
def test_a_change_touches_its_characters_and_no_others(texts: list[str], data: st.DataObject) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for number, text in enumerate(texts):
        paragraph.add_run(text).bold = bool(number % 2)
    whole = "".join(texts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), min_size=2, max_size=6, unique=True)))
    (word,) = paragraphs_of(word_blocks(document))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    apply(document, [Change("year", word, start, end, new="新") for start, end in spans], comments=True)
    expected, at = "", 0
    for start, end in spans:
        expected += whole[at:start] + "新"
        at = end
    assert paragraph.text == expected + whole[at:]
    coloured = "".join(run.text for run in paragraph.runs if run.font.highlight_color is not None)
    assert coloured == "新" * len(spans)
