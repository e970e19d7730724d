"""Numbers in running text; the sentences stand in scan.toml."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantity import parse, scan, unit_of

from .table import rows

CASES = [case for group in rows("scan").values() for case in group.items()]


def _plain_in_a_text(phrase: str, unit: str) -> bool:
    # In running text a Chinese numeral needs a unit, and a word outside the table is no unit.
    return phrase.isascii() if unit == "-" else unit_of(unit).known


SELF_EVIDENT = [
    phrase for phrase, meaning in rows("parse").items() if _plain_in_a_text(phrase, meaning.split()[1])
]
PIECES = [
    *"0123456789０９，,．.%％‰-－—~～至+/:：()（）〔〕“”|*号第约超近多余内上下负\n\t 　",
    *"一二两三十百千万亿零点分之成人元家个年月日期",
    *[
        "万元",
        "以上",
        "不超过",
        "2021",
        "年度",
        "任务",
        "附件",
        "12345",
        "热线",
        "电话",
        "个百分点",
        "元/月",
        "ABC",
    ],
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_numbers_of_a_text_are_those_of_the_table(text: str, expected: list[str]) -> None:
    found = [
        match.phrase if match.kind == "quantity" else f"{match.kind} {match.phrase}"
        for match in scan(text.replace("⇥", "\t"))
    ]
    assert found == expected


@pytest.mark.parametrize("phrase", SELF_EVIDENT)
def test_a_phrase_in_a_sentence_says_what_it_says_alone(phrase: str) -> None:
    alone = parse(phrase)
    (match,) = scan(f"合计：{phrase}。")
    assert match.kind == "quantity"
    assert match.quantity == alone


def test_a_match_tells_where_number_unit_and_qualifiers_stand() -> None:
    text = "补助超过 6,000多万元以上。"
    (match,) = scan(text)
    spans = {
        "text": (match.start, match.end),
        "number": match.number,
        "before": match.before,
        "within": match.within,
        "after": match.after,
    }
    assert {name: text[slice(*span)] for name, span in spans.items() if span} == {
        "text": "6,000多万元",
        "number": "6,000",
        "before": "超过",
        "within": "多",
        "after": "以上",
    }
    assert (match.text, match.phrase) == ("6,000多万元", "超过 6,000多万元以上")


def test_a_sign_belongs_to_the_number() -> None:
    (match,) = scan("变动率为-12.34%")
    assert (match.text, match.number) == ("-12.34%", (5, 10))


def test_a_range_spans_both_numbers() -> None:
    text = "补助3万—5万人"
    (match,) = scan(text)
    assert text[slice(*match.number)] == "3万—5"


@pytest.mark.parametrize("text", ["2021年", "第3位", "3.0版", "1,23"])
def test_what_is_no_quantity_has_none(text: str) -> None:
    assert [match.quantity for match in scan(text)] == [None]


@given(TEXTS)
def test_any_text_is_scanned_without_complaint(text: str) -> None:
    done = 0
    for match in scan(text):
        begin = match.before[0] if match.before else match.start
        assert done <= begin <= match.start <= match.number[0] < match.number[1] <= match.end
        done = match.after[1] if match.after else match.end
        assert (match.quantity is None) == (match.kind != "quantity")
        assert text[match.start : match.end] == match.text
    assert done <= len(text)


@given(TEXTS)
def test_every_quantity_of_any_text_is_printed_back(text: str) -> None:
    for match in scan(text):
        if match.quantity and not match.quantity.text[0].isspace():
            assert parse(str(match.quantity)) == match.quantity


HARD = [
    "1",
    "1,",
    "1，",
    "，100",
    "1亿",
    "1-",
    "1+",
    "一",
    "十亿",
    "一分之",
    "1  ",
    "（",
    "约",
    "“1",
    "1元/",
    "电话",
    "1多",
    ".",
]


@pytest.mark.parametrize("piece", HARD)
def test_the_time_of_a_scan_grows_with_the_length(piece: str) -> None:
    # A quadratic scan of a text of this length would take minutes.
    text = piece * (60_000 // len(piece))
    start = process_time()
    for _ in scan(text):
        pass
    assert process_time() - start < 20
