"""What changes from one scheme to another."""

from jiheng.scheme import diff_schemes, load_scheme

from .schemes import scheme_of

BEFORE = """
指标:
- 编号: A
  名称: 甲
  满分: 6
  下级:
  - {编号: A1, 名称: 一, 满分: 4, 评审: 看, 依据: 旧文}
  - {编号: A2, 名称: 二, 满分: 2, 取值: 部门预算支出率, 分档: [{区间: '>0', 得分: 1}]}
- {编号: B, 名称: 乙, 满分: 4, 评审: 看}
"""
AFTER = """
总分上限: 10
指标:
- 编号: A
  名称: 甲
  满分: 5
  下级:
  - {编号: A1, 名称: 一改, 满分: 4, 评审: 看}
  - {编号: A3, 名称: 三, 满分: 1, 评审: 看}
- 编号: B
  名称: 乙
  满分: 5
  下级:
  - {编号: A2, 名称: 二, 满分: 5, 取值: 部门预算支出率, 分档: [{区间: '>0', 得分: 1}, {区间: '≤0', 得分: 0}]}
"""


def test_every_change_is_told_in_the_words_of_the_file() -> None:
    found = [
        (item.where, item.name, item.label, item.before, item.after)
        for item in diff_schemes(scheme_of(BEFORE), scheme_of(AFTER))
    ]
    assert found == [
        ("方案", "", "总分上限", None, "10"),
        ("A", "甲", "满分", "6", "5"),
        ("A1", "一改", "名称", "一", "一改"),
        ("A1", "一改", "依据", "旧文", None),
        ("A2", "二", "满分", "2", "5"),
        ("A2", "二", "分档", "区间 >0，得分 1", "区间 >0，得分 1；区间 ≤0，得分 0"),
        ("A2", "二", "上级", "A", "B"),
        ("B", "乙", "满分", "4", "5"),
        ("B", "乙", "评审", "看", None),
        ("A3", "三", "指标", None, "三"),
    ]


def test_what_was_taken_away_is_told() -> None:
    found = diff_schemes(scheme_of(AFTER), scheme_of(BEFORE))
    assert ("A3", "三", None) in [(item.where, item.before, item.after) for item in found]


def test_a_scheme_does_not_differ_from_itself() -> None:
    scheme = load_scheme("gd/shaoguan/2019")
    assert diff_schemes(scheme, scheme) == ()
