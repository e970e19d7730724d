"""Every content of a report: its figures are the ledger's, and what nobody knows is two dashes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiheng.report.word.blocks.coverage import CoverageRow
from jiheng.report.word.blocks.funds import FundRow
from jiheng.report.word.parts import LEFT, RIGHT, UP
from jiheng.score.words import points_words

from .reports import EXAMPLES, OWN, composed, ledger, material, parts

SHAOGUAN = EXAMPLES / "shaoguan-2019"


def money(**values: str) -> list[dict[str, str]]:
    return [{"数据项": item, "值": value, "来源": "表3"} for item, value in values.items()]


def remarks(folder: Path, block: str) -> list[str]:
    return [part.text for part in parts(folder, block) if part.kind == "remark"]


def test_the_funds_run_from_the_initial_budget_to_the_final_accounts() -> None:
    table = parts(SHAOGUAN, "funds")[0]
    assert table.closing == FundRow(
        "合计", "36,158.49", "4,994.40", "17,703.56", "13,460.53", "13,867.60", "13,867.60"
    )
    assert table.rows[0] == FundRow(
        "基本支出", "1,753.87", "136.10", "--", "1,617.77", "2,474.88", "2,474.88"
    )


def test_sums_that_do_not_agree_are_told_with_the_difference() -> None:
    told = remarks(SHAOGUAN, "funds")
    assert "核对：基本支出，涉改划转资金分项计算得 136.09，表中为 136.10，相差 0.01。" in told
    assert told[-1].endswith("均相符。")


def test_what_is_left_out_is_taken_from_the_adjustments(tmp_path: Path) -> None:
    adjustments = [
        {"编号": "J1", "金额": "-100万元", "原因": "涉改划转", "剔除": "是"},
        {"编号": "J2", "金额": "-50.5万元", "原因": "财政直接调整", "剔除": "是"},
    ]
    path = ledger(tmp_path / "台账", facts=money(部门年初预算数="1000万元"), adjustments=adjustments)
    assert parts(path, "funds")[0].closing == FundRow(
        "合计", "1,000.00", "100.00", "50.50", "849.50", "--", "--"
    )


def test_money_keeps_every_digit_that_was_entered(tmp_path: Path) -> None:
    path = ledger(tmp_path / "台账", facts=money(部门决算数="244.245万元", 部门年初预算数="0万元"))
    closing: Any = parts(path, "funds")[0].closing
    assert (closing.final, closing.initial, closing.adjusted) == ("244.245", "0.00", "--")


def test_a_part_that_is_missing_is_not_zero_in_a_sum(tmp_path: Path) -> None:
    path = ledger(tmp_path / "台账", facts=money(人员经费决算数="60万元", 基本支出决算数="100万元"))
    assert remarks(path, "funds") == []


def test_a_ledger_without_money_has_no_table_of_it(tmp_path: Path) -> None:
    path = ledger(tmp_path / "台账")
    assert [parts(path, name) for name in ("funds", "money", "coverage", "projects")] == [[], [], [], []]


def test_coverage_is_counted_by_fund(tmp_path: Path) -> None:
    projects = [
        {"编号": "P1", "名称": "甲", "资金": "一般公共预算", "全年预算数": "30万元", "已自评": "是"},
        {"编号": "P2", "名称": "乙", "资金": "一般公共预算", "全年预算数": "20万元", "已自评": "否"},
        {"编号": "P3", "名称": "丙", "资金": "政府性基金", "已自评": "是"},
    ]
    (table,) = parts(ledger(tmp_path / "台账", projects=projects), "coverage")
    assert table.rows == (
        CoverageRow("一般公共预算", "2", "1", "30.00", "50.00%"),
        CoverageRow("政府性基金", "1", "1", "--", "100.00%"),
    )
    assert table.closing == CoverageRow("合计", "3", "2", "--", "66.67%")


def test_figures_of_coverage_that_were_entered_stand_before_counting() -> None:
    table, note = parts(EXAMPLES / "huadu-2022", "coverage")
    assert table.rows[0] == CoverageRow("一般公共预算", "--", "29", "33,163.88", "100.00%")
    assert note.text == "注：已自评项目数按一级项目计、自评覆盖率按金额计。"


def test_levels_of_a_scheme_share_merged_cells() -> None:
    rows: Any = parts(SHAOGUAN, "score_table")[0].rows
    assert rows[0].first == "预算编制情况\n24/30"
    assert rows[0].second == "预算编制\n14/18"
    assert (rows[1].first, rows[1].second, rows[1].third) == (UP, UP, "预算编制规范性")
    shallow = next(row for row in rows if row.second == "保障措施")
    assert (shallow.first, shallow.third) == (UP, LEFT)


def test_measures_that_are_scored_together_share_one_score() -> None:
    rows: Any = parts(EXAMPLES / "foshan-2020", "score_table")[0].rows
    first, second = [row for row in rows if row.second in ("支出完成率", "结余结转率")]
    assert (first.first, first.full_marks, first.score) == ("资金管理情况", "7", "7")
    assert (second.first, second.full_marks, second.score, second.rate) == (UP, UP, UP, UP)


@pytest.mark.parametrize("name", OWN)
def test_every_score_of_a_sheet_stands_in_the_table(name: str) -> None:
    found = material(EXAMPLES / name)
    table = parts(EXAMPLES / name, "score_table")[0]
    shown = " ".join(str(row) for row in (*table.rows, table.closing))
    for item in found.sheet.criteria:
        if item.score is not None:
            assert item.node.record.name in shown
    assert f"score={points_words(found.sheet.total)!r}" in shown


def test_deductions_say_why() -> None:
    table, note = parts(SHAOGUAN, "deductions")
    rows: Any = table.rows
    found = {row.name: (row.deducted, row.reason) for row in rows}
    assert found["绩效目标覆盖率*"] == ("1", "取值为 62.16%，在 60%（含）至 80%（不含）之间")
    assert found["技能人才培养成效"][0] == "0.2"
    assert all(reason for _, reason in found.values())
    assert note.text.startswith("注：标 * 的指标")


@pytest.mark.parametrize("block", ["score_table", "analysis", "deductions"])
def test_a_rule_that_no_source_prints_is_marked_and_the_mark_is_explained(block: str) -> None:
    found = parts(SHAOGUAN, block)
    shown = " ".join(f"{part.text}{part.rows}" for part in found)
    assert "绩效目标覆盖率*" in shown
    assert "预算编制规范性*" not in shown
    assert found[-1].kind == "remark"


def test_what_has_no_points_says_so_in_the_analysis() -> None:
    said = " ".join(part.text for part in parts(EXAMPLES / "huadu-2022", "analysis", "项目-中央就业补助资金"))
    assert "产出指标*：满分 50 分，得分缺失。缺什么：台账里没有「产出」的绩效指标。" in said
    assert "成本指标*：不适用。" in said


def test_nothing_lost_needs_no_table(tmp_path: Path) -> None:
    path = ledger(tmp_path / "台账")
    file = path / "evaluations" / "自评.yaml"
    text = file.read_text(encoding="utf-8").replace("'95'", "'100'")
    head, _, _ = text.partition("  扣分:")
    file.write_text(head, encoding="utf-8")
    assert parts(path, "deductions") == []


def test_an_incomplete_total_is_said_to_be_incomplete() -> None:
    said = parts(EXAMPLES / "huadu-2022", "conclusion", "项目-中央就业补助资金")
    assert "还有得分缺失，总分不完整，不定等级" in said[0].text
    assert "成本指标" not in said[0].text, "what does not apply has no points to speak of"
    assert len(said) > 1


def test_projects_that_were_not_begun_are_listed_with_the_reason() -> None:
    (table,) = parts(EXAMPLES / "foshan-2020", "idle_projects")
    rows: Any = table.rows
    assert [row.status for row in rows] == ["未开展"]
    assert rows[0].reason
    assert rows[0].budget == "--"


def test_a_reason_that_nobody_gave_is_said_to_be_missing(tmp_path: Path) -> None:
    projects = [{"编号": "P1", "名称": "甲", "状态": "已取消"}]
    (table,) = parts(ledger(tmp_path / "台账", projects=projects), "idle_projects")
    rows: Any = table.rows
    assert rows[0].reason == "没有写原因"


def test_evidence_names_the_criteria_that_rest_on_it() -> None:
    (table,) = parts(SHAOGUAN, "evidence")
    rows: Any = table.rows
    assert {row.name: row.used for row in rows}["内部管理制度汇编"] == "保障措施、制度管理"


def test_tasks_tell_their_money_where_it_is_known(tmp_path: Path) -> None:
    path = ledger(
        tmp_path / "台账",
        tasks=[{"编号": "T1", "名称": "救助", "预算": "80万元"}, {"编号": "T2", "名称": "养老"}],
        projects=[{"编号": "P1", "名称": "甲", "任务": "T1", "全年预算数": "90万元", "执行数": "81万元"}],
        indicators=[
            {"编号": "I1", "名称": "人数", "任务": "T1", "指标值": [{"值": "100人"}], "实际完成值": "90人"},
            {"编号": "I2", "名称": "床位", "任务": "T2", "实际完成值": "30张"},
        ],
    )
    found = parts(path, "completion")
    assert [part.kind for part in found] == ["heading", "body", "completion"] * 2
    assert found[1].text.startswith("全年预算 90万元，执行 81万元，执行率 90.00%。")
    assert found[4].text == "本项任务有绩效指标 1 个。"
    rows: Any = found[2].rows + found[5].rows
    assert [(row.target, row.actual, row.completion) for row in rows] == [
        ("100人", "90人", "90.00%"),
        ("--", "30张", "--"),
    ]


def test_a_chapter_without_anything_is_left_out_or_said_to_be_empty(tmp_path: Path) -> None:
    report = composed(ledger(tmp_path / "台账"))
    titles = [part.text for part in report.parts if part.kind.startswith("heading")]
    assert "机构和人员" not in titles
    problems = titles.index("存在的主要问题")
    after = [part.text for part in report.parts]
    assert after[after.index(titles[problems]) + 1] == "台账里没有这方面的记录。"


@pytest.mark.parametrize("name", OWN)
def test_no_heading_stands_over_nothing(name: str) -> None:
    kinds = [part.kind for part in composed(EXAMPLES / name).parts]
    level = {f"heading_{number}": number for number in range(1, 5)} | {"attachment": 0}
    for kind, after in zip(kinds, [*kinds[1:], "attachment"], strict=True):
        if kind in level:
            assert level.get(after, 9) > level[kind], (kind, after)


def test_titles_are_numbered_as_the_outline_says() -> None:
    report = composed(SHAOGUAN)
    heads = [part.number for part in report.parts if part.kind in ("heading_1", "heading_2")]
    assert heads[:4] == ["一、", "（一）", "（二）", "（三）"]
    tables = [part.table for part in report.parts if part.table]
    assert tables == [str(number) for number in range(1, len(tables) + 1)]


def test_a_project_has_a_report_of_its_own() -> None:
    report = composed(EXAMPLES / "huadu-2022", evaluation="项目-中等职业学校免学费")
    assert report.title.endswith("2022年度\n项目支出绩效自评报告：中等职业学校免学费")
    assert [line.value for line in report.cover][1] == "中等职业学校免学费"


def test_tasks_with_budgets_stand_in_a_table(tmp_path: Path) -> None:
    path = ledger(
        tmp_path / "台账",
        sections=[{"编号": "S1", "名称": "救助科"}],
        tasks=[
            {"编号": "T1", "名称": "救助", "预算": "80万元", "责任科室": "S1"},
            {"编号": "T2", "名称": "养老"},
        ],
        indicators=[{"编号": "I1", "名称": "人数", "任务": "T1"}],
    )
    said, table = parts(path, "tasks")
    assert said.text == "年度重点任务 2 项：救助、养老。"
    rows: Any = table.rows
    assert [(row.name, row.budget, row.section, row.count) for row in rows] == [
        ("救助", "80.00", "救助科", "1"),
        ("养老", "--", "", "0"),
    ]


def test_the_form_groups_indicators_by_their_levels(tmp_path: Path) -> None:
    path = ledger(
        tmp_path / "台账",
        indicators=[
            {"编号": "I1", "名称": "人数", "一级": "产出", "二级": "数量"},
            {"编号": "I2", "名称": "满意", "一级": "满意度"},
            {"编号": "I3", "名称": "及时", "一级": "产出", "二级": "时效"},
            {"编号": "I4", "名称": "场次", "一级": "产出", "二级": "数量"},
        ],
    )
    table = parts(path, "self_form")[1]
    assert (table.first, table.second) == ("一级指标", "二级指标")
    rows: Any = table.rows
    assert [(row.first, row.second, row.name) for row in rows] == [
        ("产出", "数量", "人数"),
        (UP, UP, "场次"),
        (UP, "时效", "及时"),
        ("满意度", "--", "满意"),
    ]


def test_without_levels_the_form_groups_indicators_by_task() -> None:
    table = parts(EXAMPLES / "huadu-2022", "self_form")[1]
    assert (table.first, table.second, table.third) == ("任务", RIGHT, "绩效指标")


def test_a_score_that_was_changed_says_by_what_reason(tmp_path: Path) -> None:
    path = ledger(tmp_path / "台账")
    file = path / "evaluations" / "自评.yaml"
    change = "改分:\n- {指标: A, 改前: 95, 改后: 90, 理由: 复核少一份材料, 改分人: 复核组}\n"
    file.write_text(file.read_text(encoding="utf-8") + change, encoding="utf-8")
    (table,) = parts(path, "deductions")
    rows: Any = table.rows
    assert "95 分改为 90 分：复核少一份材料" in rows[0].reason
    assert "复核组" not in rows[0].reason


def test_a_score_that_is_missing_says_what_is_missing() -> None:
    rows: Any = parts(EXAMPLES / "huadu-2022", "score_table", "项目-中央就业补助资金")[0].rows
    assert rows[1].score == "--"
    assert "台账里没有「产出」的绩效指标" in rows[1].reason


def test_indicators_of_a_project_stand_under_its_task_with_its_name(tmp_path: Path) -> None:
    path = ledger(
        tmp_path / "台账",
        tasks=[{"编号": "T1", "名称": "救助"}],
        projects=[{"编号": "P1", "名称": "临时救助", "任务": "T1"}, {"编号": "P2", "名称": "其他项目"}],
        indicators=[
            {"编号": "I1", "名称": "人数", "任务": "T1", "实际完成值": "90人"},
            {"编号": "I2", "名称": "人数", "项目": "P1", "实际完成值": "30人"},
            {"编号": "I3", "名称": "人数", "项目": "P2", "实际完成值": "3人"},
        ],
    )
    found: list[Any] = [part for part in parts(path, "completion") if part.kind == "completion"]
    assert [(part.text, [row.name for row in part.rows]) for part in found] == [
        ("救助", ["人数", "临时救助：人数"]),
        ("", ["其他项目：人数"]),
    ]


def test_sections_of_the_units_below_are_not_the_departments(tmp_path: Path) -> None:
    units = [{"编号": "U1", "名称": "局本级", "本级": "是"}, {"编号": "U2", "名称": "中心"}]
    sections = [
        {"编号": "S1", "名称": "办公室", "预算单位": "U1"},
        {"编号": "S2", "名称": "综合股", "预算单位": "U2"},
    ]
    (_, said) = parts(ledger(tmp_path / "台账", units=units, sections=sections), "units")
    assert said.text == "内设科室 1 个：办公室。"


def test_a_ledger_without_any_score_says_so_once(tmp_path: Path) -> None:
    path = ledger(tmp_path / "台账", **{"evaluations/自评": {"类型": "单位自评", "评分方案": "方案.yaml"}})
    first, *more = parts(path, "conclusion")
    assert first.text == "按某区部门整体支出绩效自评表，单位自评还没有得分（满分 100 分），不定等级。"
    assert [part.text for part in more] == ["缺：总体（A）：还没有评审意见。"]


def test_indicators_without_tasks_need_no_column_of_tasks(tmp_path: Path) -> None:
    indicators = [{"编号": "I1", "名称": "人数", "指标值": [{"值": "100人"}]}]
    (table,) = parts(ledger(tmp_path / "台账", indicators=indicators), "targets")
    rows: Any = table.rows
    assert (table.first, rows[0].first) == (RIGHT, RIGHT)
