"""What holds of every text: reading never fails, places quote the source, time grows with the text."""

from __future__ import annotations

import json
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.document import parse
from jiheng.read import read
from jiheng.read.as_json import plain, report_json

WORDS = """
一、 （一） | 、 ， 。 ； ： （ ） 其中 分别为 得 扣 分值 得分 指标 目标值
实际完成值 完成率 同比增长 预算数 决算数
单位：万元 合计 100 3.5% 12,800万元 7,00.0,77 20分 2022年 人 个 占 从 提高到 等 包括
"""
PIECES = ["\n", "\n\n", "\t", "\ue001", "\x00", *WORDS.split()]
PARAGRAPH = (
    "全年新增就业人数12,800人，完成年度任务的128%，其中：城镇9,800人，农村3,000人；"
    "支出资金2,345.6万元（含省级资金1,000万元、市级资金1,345.6万元），同比增长5.5%。\n\n"
)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_is_read_and_every_place_quotes_its_source(text: str) -> None:
    report = read(parse(text, "x.txt"))
    for figure in report.figures:
        start, end = figure.place.start, figure.place.end
        assert start is not None
        assert end is not None
        assert figure.place.quote == text[start:end]
    json.dumps(report_json(report), ensure_ascii=False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "（" * 3000,
        "1" * 5000,
        "12," * 3000,
        "分值" * 3000,
        "、" * 5000,
        "其中" * 2000,
        "得分100分" * 2000,
    ],
    ids=["empty", "brackets", "digits", "commas", "words", "marks", "parts", "scores"],
)
def test_odd_texts_are_read_in_good_time(text: str) -> None:
    begin = time.perf_counter()
    read(parse(text, "x.txt"))
    assert time.perf_counter() - begin < 5


def test_time_grows_with_the_text_and_no_faster() -> None:
    short, long = (_seconds(PARAGRAPH * count) for count in (300, 1200))
    assert long < 4 * short * 2


def _seconds(text: str) -> float:
    best = 1e9
    for _ in range(2):
        begin = time.perf_counter()
        read(parse(text, "x.txt"))
        best = min(best, time.perf_counter() - begin)
    return best


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1E+3", "1000"), ("98.50", "98.5"), ("0.00", "0"), ("100", "100"), ("-0.5", "-0.5")],
)
def test_numbers_are_printed_plainly(value: str, shown: str) -> None:
    assert plain(Decimal(value)) == shown
