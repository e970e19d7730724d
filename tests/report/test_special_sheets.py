"""What only some sheets have: changed scores, published scores that differ, what-if values, bonus points."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from jiheng import scheme as schemes
from jiheng.evaluation import Override

from .page import Element
from .sheets import EXAMPLES, example, made, make

LIBRARY = Path(schemes.__file__).parent / "library"


def row_of(page: Element, identity: str) -> Element:
    rows = page.one("table", class_="criteria").one("tbody").all("tr")
    return next(row for row in rows if row.one("td", class_="id").text == identity)


def why_of(page: Element, identity: str) -> Element:
    return page.one("article", id=row_of(page, identity).one("button").attributes["data-why"])


def test_a_changed_score_says_what_it_was_who_changed_it_and_why() -> None:
    change = Override(criterion="C2-1", after=Decimal("2.5"), reason="一项工作跨年", changed_by="复核组")
    page = make(EXAMPLES / "shaoguan-2019", overrides=(change,)).page
    assert "改分" in row_of(page, "C2-1").one("td", class_="marks").text
    assert "3 分改为 2.5 分，复核组，理由：一项工作跨年" in why_of(page, "C2-1").text
    assert "改分（1）" in page.one("section", class_="attention").text


def test_a_published_score_that_differs_is_marked_and_listed_first() -> None:
    page = example("shaoguan-2019/第三方评价").page
    assert "与公布不同" in row_of(page, "C3").text
    assert "与公布不同" not in row_of(page, "C2").text
    remark = page.one("section", class_="attention").all("a")[0]
    assert remark.text == "效果性（C3）公布 9.6，本表 9.8"


def test_lost_points_are_marked_on_the_leaf_with_their_reasons() -> None:
    page = example("shaoguan-2019/第三方评价").page
    assert "扣 2" in row_of(page, "A1-4").one("td", class_="marks").text
    assert row_of(page, "A1").one("td", class_="marks").text == ""
    why = why_of(page, "A1-4")
    assert "扣 2 分" in why.text
    assert "2019年部门决算报表" in why.text, "the evidence is named, not only numbered"


def test_both_values_of_a_figure_are_explained_and_the_adopted_one_says_why() -> None:
    page = example("shaoguan-2019/第三方评价").page
    why = why_of(page, "C1-1")
    assert "218.50万元，来源 表3（采用：等于表3的 249.00 减 30.50）" in why.text
    assert why.one("li", class_="rival").text == "另有 214.5万元，来源 正文二（四）1（1）（未采用）"


def test_a_figure_with_two_values_shows_both_the_adopted_one_first() -> None:
    table = example("shaoguan-2019/第三方评价").page.one("table", class_="facts")
    group = next(part for part in table.all("tbody") if part.all("th")[0].text.startswith("公用经费可比"))
    first, second = group.all("tr")
    assert "有 2 个值" in first.text
    assert "218.50万元 采用" in first.text
    assert "214.5万元 未采用" in second.text
    assert [link.text for link in group.all("a")] == ["C1-1"], "the points that rest on it"


def test_points_outside_the_full_marks_are_explained() -> None:
    page = example("guangzhou-2021/自评").page
    table = page.one("table", class_="bonuses")
    assert table.one("button", class_="point").text == "2.5"
    assert "只公布合计" in table.text
    assert "理由 只公布合计" in page.one("article", id="why-bonus-0").text
    assert "43.83 + 50 + 2.5 = 96.33" in page.one("article", id="why-total").text


def test_what_if_values_are_announced() -> None:
    what_if = make(EXAMPLES / "shaoguan-2019", settings=("项目总数=30",))
    assert "假设 项目总数 = 30" in what_if.page.one("header").one(class_="notice").text
    assert example("shaoguan-2019/第三方评价").page.one("header").all(class_="notice") == []


def test_invented_data_are_announced() -> None:
    source = example("nansha-2023/自评")
    ledger = replace(source.ledger, header=replace(source.ledger.header, invented=True))
    assert "虚构" in made(source.sheet, ledger).page.one("header").one(class_="notice").text


def test_an_empty_ledger_says_so_and_keeps_its_shape() -> None:
    source = example("nansha-2023/自评")
    page = made(source.sheet, replace(source.ledger, indicators=(), facts=(), problems=())).page
    assert "台账里没有绩效指标。" in page.one("main").text
    assert "台账里没有数据。" in page.one("main").text
    assert page.all("table", class_="records") == []


def test_a_sheet_that_was_never_published_compares_with_nothing() -> None:
    page = make(EXAMPLES / "foshan-2020", recorded_total=None, recorded_grade="").page
    result = page.one("section", class_="result").text
    assert "没有公布总分" in result
    assert "重算" not in result


def test_a_project_shows_its_name_and_only_its_own_indicators() -> None:
    source = example("huadu-2022/项目-中央就业补助资金")
    own = replace(source.ledger.indicators[0], project="P1")
    page = made(source.sheet, replace(source.ledger, indicators=(own, *source.ledger.indicators[1:]))).page
    assert source.sheet.subject in page.one("title").text
    assert page.one("table", class_="indicators").all("td", class_="id")[0].text == own.id
    assert len(page.one("table", class_="indicators").all("td", class_="id")) == 1


def test_a_cap_and_the_limits_of_a_bonus_are_explained(tmp_path: Path) -> None:
    scheme = (LIBRARY / "gd" / "guangzhou" / "2021.yaml").read_text(encoding="utf-8")
    scheme = scheme.replace("满分: 100\n", "满分: 100\n总分上限: 95\n", 1)
    scheme = scheme.replace("  名称: 加减分项目\n", "  名称: 加减分项目\n  上限: 3\n  下限: -5\n", 1)
    (tmp_path / "方案.yaml").write_text(scheme, encoding="utf-8")
    page = make(EXAMPLES / "guangzhou-2021", scheme=str(tmp_path / "方案.yaml")).page
    assert page.one("section", class_="result").one("button").text == "95"
    total = page.one("article", id="why-total").text
    assert "43.83 + 50 + 2.5 = 96.33" in total
    assert "总分最高 95 分" in total
    assert "-5 到 3 分" in page.one("article", id="why-bonus-0").text
