"""What stands in the workbook as it is written, before any program calculates it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from jiheng.evaluation import Override

from ..sheets import EVALUATIONS, EXAMPLES, Made, example, make
from .books import FULL, SCORE, book_of, differences, main_of, opened, same, workbook

SHEETS = ["评分表", "绩效指标", "评分说明", "资金与数据"]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SHAOGUAN = "shaoguan-2019/第三方评价"


@pytest.fixture(params=EVALUATIONS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def texts(book: Any) -> list[str]:
    return [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]


def test_the_sheets_and_their_order(name: str) -> None:
    bonuses = bool(example(name).sheet.scheme.bonuses)
    assert opened(workbook(name)).sheetnames == SHEETS + ["加减分"] * bonuses


def test_every_value_beside_a_formula_is_that_of_the_score_sheet(name: str) -> None:
    assert differences(main_of(opened(workbook(name))), example(name).sheet) == []


def test_full_marks_and_published_points_stand_beside_the_points(name: str) -> None:
    main = main_of(opened(workbook(name)))
    for position, item in enumerate(example(name).sheet.criteria):
        row = main.row_of(position)
        assert same(main.at(row, FULL), item.full_marks)
        if "公布（分）" in main.columns:
            assert same(main.at(row, "公布（分）"), item.recorded)


def test_every_parent_is_the_sum_of_its_children_and_no_leaf_is_a_formula(name: str) -> None:
    main = main_of(opened(workbook(name), values=False))
    letter = re.compile(r"[A-Z]+(\d+)")
    for position, item in enumerate(example(name).sheet.criteria):
        formula = main.at(main.row_of(position), SCORE)
        if item.leaf or item.node.measure:
            assert not str(formula).startswith("=")
            continue
        inside = re.search(r"ROUND\(SUM\(([^)]*)\)", formula)
        assert inside is not None
        rows: set[int] = set()
        for area in inside[1].split(","):
            ends = [int(found) for found in letter.findall(area)]
            rows |= set(range(ends[0], ends[-1] + 1))
        assert rows == {main.row_of(child) for child in item.node.children}


def test_no_text_begins_like_a_formula(name: str) -> None:
    assert [text for text in texts(opened(workbook(name))) if text.startswith(FORMULA)] == []


def test_no_cell_is_an_error(name: str) -> None:
    assert [text for text in texts(opened(workbook(name))) if text.startswith("#")] == []


def test_every_indicator_and_every_figure_has_its_row(name: str) -> None:
    source = example(name)
    book = opened(workbook(name))
    own = [
        item
        for item in source.ledger.indicators
        if item.project == source.sheet.project or not source.sheet.project
    ]
    assert book["绩效指标"].max_row == max(1 + len(own), 1)
    assert book["资金与数据"].max_row == 1 + len(source.ledger.facts)


def test_every_sheet_is_set_up_for_paper(name: str) -> None:
    source = example(name).sheet
    for sheet in opened(workbook(name)):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows
        assert sheet.freeze_panes
        assert source.department in sheet.oddHeader.left.text
        assert str(source.year) in sheet.oddHeader.left.text
        assert "&P" in sheet.oddFooter.center.text


def test_there_is_a_chart_of_score_rates() -> None:
    for name in EVALUATIONS:
        names = zipfile.ZipFile(io.BytesIO(workbook(name))).namelist()
        assert [part for part in names if part.startswith("xl/charts/chart")] == ["xl/charts/chart1.xml"]


def test_two_workbooks_of_one_evaluation_are_the_same_to_the_byte() -> None:
    assert book_of(example(SHAOGUAN)) == workbook(SHAOGUAN)


def test_the_explanation_says_rule_figures_sources_and_judgement() -> None:
    said = "\n".join(
        str(cell.value) for row in opened(workbook(SHAOGUAN))["评分说明"].iter_rows() for cell in row
    )
    assert "23个 ÷ 37个 = 62.16%" in said
    assert "另有 214.5万元，来源 正文二（四）1（1）（未采用）" in said
    assert "2019年部门决算报表" in said


def test_an_identity_leads_to_its_explanation() -> None:
    book = opened(workbook(SHAOGUAN))
    main = main_of(book)
    position = example(SHAOGUAN).sheet.scheme.position("A2-1")
    assert position is not None
    link = main.sheet.cell(main.row_of(position), main.columns["编号"]).hyperlink
    sheet, place = link.location.replace("'", "").split("!")
    assert book[sheet][place].value == "A2-1"


def test_missing_points_are_words_and_the_total_says_so() -> None:
    made = make(EXAMPLES / "shaoguan-2019", judgements=())
    book = opened(book_of(made))
    main = main_of(book)
    assert differences(main, made.sheet) == []
    assert "缺" in {main.at(main.row_of(position), SCORE) for position in range(len(made.sheet.criteria))}
    shown = texts(book)
    assert any(text.startswith("总分 ") and "未定等级" in text and "不完整" in text for text in shown)


def test_a_changed_score_says_who_changed_it_and_why() -> None:
    change = Override(criterion="C2-1", after=Decimal("2.5"), reason="一项工作跨年", changed_by="复核组")
    main = main_of(opened(book_of(make(EXAMPLES / "shaoguan-2019", overrides=(change,)))))
    row = main.row_of(example(SHAOGUAN).sheet.scheme.position("C2-1") or 0)
    assert "一项工作跨年" in main.at(row, "扣分原因")
    assert "改分" in main.at(row, "标记")


def test_points_outside_the_full_marks_are_a_formula_of_their_sheet() -> None:
    main = main_of(opened(workbook("guangzhou-2021/自评"), values=False))
    assert main.at(main.named("加减分"), SCORE).startswith("=SUM('加减分'!")


def test_invented_data_are_announced() -> None:
    source = example("nansha-2023/自评")
    header = replace(source.ledger.header, invented=True)
    content = book_of(Made(source.sheet, replace(source.ledger, header=header), "", source.page))
    assert any("虚构" in text for text in texts(opened(content)))


@pytest.mark.parametrize("sign", FORMULA)
def test_what_a_user_writes_is_never_a_formula(sign: str) -> None:
    source = example("nansha-2023/自评")
    evil = sign + 'HYPERLINK("x")'
    first = replace(source.ledger.indicators[0], name=evil, source=evil, note=evil, actual=evil)
    fact = replace(source.ledger.facts[0], source=evil, note=evil, reason=evil)
    header = replace(source.ledger.header, region=evil)
    ledger = replace(source.ledger, indicators=(first,), facts=(fact,), header=header)
    sheet = replace(source.sheet, department=evil, evaluation=evil, recorded_grade=evil)
    shown = texts(opened(book_of(Made(sheet, ledger, "", source.page))))
    assert [
        text for text in shown if text.startswith(FORMULA) and "HYPERLINK" in text and '""' not in text
    ] == []
    assert sum("HYPERLINK" in text for text in shown) >= 6


def test_a_text_longer_than_a_cell_holds_is_cut() -> None:
    source = example("nansha-2023/自评")
    first = replace(source.ledger.indicators[0], note="数" * 40_000)
    content = book_of(Made(source.sheet, replace(source.ledger, indicators=(first,)), "", source.page))
    assert "数" * 32_767 in texts(opened(content))


def test_a_sentence_longer_than_a_row_is_high_goes_on_in_the_next() -> None:
    reason = "一二三四五六七八九十" * 300
    change = Override(criterion="A2", after=Decimal("9"), reason=reason, changed_by="复核组")
    said = opened(book_of(make(EXAMPLES / "nansha-2023", overrides=(change,))))["评分说明"]
    parts = [str(row[3].value) for row in said.iter_rows() if "六七八" in str(row[3].value)]
    assert len(parts) > 1
    assert reason in "".join(parts)
