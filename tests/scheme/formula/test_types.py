"""Units of what a formula gives."""

import pytest

from jiheng.scheme.formula.types import dimension_of, dimension_words

from .ground import ready


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("甲", "元"),
        ("甲 ÷ 乙", "（无单位）"),
        ("甲 ÷ 人数", "元/人"),
        ("甲 × 乙", "元·元"),
        ("标准 × 月数", "元"),
        ("1 ÷ 月数", "1/月"),
        ("甲 ÷ 人数 ÷ 月数", "元/人/月"),
        ("35万元", "元"),
        ("MAX(0, 甲)", "元"),
        ("IF(率 > 1, 0, 面积)", "平方米"),
        ("率 + 1个百分点 + A1", "（无单位）"),
        ("计数(项目)", "（无单位）"),
        ("汇总(项目, 执行数)", "元"),
        ("计数(项目) ÷ 甲", "（无单位）"),
        ("MAX(0, 0)", "（无单位）"),
        ("汇总(指标, 权重)", "（无单位）"),
    ],
)
def test_a_formula_has_the_unit_of_what_it_is_made_of(formula: str, unit: str) -> None:
    assert dimension_words(ready(formula).type.dimension) == unit


def test_ratios_percentage_points_and_points_are_pure_numbers() -> None:
    assert {dimension_of(unit) for unit in ("", "比率", "百分点", "分")} == {()}
    assert dimension_of("元/月") == (("元", 1), ("月", -1))
