"""What moved and why: by one scheme, across schemes, between two versions of one."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.actions.compare import compare_files
from jiheng.actions.snapshot import write_snapshot
from jiheng.compare import Comparison

from .sides import EXAMPLES, SYNTHETIC, ledger, listed, words

SCHEME = """编号: 甲/乙/2024
名称: 例子
满分: 10
等级: {{优: 9, 差: 0}}
舍入: {{小数位: 2, 方式: 四舍五入}}
指标:
- {{编号: A, 名称: 支出率, 满分: {rate}, 取值: 部门决算数 ÷ 部门调整预算数, 得分: "满分 × MIN(1, 取值)"}}
- {{编号: B, 名称: 制度, 满分: {rules}, 评审: 制度健全}}
"""
EVALUATION = """类型: 单位自评
评分方案: {scheme}
评审意见:
- {{指标: B, 得分: {points}{deduction}}}
"""


def _side(folder: Path, year: int, spent: int, points: str, marks: tuple[int, int] = (6, 4)) -> Path:
    file = "方案.yaml" if marks == (6, 4) else "新方案.yaml"
    rate, rules = marks
    deduction = "" if points == str(rules) else f", 扣分: [{{分值: {rules - int(points)}, 理由: 没有修订}}]"
    files = {
        "facts.yaml": listed(
            [f"{{数据项: 部门决算数, 值: {spent}万元}}", "{数据项: 部门调整预算数, 值: 100万元}"]
        ),
        f"../{file}": SCHEME.format(rate=rate, rules=rules),
        "evaluations/自评.yaml": EVALUATION.format(scheme=f"../{file}", points=points, deduction=deduction),
    }
    return ledger(folder, year, files, head="评价: 自评\n")


def _reasons(found: Comparison, move: int) -> list[str]:
    return [reason.code for reason in found.bridges[0].moves[move].reasons]


def test_a_moved_criterion_names_the_figure_that_moved_it(tmp_path: Path) -> None:
    found = compare_files([_side(tmp_path / "a", 2023, 80, "4"), _side(tmp_path / "b", 2024, 95, "3")])
    bridge = found.bridges[0]
    assert [(move.row.id, words(move.difference)) for move in bridge.moves] == [("B", "-1"), ("A", "0.9")]
    value, spent = bridge.moves[1].inputs
    assert (words(value.before), words(value.after), value.rate) == ("0.8", "0.95", True)
    assert (spent.name, words(spent.before), words(spent.after)) == ("部门决算数", "800000", "950000")
    assert words(spent.change) == "0.1875"
    assert _reasons(found, 0) == ["compare.deducted_after"]


def test_the_moves_make_up_the_difference_of_the_totals_exactly(tmp_path: Path) -> None:
    found = compare_files([_side(tmp_path / "a", 2023, 80, "4"), _side(tmp_path / "b", 2024, 95, "3")])
    bridge = found.bridges[0]
    assert bridge.difference == Fraction("-0.1")
    assert sum(move.difference for move in bridge.moves) + bridge.bonus + bridge.rest == bridge.difference
    assert bridge.rest == 0


def test_two_versions_of_one_scheme_say_what_changed(tmp_path: Path) -> None:
    first = _side(tmp_path / "a", 2023, 80, "4")
    found = compare_files([first, _side(tmp_path / "b", 2024, 80, "4", marks=(5, 5))])
    assert "compare.versions_differ" in [item.code for item in found.remarks]
    changed = [(item.where, item.before, item.after) for _, item in found.scheme_changes]
    assert changed == [("A", "6", "5"), ("B", "4", "5")]
    assert _reasons(found, 0) == ["compare.full_marks_changed"]


def test_one_ledger_by_several_schemes_compares_only_rates() -> None:
    found = compare_files([EXAMPLES / "shaoguan-2019"], schemes=["gd/shaoguan/2019", "gd/foshan/2020"])
    assert found.bridges == ()
    assert found.losses
    matched = [row for row in found.criteria if row.scores[0] and row.matches[1]]
    assert [(row.name, row.matches[1]) for row in matched] == [
        ("预算编制情况", "name"),
        ("公众或服务对象满意度", "name"),
    ]
    assert all(row.difference(1) is None for row in found.criteria)


def test_what_has_no_counterpart_says_so() -> None:
    found = compare_files([EXAMPLES / "shaoguan-2019", EXAMPLES / "foshan-2020"])
    reasons = {row.name: row.reason(1).code for row in found.criteria if row.reason(1)}
    assert reasons["部门预算支出率"] == "compare.no_counterpart"
    assert reasons["财务管理情况"] == "compare.only_in_others"
    assert reasons["预算编制情况"] == "compare.rates_only_name"


def test_criteria_of_other_names_are_matched_by_their_value(tmp_path: Path) -> None:
    first = _side(tmp_path / "a", 2023, 80, "4")
    second = _side(tmp_path / "b", 2024, 90, "5", marks=(5, 5))
    file = tmp_path / "新方案.yaml"
    text = file.read_text(encoding="utf-8").replace("甲/乙/2024", "甲/丙/2024").replace("支出率", "执行进度")
    file.write_text(text, encoding="utf-8")
    row = compare_files([first, second]).criteria[0]
    assert (row.matches, words(row.rate_difference(1))) == (("id", "value"), "0.1")


def test_the_places_of_ledgers_by_each_scheme(tmp_path: Path) -> None:
    sides = [_side(tmp_path / name, 2023, spent, "4") for name, spent in (("a", 80), ("b", 90))]
    other = tmp_path / "各占一半.yaml"
    only = SCHEME.format(rate=10, rules=4).replace("甲/乙/2024", "甲/丙/2024")
    other.write_text("\n".join(only.splitlines()[:-1]) + "\n", encoding="utf-8")
    found = compare_files(sides, schemes=["../方案.yaml", str(other)])
    assert found.rank_schemes == ("甲/乙/2024", "甲/丙/2024")
    assert {rank.ledger: rank.places for rank in found.ranks} == {"a": (2, 2), "b": (1, 1)}


def test_an_incomplete_sheet_has_no_difference_of_totals() -> None:
    found = compare_files([EXAMPLES / "foshan-2020"], schemes=["gd/foshan/2020", "gd/shaoguan/2019"])
    assert "compare.incomplete" in [item.code for item in found.remarks]
    assert found.bridges == ()


def test_a_ledger_that_nobody_evaluated_is_compared_by_its_figures(tmp_path: Path) -> None:
    fact = listed(["{数据项: 部门决算数, 值: 1万元}"])
    sides = [ledger(tmp_path / name, 2023, {"facts.yaml": fact}) for name in ("a", "b")]
    found = compare_files(sides)
    assert [item.code for item in found.remarks] == ["compare.unscored", "compare.unscored"]
    assert found.criteria == ()
    assert words(found.facts[0].difference(1)) == "0"


def test_a_snapshot_compares_with_the_ledger_it_was_made_of(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    write_snapshot(SYNTHETIC / "2023", file)
    found = compare_files([SYNTHETIC / "2023", file])
    assert (found.bridges[0].difference, found.bridges[0].moves) == (0, ())
    assert {row.difference(1) for row in found.facts} == {0}


@pytest.mark.parametrize("evaluation", ["自评", "履职自评"])
def test_every_point_of_two_years_is_accounted_for(evaluation: str) -> None:
    found = compare_files([SYNTHETIC / "2023", SYNTHETIC / "2024"], evaluations=[evaluation])
    bridge = found.bridges[0]
    assert bridge.moves
    assert sum(move.difference for move in bridge.moves) + bridge.bonus + bridge.rest == bridge.difference
    for move in bridge.moves:
        assert move.inputs or move.reasons
        points = [item.points for item in move.inputs if item.points]
        if points:
            exact = sum((after or 0) - (before or 0) for before, after in points)
            assert abs(exact - move.difference) < Fraction(1, 100)
