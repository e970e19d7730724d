"""The same table gives the same report whichever way it was laid out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jiheng.document import parse
from jiheng.read import Report, read
from jiheng.read.as_json import plain

ROWS = [
    ["指标名称", "目标值", "实际完成值", "完成率", "同比"],
    ["新建农村公路（公里）", "260", "273.5", "105.19%", "3.2%"],
    ["养护投入（万元）", "1,850", "1,902.6", "102.84%", "-1.5%"],
    ["培训驾驶员人数", "4,000", "4,120", "103%", "6.1%"],
    ["群众满意度", "90%", "93.4%", "103.78%", "0.8%"],
]
Layout = Callable[[list[list[str]]], str]


def _pipes(rows: list[list[str]]) -> str:
    ruled = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(row)} |" for row in ruled)


LAYOUTS: dict[str, Layout] = {
    "pipes": _pipes,
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
    "spaces": lambda rows: "\n".join("    ".join(row) for row in rows),
    "a cell a line, after a tab stop": lambda rows: "\n\n".join(
        "\n".join(f"\t{cell}" for cell in row) for row in rows
    ),
    "a cell a line": lambda rows: "\n\n".join(cell for row in rows for cell in row),
    "one line": lambda rows: " ".join(cell for row in rows for cell in row),
}


def _read(layout: Layout) -> Report:
    text = f"一、完成情况\n各项指标完成情况如下：\n\n{layout(ROWS)}\n\n以上数据来自年报。\n"
    return read(parse(text, "x.txt"))


def _facts(report: Report) -> list[tuple[str, ...]]:
    return [
        (
            item.name,
            plain(item.target.value if item.target else None) or "",
            plain(item.actual.value if item.actual else None) or "",
            item.completion.text if item.completion else "",
            item.growth.text if item.growth else "",
        )
        for item in report.indicators
    ]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_layout_makes_no_difference(layout: Layout) -> None:
    assert _facts(_read(layout)) == [
        ("新建农村公路", "260000", "273500", "105.19%", "3.2%"),
        ("养护投入", "18500000", "19026000", "102.84%", "-1.5%"),
        ("培训驾驶员人数", "4000", "4120", "103%", "6.1%"),
        ("群众满意度", "0.9", "0.934", "103.78%", "0.8%"),
    ]
