"""What formulas give on a small ground of values; the table is values.toml."""

from fractions import Fraction

import pytest

from jiheng.scheme.formula import Missing

from ..table import rows
from .ground import ready, worked_out

WORDS = {"成立": True, "不成立": False}


@pytest.mark.parametrize(("formula", "wanted"), rows("formula/values").items())
def test_a_formula_gives_what_the_table_says(formula: str, wanted: str) -> None:
    value = worked_out(formula)
    if wanted in WORDS:
        assert value is WORDS[wanted]
    elif isinstance(value, Missing):
        assert f"缺：{'、'.join(value.names)}" == wanted or value.reasons[0].sentence == wanted
    else:
        assert value == Fraction(wanted)
        assert isinstance(value, Fraction)


def test_everything_missing_is_named_once() -> None:
    value = worked_out("缺 + 支出进度@年末 × 缺 + 缺 × 率")
    assert isinstance(value, Missing)
    assert value.names == ("缺", "支出进度@年末")


@pytest.mark.parametrize(
    ("formula", "inputs"),
    [
        ("甲 ÷ 乙 + 甲 ÷ 乙", ["甲", "乙"]),
        ("IF(甲 > 乙, 率, 半)", ["甲", "乙", "率", "半"]),
        ("计数(项目, 已设目标) ÷ 计数(项目)", ["计数(项目, 已设目标)", "计数(项目)"]),
        ("汇总(甲) + 汇总(项目, 执行数)", ["甲", "汇总(项目, 执行数)"]),
        ("全部(甲 > 乙, 全部(编制类别, 在职数 ≤ 编制数))", ["甲", "乙", "全部(编制类别, 在职数 ≤ 编制数)"]),
        ("平均(支出进度@1月..12月) + 指标完成率(产出)", ["支出进度@1月..12月", "指标完成率(产出)"]),
    ],
)
def test_a_formula_knows_what_it_reads(formula: str, inputs: list[str]) -> None:
    assert [str(item) for item in ready(formula).inputs] == inputs


@pytest.mark.parametrize(
    ("formula", "names"),
    [
        ("计数(项目, 执行数 > 甲)", ["甲"]),
        ("计数(项目, 状态 = 「甲」)", []),
        ("计数(项目, 名称 = 「甲」 且 执行数 > 乙)", ["乙"]),
        ("指标完成率(产出)", []),
        ("甲 + 汇总(项目, 执行数, 执行数 > 乙)", ["甲", "乙"]),
    ],
)
def test_data_items_that_records_are_compared_with_are_needed_too(formula: str, names: list[str]) -> None:
    assert [item.name for item in ready(formula).references] == names
