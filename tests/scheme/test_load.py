"""What keeps a scheme from being used at all: one row of refused.yaml for each mistake."""

import pytest

from jiheng.diagnostic import DiagnosticError

from .schemes import Row, rows, said_at, scheme_of

REFUSED = rows("refused")


@pytest.mark.parametrize("row", REFUSED, ids=[row["情形"] for row in REFUSED])
def test_a_wrong_scheme_is_refused_with_every_mistake_at_its_place(row: Row) -> None:
    with pytest.raises(DiagnosticError) as caught:
        scheme_of(row)
    found = caught.value.diagnostics
    assert len(found) == len(row["错"])
    assert all(said_at(item, wanted, row) for item, wanted in zip(found, row["错"], strict=True))
    assert all(item.sentence and item.severity == "error" for item in found)
    assert all("方案.yaml" in str(item) for item in found)


def test_a_long_chain_of_criteria_is_no_circle() -> None:
    last = 400
    lines = [f"- {{编号: C{n}, 名称: 第{n}, 满分: 1, 得分: C{n + 1}}}" for n in range(last)]
    scheme = scheme_of("\n".join(["指标:", *lines, f"- {{编号: C{last}, 名称: 末, 满分: 1, 得分: 1}}"]))
    order, circles = scheme.dependencies
    assert (order[0], order[-1], circles) == (last, 0, ())


def test_a_chain_of_derived_items_too_long_to_follow_is_refused() -> None:
    count = 2000
    lines = [
        f"- {{名称: 链{n}, 单位: 元, 含义: 试, 汇总: 求和, 公式: 链{n + 1} + 1元}}" for n in range(count)
    ]
    end = f"- {{名称: 链{count}, 单位: 元, 含义: 试, 汇总: 求和}}"
    rest = "指标:\n- {编号: A, 名称: 一, 满分: 10, 条件: 链0 > 0}"
    with pytest.raises(DiagnosticError) as caught:
        scheme_of("\n".join(["数据项:", *lines, end, rest]))
    assert [item.code for item in caught.value.diagnostics] == ["formula.chain"]


def test_items_that_share_their_parts_are_checked_in_a_moment() -> None:
    count = 25
    pairs = [
        f"- {{名称: {own}{n}, 单位: 元, 含义: 试, 汇总: 求和, 公式: 左{n + 1} + 右{n + 1}}}"
        for n in range(count)
        for own in "左右"
    ]
    ends = [f"- {{名称: {own}{count}, 单位: 元, 含义: 试, 汇总: 求和}}" for own in "左右"]
    rest = "指标:\n- {编号: A, 名称: 一, 满分: 10, 条件: 左0 > 0}"
    scheme = scheme_of("\n".join(["数据项:", *pairs, *ends, rest]))
    assert len(scheme.items()) == 2 * count + 1
