"""Heights of rows: nothing is cut."""

from __future__ import annotations

import pytest

from jiheng.report.excel.fit import LINE, TALLEST, height_of, lines_of, pieces


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("abc", 10, 1),
        ("得分", 10, 1),
        ("一二三四", 9, 1),
        ("一二三四五", 9, 2),
        ("一二三四五六七八九", 9, 3),
        ("一\n二\n三", 9, 3),
        ("一\n\n三", 9, 3),
        ("12345678", 9, 1),
        ("123456789", 9, 2),
    ],
)
def test_a_chinese_character_takes_two_places(text: str, width: int, lines: int) -> None:
    assert lines_of(text, width) == lines


def test_a_row_is_as_high_as_its_lines_and_no_higher_than_a_row_can_be() -> None:
    assert height_of(1) < height_of(2) == height_of(1) + LINE
    assert height_of(1000) == TALLEST


@pytest.mark.parametrize("length", [0, 10, 300, 5000])
def test_pieces_hold_the_whole_text_and_each_fits(length: int) -> None:
    text = "评" * length
    found = pieces(text, 40)
    assert "".join(found) == text
    assert all(height_of(lines_of(piece, 40)) <= TALLEST for piece in found)
    assert all(lines_of(piece, 40) * LINE < TALLEST for piece in found)
