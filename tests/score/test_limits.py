"""Sheets that are hard to work out: long chains, many references; and rates of points."""

from fractions import Fraction

from .world import Case, sheet_of


def test_a_chain_of_criteria_is_followed_to_its_end() -> None:
    last = 600
    chain = [{"编号": f"C{n}", "名称": f"第{n}", "满分": "5", "得分": f"C{n + 1}"} for n in range(last)]
    end = {"编号": f"C{last}", "名称": "末", "满分": "5", "得分": "4"}
    for criteria in ([*chain, end], [end, *reversed(chain)]):
        sheet = sheet_of({"指标": criteria})
        assert {item.score for item in sheet.criteria} == {4}


def test_a_chain_of_other_periods_too_long_to_follow_is_missing_with_a_reason() -> None:
    count = 300
    items = [
        {"名称": f"链{n}", "单位": "元", "含义": "试", "汇总": "求和", "公式": f"链{n + 1}@年末"}
        for n in range(count)
    ]
    items.append({"名称": f"链{count}", "单位": "元", "含义": "试", "汇总": "求和"})
    case: Case = {
        "数据项": items,
        "指标": [{"编号": "A", "名称": "一", "满分": "5", "得分": "链0 ÷ 1元"}],
    }
    sheet = sheet_of(case)
    assert sheet.total is None
    assert "连起来超过 150 层" in sheet.missing[0]


def test_a_score_rate_is_the_score_over_the_full_marks() -> None:
    sheet = sheet_of(
        {
            "指标": [
                {"编号": "A", "名称": "一", "满分": "3", "得分": "1"},
                {"编号": "B", "名称": "二", "满分": "0", "得分": "0"},
                {"编号": "C", "名称": "三", "满分": "3", "评审": "看"},
            ]
        }
    )
    assert [item.score_rate for item in sheet.criteria] == [Fraction(1, 3), None, None]
