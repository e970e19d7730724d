"""What a loaded scheme says about itself."""

import pytest

from jiheng.scheme import load_scheme

from .schemes import scheme_of


def _items(text: str) -> list[str]:
    return [item.name for item in scheme_of(text).items()]


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        ("取值: 部门决算数 ÷ 部门调整预算数, 得分: 满分 × 取值", ["部门决算数", "部门调整预算数"]),
        ("得分: 满分 × 绩效目标覆盖率", ["绩效目标覆盖率", "已设绩效目标项目数", "项目总数"]),
        ("条件: 部门预算数 > 0", ["部门年初预算数"]),
        ("条件: 部门决算数 > 0, 不满足: 部门预算支出率", ["部门决算数", "部门预算支出率"]),
        ('条件: "计数(项目, 执行数 > 部门决算数) > 0"', ["部门决算数"]),
        (
            "取值: 部门预算支出率, 分档: [{区间: '>0', 得分: 信访办理率}]",
            ["部门预算支出率", "信访办理率", "信访办结件数", "信访收到件数"],
        ),
        ("取值: 部门预算支出率, 扣分: {低于: 90%, 每: 1%, 扣: 1, 不足一档: 舍去}", ["部门预算支出率"]),
        ("评审: 看, 不适用: [{条件: 政府采购预算数 = 0, 处理: 满分}]", ["政府采购预算数"]),
        ("评审: 看", []),
    ],
)
def test_the_data_items_a_ledger_must_give_are_listed(rule: str, names: list[str]) -> None:
    assert _items(f"指标:\n- {{编号: A, 名称: 一, 满分: 10, {rule}}}") == names


def test_bonus_veto_and_plans_need_data_items_too() -> None:
    text = (
        "指标:\n- {编号: A, 名称: 一, 满分: 10, 评审: 看}\n"
        "加减分: [{编号: J, 名称: 一, 得分: 项目自评覆盖率}, {编号: K, 名称: 二}]\n"
        "一票否决: [{条件: 部门决算数 = 0, 等级不高于: 差}]\n"
        "权重方案: [{条件: 三公经费决算数 > 0, 满分: {A: 10}}, {其他: 是, 满分: {A: 10}}]"
    )
    assert _items(text) == ["项目自评覆盖率", "部门决算数", "三公经费决算数", "已自评项目数", "项目总数"]


def test_a_rule_or_a_part_of_it_that_no_source_prints_is_marked() -> None:
    scheme = load_scheme("gd/shaoguan/2019")
    marked = {node.record.id for node in scheme.nodes if node.inferred}
    assert {"A2-1", "B1-1", "B4", "C1-3", "C4-1"} <= marked
    assert "A1-1" not in marked
    assert "A" not in marked


def test_an_unknown_criterion_is_nowhere() -> None:
    scheme = scheme_of("指标:\n- {编号: A, 名称: 一, 满分: 10, 评审: 看}")
    assert (scheme.position("Z"), scheme.node("Z")) == (None, None)
    assert scheme.full_marks == 10
    assert scheme.text.startswith("# 写在前面")
