"""What is drawn: score rates and how completions spread, with the same figures in the table beside it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jiheng.report.charts import completions, dimensions
from jiheng.report.criteria import criterion_rows
from jiheng.report.html.bars import WIDTH, completion_chart
from jiheng.report.indicators import IndicatorGroup, IndicatorRow, indicator_groups
from jiheng.score.words import rate_words

from .page import Element
from .sheets import EVALUATIONS, Made, example


@pytest.fixture(params=EVALUATIONS)
def made(request: pytest.FixtureRequest) -> Made:
    return example(request.param)


def chart_of(page: Element, name: str) -> Element:
    return page.one("svg", id=f"chart-{name}")


def test_the_first_level_is_drawn_and_below_a_single_criterion_the_second() -> None:
    names = [row.item.id for row in dimensions(criterion_rows(example("shaoguan-2019/第三方评价").sheet))]
    assert names == ["A", "B", "C"]
    project = example("huadu-2022/项目-中央就业补助资金").sheet
    drawn = dimensions(criterion_rows(project))
    assert drawn
    assert all(not row.item.node.measure for row in drawn)


def test_score_rates_stand_in_chart_words_and_table(made: Made) -> None:
    drawn = dimensions(criterion_rows(made.sheet))
    chart, table = chart_of(made.page, "rates"), made.page.one("table", class_="summary")
    bars = chart.all("rect", class_="bar-score")
    assert len(bars) == len(table.one("tbody").all("tr")) == len(drawn)
    for row, bar in zip(drawn, bars, strict=True):
        rate = row.item.score_rate or Fraction(0)
        assert abs(Fraction(bar.attributes["width"]) - rate * WIDTH) < Fraction(1, 100)
        assert row.item.node.record.name in chart.one("desc").text
        assert rate_words(row.item.score_rate) in chart.one("desc").text
        assert rate_words(row.item.score_rate) in table.text


def test_every_chart_has_a_name_and_says_what_it_shows(made: Made) -> None:
    ids = {item.attributes.get("id") for item in made.page.walk()}
    charts = made.page.all("svg")
    assert charts
    for chart in charts:
        assert chart.attributes["role"] == "img"
        assert chart.attributes["aria-label"]
        assert chart.attributes["aria-describedby"] in ids
        assert chart.one("desc").text


def test_every_indicator_lies_in_one_range(made: Made) -> None:
    groups = indicator_groups(made.ledger, made.sheet.project)
    shares = completions(groups)
    number = sum(len(group.rows) for group in groups)
    assert sum(share.number for share in shares) == number
    assert not shares or sum(share.rate for share in shares) == 1
    if number:
        table = made.page.one("table", class_="completions")
        found = [row.all("td")[0].text for row in table.one("tbody").all("tr")]
        assert found == [str(share.number) for share in shares]


@pytest.mark.parametrize(
    ("rate", "label"),
    [
        (Fraction(0), "不到 60%"),
        (Fraction(3, 5), "60% 到 80%"),
        (Fraction(799, 1000), "60% 到 80%"),
        (Fraction(9999, 10000), "80% 到 100%"),
        (Fraction(1), "100% 到 130%"),
        (Fraction(13, 10), "130% 及以上"),
        (None, "没有可比的数"),
    ],
)
def test_a_range_holds_its_lower_limit(rate: Fraction | None, label: str) -> None:
    indicator = example("shaoguan-2019/第三方评价").ledger.indicators[0]
    row = IndicatorRow("indicator-0", indicator, None, rate, None, "")
    shares = completions([IndicatorGroup("", (row,))])
    assert [share.label for share in shares if share.number] == [label]


def test_without_indicators_there_is_nothing_to_draw() -> None:
    assert completions([]) == ()
    assert completion_chart([]) is None
