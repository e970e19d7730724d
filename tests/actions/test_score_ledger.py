"""Which evaluation, which scheme, and what if a figure were another."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.actions.open_ledger import open_ledger
from jiheng.actions.score_ledger import choose_evaluation, score_folder
from jiheng.diagnostic import DiagnosticError
from jiheng.score import ScoreSheet

from .folders import EXAMPLES, copied, rewrite

SHAOGUAN = EXAMPLES / "shaoguan-2019"
HUADU = EXAMPLES / "huadu-2022"
COVERAGE = "A2-1"


def refusal(folder: Path, **settings: object) -> str:
    with pytest.raises(DiagnosticError) as caught:
        score_folder(folder, **settings)  # type: ignore[arg-type]
    assert len(caught.value.diagnostics) == 1
    return caught.value.diagnostics[0].sentence


def points(sheet: ScoreSheet, criterion: str) -> Decimal | None:
    found = sheet.criterion(criterion)
    assert found is not None
    return found.score


def test_without_settings_the_published_points_come_out() -> None:
    sheet = score_folder(SHAOGUAN)
    assert (sheet.total, sheet.grade, sheet.settings) == (Decimal("83.3"), "良", {})


@pytest.mark.parametrize(
    "setting",
    [
        "已设绩效目标项目数=37",
        "已设绩效目标项目数 = 37个",
        "已设绩效目标项目数=三十七",
        "已设绩效目标项目数＝37",
        "已设目标项目数=37",
        "项目总数=23",
    ],
    ids=["bare", "unit", "chinese number", "chinese sign", "alias", "other item"],
)
def test_a_setting_in_any_form_gives_other_points(setting: str) -> None:
    before, after = score_folder(SHAOGUAN), score_folder(SHAOGUAN, settings=[setting])
    assert (points(before, COVERAGE), points(after, COVERAGE)) == (Decimal(1), Decimal(2))
    assert after.settings == {
        setting.replace("＝", "=").partition("=")[0].strip(): setting.replace("＝", "=")
        .partition("=")[2]
        .strip()
    }


def test_a_setting_is_shown_as_assumed_and_the_ledger_stays() -> None:
    score_folder(SHAOGUAN, settings=["已设绩效目标项目数=37"])
    found = score_folder(SHAOGUAN, settings=["已设绩效目标项目数=37"]).criterion(COVERAGE)
    assert found is not None
    assert [item.name for item in found.inputs if item.assumed] == ["已设绩效目标项目数"]
    assert points(score_folder(SHAOGUAN), COVERAGE) == Decimal(1)


def test_an_item_that_is_counted_or_added_up_can_be_set() -> None:
    before, after = score_folder(SHAOGUAN), score_folder(SHAOGUAN, settings=["财政供养人员在职数=1000"])
    assert before.total is not None
    assert after.total == before.total - 2
    assert after.notes == before.notes


@pytest.mark.parametrize("setting", ["绩效目标覆盖率=95%", "车辆数=3", "自评覆盖率=1%"])
def test_a_setting_that_no_rule_reads_is_remarked_on(setting: str) -> None:
    before, after = score_folder(SHAOGUAN), score_folder(SHAOGUAN, settings=[setting])
    assert after.total == before.total
    (note,) = after.notes[len(before.notes) :]
    assert (note.code, note.severity) == ("cli.setting_unused", "note")


STOCK = "国库集中支付结转结余存量资金"


@pytest.mark.parametrize("name", [f"{STOCK}@上年末", f"上年({STOCK}@年末)", f"{STOCK}@上年年末"])
def test_a_figure_of_another_year_or_period_is_named_as_in_a_formula(name: str) -> None:
    found = score_folder(SHAOGUAN, settings=[f"{name}=5341.2万元"]).criterion("B1-3")
    assert found is not None
    assert found.value == Fraction(-1, 2)
    assert [item.name for item in found.inputs if item.assumed] == [f"{STOCK}@上年末"]


def test_the_whole_year_is_the_figure_itself() -> None:
    plain, whole = (score_folder(SHAOGUAN, settings=[f"项目总数{text}=23"]) for text in ("", "@全年"))
    assert points(whole, COVERAGE) == points(plain, COVERAGE) == Decimal(2)
    assert refusal(SHAOGUAN, settings=["项目总数=23", "项目总数@全年=37"]).startswith(
        "「项目总数@全年」用 --set"
    )


def test_a_period_that_no_rule_reads_is_remarked_on() -> None:
    before, after = score_folder(SHAOGUAN), score_folder(SHAOGUAN, settings=["项目总数@上年=3"])
    (note,) = after.notes[len(before.notes) :]
    assert note.code == "cli.setting_unused"


def test_several_settings_hold_together() -> None:
    settings = ["已设绩效目标项目数=10", "项目总数=10"]
    assert points(score_folder(SHAOGUAN, settings=settings), COVERAGE) == Decimal(2)


WRONG_SETTINGS = {
    "项目总数": "--set 应当写成 数据项=值，这里是「项目总数」",
    "项目总数=": "--set 应当写成 数据项=值，这里是「项目总数=」",
    "=3": "--set 应当写成 数据项=值，这里是「=3」",
    "": "--set 应当写成 数据项=值，这里是「」",
    "项目总属=3": "没有「项目总属」这个数据项，最接近的是「项目总数」",
    "xyz=3": "没有「xyz」这个数据项",
    "执行数=3": "没有「执行数」这个数据项，最接近的是「政府采购执行率」",
    "xyz@年末=3": "没有「xyz」这个数据项",
    "项目总数@没有=3": "「@没有」看不懂；可用期间（上年末、年初、1月..12月）和口径（一般公共预算、本级）",
    "部门执行数@1月..3月=3": "「部门执行数@1月..3月」是一段期间，--set 一次假设一个期间，如 部门执行数@6月",
    "结转结余数@年末=3人": "「结转结余数@年末」的单位是元，这里写的是「3人」，请换算或改正单位",
    "项目总数=3人": "「项目总数」的单位是个，这里写的是「3人」，请换算或改正单位",
    "项目总数=3-5个": "「项目总数」是一个范围，不能计算",
    "项目总数=许多": "「许多」不是一个数。请填写数字，例如 113.5万元、98.5%、三十七人。",
    "项目总数=" + "9" * 10_000: "数字太长，最多 40 位。请检查是否把几个数连在了一起。",
}


@pytest.mark.parametrize("setting", WRONG_SETTINGS)
def test_a_wrong_setting_is_told(setting: str) -> None:
    said = refusal(SHAOGUAN, settings=[setting])
    if setting.startswith("执行数"):
        assert said.startswith("没有「执行数」这个数据项")
    elif setting.endswith("999"):
        assert said.startswith("数字太长")
    else:
        assert said == WRONG_SETTINGS[setting]


@pytest.mark.parametrize("second", ["项目总数=38", "项目总数=37"])
def test_a_figure_set_twice_is_told(second: str) -> None:
    assert refusal(SHAOGUAN, settings=["项目总数=37", second]) == "「项目总数」用 --set 写了两次，请只留一次"


def test_a_figure_set_by_name_and_by_alias_is_set_twice() -> None:
    settings = ["已设绩效目标项目数=37", "已设目标项目数=30"]
    assert refusal(SHAOGUAN, settings=settings) == "「已设目标项目数」用 --set 写了两次，请只留一次"


PROJECT = "项目-中央就业补助资金"


def test_a_figure_of_the_evaluated_project_can_be_set() -> None:
    sheet = score_folder(HUADU, evaluation=PROJECT, settings=["执行数=0", "全年预算数=1000万元"])
    assert sheet.subject
    assert sheet.total != score_folder(HUADU, evaluation=PROJECT).total
    assert refusal(HUADU, evaluation=PROJECT, settings=["执行数=3人"]) == (
        "「执行数」的单位是元，这里写的是「3人」，请换算或改正单位"
    )


def test_another_evaluation_by_its_name() -> None:
    assert score_folder(HUADU, evaluation=PROJECT).scheme.id == "cn/caiyu-2020-10/project"
    assert refusal(HUADU, evaluation="没有").startswith("没有「没有」这次评价；有：")


def test_by_another_scheme_the_judgements_do_not_go_along_but_the_project_does() -> None:
    opened = open_ledger(HUADU)
    own = choose_evaluation(opened, PROJECT, "")
    other = choose_evaluation(opened, PROJECT, "gd/foshan/2020")
    assert (other.project, other.kind) == (own.project, own.kind)
    assert (other.recorded, other.judgements, other.scheme) == ((), (), "gd/foshan/2020")
    assert choose_evaluation(opened, PROJECT, own.scheme) == own


def test_without_any_evaluation_a_scheme_is_enough(tmp_path: Path) -> None:
    folder = copied("foshan-2020", tmp_path)
    rewrite(folder / "ledger.yaml", "评价: 自评\n", "")
    sheet = score_folder(folder)
    assert (sheet.scheme.id, sheet.kind, sheet.complete) == ("gd/foshan/2020", "单位自评", False)
    assert score_folder(folder, scheme="gd/shaoguan/2019").scheme.id == "gd/shaoguan/2019"


def test_without_evaluation_and_scheme_it_is_told_what_there_is(tmp_path: Path) -> None:
    folder = copied("foshan-2020", tmp_path)
    rewrite(folder / "ledger.yaml", "评价: 自评\n", "")
    rewrite(folder / "ledger.yaml", "评分方案: gd/foshan/2020\n", "")
    assert refusal(folder) == "台账首页没有写默认的评价，请用 --evaluation 指定；有：自评"
    (folder / "evaluations" / "自评.yaml").unlink()
    assert refusal(folder) == "台账首页没有写默认的评价，请用 --evaluation 指定；有：--"


def test_an_evaluation_that_does_not_fit_is_told_before_scoring(tmp_path: Path) -> None:
    folder = copied("foshan-2020", tmp_path)
    file = folder / "evaluations" / "自评.yaml"
    text = file.read_text(encoding="utf-8") + "改分: [{指标: Z9, 改后: 1, 理由: 甲, 改分人: 乙}]\n"
    file.write_text(text, encoding="utf-8")
    assert refusal(folder) == "方案里没有「Z9」这个指标，请核对编号"


def test_items_of_the_ledger_alone_can_be_set_too() -> None:
    sheet = score_folder(EXAMPLES / "guangzhou-2021", settings=["一般公共预算执行率排名=5"])
    assert sheet.settings == {"一般公共预算执行率排名": "5"}


def test_the_projects_figures_count_as_read() -> None:
    notes = score_folder(HUADU, evaluation=PROJECT, settings=["执行数=0"]).notes
    assert [note.code for note in notes] == ["score.weight_plan"]
