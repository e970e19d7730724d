"""Formulas as text; what they come to is seen in test_recalculated."""

from __future__ import annotations

import re

import pytest

from jiheng.report.excel.formulas import over, text


@pytest.mark.parametrize(
    ("rows", "formula"),
    [
        ([4], "SUM(C5)"),
        ([4, 5, 6], "SUM(C5:C7)"),
        ([9, 4, 5], "SUM(C5:C6,C10)"),
        ([0, 2, 4], "SUM(C1,C3,C5)"),
        ([], "0"),
    ],
)
def test_neighbours_are_one_area(rows: list[int], formula: str) -> None:
    assert over("SUM", rows, 2) == formula


def test_no_call_has_more_arguments_than_a_spreadsheet_takes() -> None:
    calls = re.findall(r"SUM\(([^)]*)\)", over("SUM", range(0, 2000, 2), 2))
    assert sum(len(call.split(",")) for call in calls) == 1000
    assert max(len(call.split(",")) for call in calls) <= 255


def test_quotes_inside_a_text_are_doubled() -> None:
    assert text('说"好"') == '"说""好"""'
