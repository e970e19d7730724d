"""What holds for every text, whatever it is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.diagnostic import Diagnostic, DiagnosticError
from jiheng.document import Document, Heading, Healed, Paragraph, decode, parse

# Pieces that reports are made of, so that chance meets every layout.
BLANKS = ["\n", "\n\n", "\r\n", "\t", "\f", " ", "  ", "\u3000", "\u200b"]
MARKS = ["|", "**", "# ", "*", "一、", "（二）", "1.", "(3)", "①", "。", "，", "；", "（", "）", "%"]
AROUND = ["表1 ", "续表", "单位：万元", "附件：", "备注：", "- 1 -", "第1页", "基本情况", "abc"]
CELLS = [
    "指标",
    "目标值",
    "实际完成情况",
    "指标解释：",
    "已完成，",
    "合计",
    "其中：",
    "12",
    "3,4",
    "5.6",
    "万元",
]
PIECES = st.sampled_from([*BLANKS, *MARKS, *AROUND, *CELLS, "任务 指标 年度绩效指标值 实际完成情况"])
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=80).map("".join))


def parts(document: Document) -> Iterator[Healed]:
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.healed
            continue
        yield from (cell.healed for row in block.rows for cell in row)
        yield from (part for part in (block.caption, block.unit) if part)


@given(TEXTS)
def test_every_healed_character_is_the_source_s_or_a_blank(text: str) -> None:
    for part in parts(parse(text)):
        offsets = part.offsets
        assert all(left < right for left, right in pairwise(offsets))
        for character, offset in zip(part.text, offsets, strict=True):
            assert text[offset] == character or (text[offset].isspace() and character in " \n")


@given(TEXTS, st.integers(-5, 50), st.integers(-5, 50))
def test_a_place_lies_inside_the_text_and_quotes_it(text: str, start: int, end: int) -> None:
    document = parse(text)
    for part in parts(document):
        place = document.place(part, start, end)
        assert place.start is not None
        assert place.end is not None
        assert 0 <= place.start <= place.end <= len(text)
        assert place.quote == text[place.start : place.end]
        assert place.line == text.count("\n", 0, place.start) + 1


@given(TEXTS)
def test_a_table_is_a_grid(text: str) -> None:
    for rank, table in enumerate(parse(text).tables, 1):
        assert table.index == rank
        assert len({len(row) for row in table.rows}) == 1
        assert len(table.row_headers) == len(table.rows)
        assert len(table.column_headers) == len(table.rows[0])
        assert 1 <= table.label_columns <= len(table.rows[0])
        cells = [cell for row in table.rows for cell in row]
        assert [(cell.row, cell.column) for cell in cells] == [
            (row, column)
            for row in range(1, len(table.rows) + 1)
            for column in range(1, len(table.rows[0]) + 1)
        ]


@given(TEXTS)
def test_nothing_that_was_printed_is_lost(text: str) -> None:
    document = parse(text)
    covered = {offset for part in parts(document) for offset in part.offsets}
    covered |= {offset for start, end in document.furniture for offset in range(start, end)}
    lost = "".join(text[at] for at in range(len(text)) if at not in covered)
    assert not [character for character in lost if character.isalnum() and character not in "单位"]


def refusals(data: bytes) -> tuple[Diagnostic, ...]:
    try:
        parse(decode(data))
    except DiagnosticError as error:
        return error.diagnostics
    return ()


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    found = refusals(data)
    assert len(found) <= 1
    assert all(item.code.startswith("document.") and item.sentence for item in found)


AWKWARD = {
    "一行一千万字": "预" * 10**7,
    "只有数字": "1" * 10**6,
    "只有左括号": "（\n" * 20000,
    "一万张表": "\n\n正文段落。\n\n".join(["项目\t数\n甲\t1\n乙\t2"] * 10000),
    "只有制表符": "\t\n" * 30000,
    "只有竖线": "|\n" * 30000 + "|---|\n" * 30000,
    "只有表头": "指标 目标 实际\n" * 20000,
    "只有短行": "预算\n" * 20000,
    "只有编号": "1.甲\n" * 20000,
    "只有空行": "\n" * 200000,
}


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD.keys())
def test_awkward_texts_take_bounded_time(text: str) -> None:
    began = time.process_time()
    parse(text)
    # Anything quadratic would take minutes.
    assert time.process_time() - began < 20


def test_twice_the_text_takes_twice_the_time() -> None:
    texts = sorted((Path(__file__).parent / "texts").glob("*.txt"))
    one = "\n\n".join(path.read_bytes().decode("utf-8") for path in texts) * 30
    parse(one)
    small = min(_seconds(one) for _ in range(3))
    large = min(_seconds(one + one) for _ in range(3))
    assert large < 2.8 * small


def _seconds(text: str) -> float:
    began = time.process_time()
    parse(text)
    return time.process_time() - began
