"""The page in a browser: mouse, keyboard alone, small and large windows, paper, no scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Open
from .sheets import EVALUATIONS

SHAOGUAN = "shaoguan-2019/第三方评价"
GUANGZHOU = "guangzhou-2021/自评"
OPENED = [name for name in EVALUATIONS if name != "huadu-2022/项目-中等职业学校免学费"]
"""The two projects of one department differ in nothing that a browser could see."""
POINT = "table.criteria button.point >> nth={}"
A4_WIDTH = 688
"""The printable width of A4 with the page's margins, in CSS pixels."""


def test_a_click_on_a_point_explains_it_and_escape_leads_back(visit: Open) -> None:
    page = (opened := visit(SHAOGUAN)).page
    point = page.get_by_role("button", name="绩效目标覆盖率，得 1 分，看说明")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_be_hidden()
    point.click()
    expect(drawer).to_be_visible()
    expect(drawer).to_have_accessible_name("绩效目标覆盖率 A2-1")
    expect(drawer).to_contain_text("23个 ÷ 37个 = 62.16%")
    expect(drawer).to_contain_text("正文二（二）2（1）")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(point).to_be_focused()
    assert opened.complaints == []


def test_the_keyboard_alone_reaches_opens_and_leaves_an_explanation(visit: Open) -> None:
    page = (opened := visit(GUANGZHOU)).page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Tab")
    total = page.locator(".total button.point")
    expect(total).to_be_focused()
    outline = total.evaluate("element => getComputedStyle(element).outlineStyle")
    assert outline == "solid", "the focus is seen"
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("43.83 + 50 + 2.5 = 96.33")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.getElementById('drawer').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(total).to_be_focused()
    assert opened.complaints == []


def test_from_one_explanation_to_the_next_and_into_its_parts(visit: Open) -> None:
    page = (opened := visit(SHAOGUAN)).page
    page.locator(".total button.point").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_role("link", name="C", exact=True).click()
    expect(drawer).to_have_accessible_name("预算使用效益 C")
    drawer.get_by_role("link", name="C3", exact=True).click()
    expect(drawer).to_contain_text("公布的得分是 9.6 分，与本表的 9.8 分不同")
    drawer.get_by_role("button", name="下一项").click()
    expect(drawer).to_have_accessible_name("就业创业服务成效 C3-1")
    drawer.get_by_role("button", name="上一项").click()
    drawer.get_by_role("button", name="关闭").click()
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("button", name="效果性，得 9.8 分，看说明")).to_be_focused()
    assert opened.complaints == []


def test_a_click_on_another_point_beside_the_drawer_shows_that_one(visit: Open) -> None:
    page = visit(SHAOGUAN).page
    page.locator(POINT.format(0)).click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_have_accessible_name("预算编制情况 A")
    box = page.locator(POINT.format(2)).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 3, box["y"] + box["height"] / 2)
    expect(drawer).to_have_accessible_name("预算编制合理性 A1-1")
    page.mouse.click(5, 450)
    expect(drawer).to_be_hidden()


@pytest.mark.parametrize("evaluation", OPENED)
def test_every_point_opens_without_a_complaint(visit: Open, evaluation: str) -> None:
    page = (opened := visit(evaluation)).page
    wrong = page.evaluate(
        """() => {
          const drawer = document.getElementById("drawer"), wrong = [];
          for (const point of document.querySelectorAll("button.point")) {
            point.click();
            const article = document.getElementById(point.dataset.why);
            const said = drawer.querySelector(".drawer-body").textContent;
            if (!drawer.open || said !== article.textContent) wrong.push(point.dataset.why);
            drawer.close();
          }
          return wrong;
        }"""
    )
    assert wrong == []
    assert opened.complaints == []


@pytest.mark.parametrize("evaluation", OPENED)
def test_the_page_never_scrolls_sideways(visit: Open, evaluation: str) -> None:
    page = visit(evaluation).page
    page.locator("table.criteria button.point").first.click()
    body = page.locator(".drawer-body")
    # 640 is what 1280 leaves at 200 %.
    for width in (1280, 640, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert body.evaluate("element => element.scrollWidth <= element.clientWidth")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("evaluation", OPENED)
def test_charts_are_seen_whole_at_every_width(visit: Open, evaluation: str, width: int) -> None:
    page = (opened := visit(evaluation, width)).page
    charts = page.locator(".chart svg")
    assert charts.count() >= 1
    for chart in charts.all():
        box = chart.bounding_box()
        assert box is not None
        assert box["width"] >= 250
        assert box["height"] >= 40
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        apart = """chart => Array.from(chart.querySelectorAll(".chart-label")).every((label) =>
          label.getBoundingClientRect().right <= label.nextElementSibling.getBoundingClientRect().left)"""
        assert chart.evaluate(apart), "a label and its figure do not run into each other"
        inside = """chart => Array.from(chart.querySelectorAll("text")).every((text) => {
          const edge = chart.getBoundingClientRect(), own = text.getBoundingClientRect();
          return own.left >= edge.left - 1 && own.right <= edge.right + 1 && own.height >= 8; })"""
        assert chart.evaluate(inside), "no text is cut"
    assert opened.complaints == []


def test_at_360_pixels_points_are_seen_beside_the_names(visit: Open) -> None:
    page = visit(SHAOGUAN, 360, 740).page
    for place in (0, 6, 20):
        box = page.locator(POINT.format(place)).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["height"] >= 24, "large enough for a finger"
        assert box["width"] >= 24


@pytest.mark.parametrize("evaluation", [SHAOGUAN, GUANGZHOU])
def test_on_paper_everything_is_there_and_nothing_is_cut(visit: Open, evaluation: str) -> None:
    page = visit(evaluation, A4_WIDTH).page
    page.emulate_media(media="print")
    for hidden in ("nav", "dialog", ".skip"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("article.why").last).to_be_visible()
    expect(page.locator("table.criteria .wide").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_WIDTH
    style = "elements => elements.map(element => getComputedStyle(element)[{!r}])"
    assert set(page.locator("tr").evaluate_all(style.format("breakInside"))) == {"avoid"}
    assert set(page.locator("thead").evaluate_all(style.format("display"))) == {"table-header-group"}
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_without_scripts_every_point_is_still_explained(visit: Open) -> None:
    page = visit(SHAOGUAN, scripts=False).page
    link = page.locator("table.criteria").get_by_role("link", name="C1-3", exact=True)
    link.click()
    article = page.locator("article.why:target")
    expect(article).to_be_in_viewport()
    expect(article).to_contain_text("3.02%")
    point = page.locator(POINT.format(0))
    assert point.evaluate("element => getComputedStyle(element).cursor") != "pointer"
