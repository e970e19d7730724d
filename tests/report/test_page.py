"""The page of every example: complete, explained, and whole in itself."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from jiheng.report import html_sheet
from jiheng.score.explain import explain, line_words
from jiheng.score.words import points_words, rate_words

from .sheets import EVALUATIONS, Made, example


@pytest.fixture(params=EVALUATIONS)
def made(request: pytest.FixtureRequest) -> Made:
    return example(request.param)


def test_the_total_and_the_grade_stand_at_the_top(made: Made) -> None:
    result = made.page.one("section", class_="result")
    assert result.one("button", class_="point").text == points_words(made.sheet.total)
    assert result.one(class_="grade").text == (made.sheet.grade or "未定等级")
    assert f"满分 {points_words(made.sheet.full_marks)} 分" in result.text


def test_the_head_says_whose_sheet_it_is_and_by_which_scheme(made: Made) -> None:
    head, record = made.page.one("header").text, made.sheet.scheme.record
    assert made.page.one("h1").text == f"{made.sheet.department} {made.sheet.year} 年度"
    of_scheme = (record.name, record.id, record.version, record.source)
    for text in (*of_scheme, made.sheet.kind, made.sheet.carried_out_by):
        assert " ".join(text.split()) in head
    assert made.sheet.subject in head


def test_every_criterion_has_its_row_with_points_rate_and_published_score(made: Made) -> None:
    rows = made.page.one("table", class_="criteria").one("tbody").all("tr")
    assert len(rows) == len(made.sheet.criteria)
    for row, item in zip(rows, made.sheet.criteria, strict=True):
        cells = [cell.text for cell in row.children if not isinstance(cell, str)]
        assert cells[:3] == [item.id, item.node.record.name, points_words(item.full_marks)]
        assert cells[4:6] == [rate_words(item.score_rate), points_words(item.recorded)]
        point = row.one("button", class_="point")
        assert point.text == points_words(item.score)
        assert item.node.record.name in point.attributes["aria-label"]


def test_what_is_to_be_verified_is_marked_beside_its_points(made: Made) -> None:
    rows = made.page.one("table", class_="criteria").one("tbody").all("tr")
    for row, item in zip(rows, made.sheet.criteria, strict=True):
        cell = next(cell for cell in row.all("td") if cell.all("button"))
        assert ("待核" in cell.text) is item.node.inferred


def test_every_point_leads_to_an_explanation(made: Made) -> None:
    explained = {article.attributes["id"] for article in made.page.all("article")}
    points = made.page.all("button", class_="point")
    assert {point.attributes["data-why"] for point in points} == explained
    assert len(explained) == 1 + len(made.sheet.criteria) + len(made.sheet.bonuses)


def test_the_explanation_holds_every_sentence_and_every_indicator(made: Made) -> None:
    for position, item in enumerate(made.sheet.criteria):
        article = made.page.one("article", id=f"why-{position}")
        bare = re.sub(r"[\s：]", "", article.text)
        tabulated = {line_words(line) for line in item.lines}
        for sentence in explain(item)[1:]:
            if sentence not in tabulated:
                assert re.sub(r"[\s：]", "", sentence) in bare
        for line in item.lines:
            assert line.indicator.name in article.text
            assert points_words(line.points) in article.text


def test_a_parent_lists_the_parts_of_its_sum(made: Made) -> None:
    for position, item in enumerate(made.sheet.criteria):
        links = made.page.one("article", id=f"why-{position}").all("td", class_="id")
        shown = [link.all("a")[0].attributes["href"] for link in links if link.all("a")]
        assert shown == [f"#why-{child}" for child in item.node.children]


def test_the_total_is_explained_by_its_parts_and_the_grades(made: Made) -> None:
    text = made.page.one("article", id="why-total").text
    for item in made.sheet.criteria:
        if item.node.parent is None:
            assert item.node.record.name in text
    for name, least in made.sheet.scheme.record.grades:
        assert f"{name} ≥ {points_words(least)}" in text


def test_the_published_result_stands_beside_the_recomputed_one(made: Made) -> None:
    result = made.page.one("section", class_="result").text
    assert f"{points_words(made.sheet.recorded_total)} 分" in result
    same = (made.sheet.total, made.sheet.grade) == (made.sheet.recorded_total, made.sheet.recorded_grade)
    assert ("与重算一致" if same else "与重算不一致") in result


def test_what_is_missing_is_listed(made: Made) -> None:
    notices = " ".join(notice.text for notice in made.page.one("header").all(class_="notice"))
    for text in made.sheet.missing:
        assert text in notices
    assert ("各项得分齐全" in made.page.one("header").text) is made.sheet.complete


def test_every_figure_of_the_ledger_is_shown_with_its_source(made: Made) -> None:
    for fact in made.ledger.facts:
        rows = [row.text for row in made.page.one("table", class_="facts").all("tr")]
        assert any(fact.value.text in row and " ".join(fact.source.split()) in row for row in rows)


def test_every_table_says_what_its_columns_are(made: Made) -> None:
    for table in made.page.all("table"):
        heads = [head for part in table.all("thead") for head in part.all("th")]
        assert all(head.attributes.get("scope") == "col" for head in heads)
        assert heads or table.all("caption")
        if table.attributes.get("class") != "records":
            assert table.all("th", scope="row") + table.all("th", scope="rowgroup")


def test_links_lead_somewhere_in_the_page_and_ids_are_unique(made: Made) -> None:
    ids = [item.attributes["id"] for item in made.page.walk() if "id" in item.attributes]
    assert len(ids) == len(set(ids))
    targets = [link.attributes["href"] for link in made.page.all("a")]
    assert all(target.startswith("#") and target[1:] in ids for target in targets)


def test_the_page_needs_nothing_from_outside(made: Made) -> None:
    for item in made.page.walk():
        assert not {"src", "srcset", "style", "action", "data", "poster"} & set(item.attributes)
        assert not [name for name in item.attributes if name.startswith("on")]
        assert item.tag not in {"link", "img", "iframe", "object", "embed", "base", "form"}
    for part in ("style", "script"):
        assert re.search(r"url\(|@import|https?:|//[a-z]|eval\(", made.page.one(part).raw) is None


def test_the_policy_allows_the_one_style_and_the_one_script(made: Made) -> None:
    meta = made.page.one("meta", http_equiv="Content-Security-Policy")
    policy = dict(part.split(" ", 1) for part in meta.attributes["content"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == policy["form-action"] == "'none'"
    for part in ("style", "script"):
        digest = hashlib.sha256(made.page.one(part).raw.encode()).digest()
        assert policy[f"{part}-src"] == f"'sha256-{base64.b64encode(digest).decode()}'"
    assert len(policy) == 5


def test_the_policy_comes_before_everything_it_governs(made: Made) -> None:
    order = [item.tag for item in made.page.one("head").walk()]
    assert order.index("style") > 1
    assert made.html.index("Content-Security-Policy") < made.html.index("<style")


def test_the_same_sheet_gives_the_same_page(made: Made) -> None:
    assert html_sheet(made.sheet, made.ledger) == made.html
