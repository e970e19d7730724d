"""Records in a cell, a line each: what is written is read back, and what a clerk types is read."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jiheng.scheme.workbook.line import read_items, read_lines, written_items, written_line

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("lines.yaml").read_text(encoding="utf-8")
)
TEXTS = st.text('甲乙，,、；;：:"“ \n=1a', max_size=8)


def _read(text: str) -> list[dict[str, str | None]]:
    return [{part.label: part.value for part in line} for line in read_lines(text)]


@pytest.mark.parametrize("case", CASES, ids=[case["情形"] for case in CASES])
def test_a_cell_is_read_line_by_line(case: dict[str, Any]) -> None:
    assert _read(case["写"]) == case["读"]


@given(st.lists(st.dictionaries(TEXTS.filter(bool), TEXTS, min_size=1), min_size=1, max_size=3))
def test_lines_come_back(records: list[dict[str, str]]) -> None:
    assert _read("\n".join(map(written_line, records))) == records


@given(st.lists(TEXTS, min_size=1))
def test_items_come_back(items: list[str]) -> None:
    assert read_items(written_items(items)) == tuple(items)
    (line,) = read_lines(written_line({"范围": items, "权重": "均分"}))
    assert [part.items for part in line] == [tuple(items), ("均分",)]


@given(TEXTS)
def test_any_text_is_read_to_its_end(text: str) -> None:
    assert all(line for line in read_lines(text))
    assert "\n" not in "".join(item for item in read_items(text) if '"' not in text)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("2019、2020", "2019 2020"),
        ("产出，效益, 成本", "产出 效益 成本"),
        ("甲\n乙\n", "甲 乙"),
        (" 、 ", ""),
    ],
)
def test_items_are_divided_as_people_do(text: str, items: str) -> None:
    assert read_items(text) == tuple(items.split())
