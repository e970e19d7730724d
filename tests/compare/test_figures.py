"""Data items and indicators side by side; the cases stand in facts.yaml and indicators.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiheng.actions.compare import compare_files
from jiheng.compare.facts import FactRow, about_words

from .sides import cases, ledger, listed, words


def _folders(case: dict[str, Any], folder: Path, file: str) -> list[Path]:
    units = listed([f"{{编号: {name}, 名称: 单位{name}}}" for name in case.get("单位", ())])
    shared = {"units.yaml": units} if units else {}
    folders = []
    for position, side in enumerate(("A", "B")):
        own = dict(shared)
        if "数据项" in case:
            unit = case["数据项"][position]
            own["items.yaml"] = f"- {{名称: 服务量, 单位: {unit}, 含义: 例子, 汇总: 求和}}\n"
        year = 2023 + position
        folders.append(ledger(folder / side, year, {**own, file: listed(case[side])}))
    return folders


def _name(row: FactRow) -> str:
    back = f"前{row.about.years_back}年" if row.about.years_back else ""
    return " ".join(word for word in (row.about.item, row.about.unit, back, about_words(row.about)) if word)


@pytest.mark.parametrize("case", cases("facts.yaml"), ids=lambda case: case["名称"])
def test_figures_stand_side_by_side_or_say_why_not(case: dict[str, Any], tmp_path: Path) -> None:
    found = compare_files(_folders(case, tmp_path, "facts.yaml"), **case.get("选项", {}))
    rows = {}
    for row in found.facts:
        reason = row.reason(1)
        rows[_name(row)] = [
            *(words(cell.value) for cell in row.cells),
            words(row.difference(1)),
            words(row.change(1)),
            reason.code if reason else None,
        ]
    assert rows == case["行"]


@pytest.mark.parametrize("case", cases("indicators.yaml"), ids=lambda case: case["名称"])
def test_indicators_stand_side_by_side_or_say_why_not(case: dict[str, Any], tmp_path: Path) -> None:
    found = compare_files(_folders(case, tmp_path, "indicators.yaml"))
    rows = {}
    for row in found.indicators:
        reason = row.reason(1)
        changes = (row.difference(1), row.change(1), row.completion_difference(1))
        rows[row.name] = [*map(words, changes), reason.code if reason else None]
    assert rows == case["行"]


def test_a_disputed_figure_is_marked(tmp_path: Path) -> None:
    rival = "{数据项: 部门决算数, 值: 2万元}"
    adopted = "{数据项: 部门决算数, 值: 1万元, 采用: 是, 采用理由: 决算}"
    sides = [
        ledger(tmp_path / "A", 2023, {"facts.yaml": listed([adopted, rival])}),
        ledger(tmp_path / "B", 2024, {"facts.yaml": listed([rival])}),
    ]
    assert [cell.disputed for cell in compare_files(sides).facts[0].cells] == [True, False]
