"""From a healed text back to the source: offsets, hulls, lines, cells, pages."""

from __future__ import annotations

import pytest

from jiheng.document import Healed, parse

WRAPPED = "一、概况\r\n\r\n本馆全年执行数为 1,2\r\n\r\n34.5 万元，\r\n按计划完成。\r\n"


def test_a_place_is_the_hull_of_a_broken_number() -> None:
    document = parse(
        "全馆职工认真履行职责，年初安排的各项任务都已完成，预算执行数为 1,2\n\n34.5 万元。", "甲.txt"
    )
    (paragraph,) = document.paragraphs
    at = paragraph.text.index("1,234.5万元")
    place = document.place(paragraph, at, at + len("1,234.5万元"))
    assert (place.quote, place.line, place.file) == ("1,2\n\n34.5 万元", 1, "甲.txt")
    assert document.text[place.start : place.end] == place.quote


def test_lines_count_from_one_and_newlines_stay() -> None:
    document = parse(WRAPPED)
    (heading,) = document.headings
    paragraph = next(document.paragraphs)
    assert (document.place(heading).line, document.place(paragraph).line) == (1, 3)
    assert document.text == WRAPPED


def test_a_cell_knows_table_row_and_column() -> None:
    document = parse("项目\t金额\n水费\t10\n电费\t20\n", "乙.txt")
    (table,) = document.tables
    place = document.place(table.rows[2][1])
    assert (place.table, place.row, place.column, place.line, place.quote) == (1, 3, 2, 3, "20")
    assert place.as_json()["column"] == 2


def test_no_character_beyond_the_text() -> None:
    with pytest.raises(IndexError):
        Healed("甲").offset(1)


def test_an_empty_cell_stands_where_it_would_be() -> None:
    document = parse("项目\t预算\t决算\n水费\t\t10\n电费\t20\t\n")
    (table,) = document.tables
    place = document.place(table.rows[1][1])
    assert (place.quote, place.start, place.line) == ("", 12, 2)


def test_pages_count_from_form_feeds() -> None:
    document = parse("第一页的正文。\n\f第二页的正文。\n")
    first, second = document.paragraphs
    assert (document.place(first).page, document.place(second).page) == (1, 2)
    plain = parse("没有换页符的正文。")
    assert plain.place(next(plain.paragraphs)).page is None


@pytest.mark.parametrize(
    ("start", "end", "text", "hull"),
    [
        (0, None, "abcde", (10, 23)),
        (1, 3, "bc", (11, 21)),
        (3, 5, "de", (21, 23)),
        (2, 2, "", (20, 20)),
        (9, 12, "", (23, 23)),
    ],
)
def test_a_slice_keeps_its_offsets(start: int, end: int | None, text: str, hull: tuple[int, int]) -> None:
    healed = Healed("abcde", (0, 2), (10, 20))
    part = healed.slice(start, end)
    assert (part.text, healed.hull(start, end), part.hull()) == (text, hull, hull)
    assert part.offsets == healed.offsets[start:end]
