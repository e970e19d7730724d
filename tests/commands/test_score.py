"""jiheng score and jiheng explain."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from jiheng.commands.formatter import columns
from jiheng.scheme import load_scheme

from .calling import EXAMPLES, FOSHAN, SHAOGUAN, call, wrong

EVALUATIONS = sorted((file.parents[1].name, file.stem) for file in EXAMPLES.glob("*/evaluations/*.yaml"))


@pytest.mark.parametrize(("ledger", "evaluation"), EVALUATIONS)
def test_the_table_has_a_line_for_every_criterion(ledger: str, evaluation: str) -> None:
    called = call("score", EXAMPLES / ledger, "--evaluation", evaluation)
    assert (called.status, called.err) == (0, "")
    scored = call("score", EXAMPLES / ledger, "--evaluation", evaluation, "--json").json
    ids = [item["id"] for item in scored["criteria"]]
    rows = [line.split()[1] for line in called.out.splitlines() if re.match(r"[│┃] \S", line)]
    assert rows[1 : len(ids) + 1] == ids


def test_the_head_says_who_by_what_and_how_much() -> None:
    head = call("score", SHAOGUAN).out.splitlines()[:4]
    assert head[0] == "韶关市人力资源和社会保障局 2019 年度"
    assert head[1].endswith("（gd/shaoguan/2019）")
    assert head[2] == "总分 83.3 / 100　等级 良"
    assert head[3] == "公布的总分 83.3　等级 良（与本表相同）"


def test_an_assumption_stands_above_the_table() -> None:
    called = call("score", SHAOGUAN, "--set", "已设绩效目标项目数=37", "--set", "车辆数=3")
    assert "假设 已设绩效目标项目数 = 37\n" in called.out
    assert "公布的总分 83.3　等级 良（与本表不同）" in called.out
    assert "假设的「车辆数」没有用到" in called.out


def test_what_is_missing_is_listed_and_there_is_no_grade() -> None:
    called = call("score", FOSHAN, "--scheme", "gd/shaoguan/2019")
    assert called.status == 0
    assert "还不完整，不定等级" in called.out
    number = int(re.findall(r"缺 (\d+) 项：", called.out)[0])
    assert len(re.findall(r"(?m)^  \S.*（.*）：", called.out)) == number


def test_names_with_brackets_and_colons_stay_as_they_are(tmp_path: Path) -> None:
    text = load_scheme("gd/foshan/2020").text
    first = next(node.record.name for node in load_scheme("gd/foshan/2020").nodes)
    strange = "[red]x[/] :cat:"
    (tmp_path / "x.yaml").write_text(
        text.replace(f"名称: {first}", f'名称: "{strange}"', 1), encoding="utf-8"
    )
    called = call("score", FOSHAN, "--scheme", tmp_path / "x.yaml")
    assert called.status == 0
    assert strange in called.out


def test_the_json_has_what_others_rely_on() -> None:
    scored = call("score", SHAOGUAN, "--json").json
    keys = {"ledger", "scheme", "total", "full_marks", "bonus_penalty", "grade", "complete", "missing"}
    assert keys | {"criteria"} <= set(scored)
    assert (scored["total"], scored["full_marks"]) == ("83.3", "100")
    assert (scored["grade"], scored["complete"]) == ("良", True)
    assert set(scored["scheme"]) >= {"id", "version", "hash"}
    keys = {"id", "path", "leaf", "full_marks", "score", "status", "inferred", "rule", "inputs", "deductions"}
    keys |= {"override"}
    assert all(keys <= set(item) for item in scored["criteria"])


def test_no_number_of_the_json_is_a_float_and_none_has_an_exponent() -> None:
    text = call("score", SHAOGUAN, "--json").out
    assert re.findall(r": -?\d+\.\d", text) == []
    assert re.findall(r'"-?\d+(?:\.\d+)?[eE][+-]?\d+"', text) == []


def test_the_criteria_of_the_json_stand_parents_first() -> None:
    seen: set[tuple[str, ...]] = set()
    for item in call("score", SHAOGUAN, "--json").json["criteria"]:
        path = tuple(item["path"])
        assert len(path) == 1 or path[:-1] in seen
        seen.add(path)


@pytest.mark.parametrize("command", [("score", SHAOGUAN), ("explain", SHAOGUAN, "A2-1")])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--set", "项目总属=3"), "没有「项目总属」这个数据项，最接近的是「项目总数」"),
        (("--set", "项目总数=3人"), "「项目总数」的单位是个，这里写的是「3人」，请换算或改正单位"),
        (("--evaluation", "没有"), f"{SHAOGUAN}：没有「没有」这次评价；有：第三方评价"),
        (("--scheme", "没有"), "方案库里没有「没有」，也没有这个文件；可用 jiheng scheme list 查看方案库"),
    ],
)
def test_a_wrong_wish_is_told(command: tuple[object, ...], options: tuple[str, ...], said: str) -> None:
    assert wrong(*command, *options) == said


def test_every_mistake_of_a_ledger_is_its_own_line(tmp_path: Path) -> None:
    (tmp_path / "ledger.yaml").write_text("部门: 甲\n年度: 去年\n", encoding="utf-8")
    (tmp_path / "units.yaml").write_text("甲", encoding="utf-8")
    assert wrong("score", tmp_path).splitlines() == [
        f"{tmp_path}/ledger.yaml 第 2 行 第 5 列：「年度」应当是四位年份，如 2023，这里是「去年」",
        f"{tmp_path}/ledger.yaml 第 1 行 第 1 列：台账首页缺少「地区」（市或区县，如 韶关市）",
        f"{tmp_path}/units.yaml 第 1 行 第 1 列：这里应当是以「- 」开头的列表",
    ]


@pytest.mark.parametrize(("ledger", "evaluation"), EVALUATIONS)
def test_every_criterion_can_be_explained(ledger: str, evaluation: str) -> None:
    wish = ("--evaluation", evaluation)
    for item in call("score", EXAMPLES / ledger, *wish, "--json").json["criteria"][:6]:
        called = call("explain", EXAMPLES / ledger, item["id"], *wish)
        assert (called.status, called.err) == (0, "")
        assert called.out.startswith(f"{item['path'][-1]}（{item['id']}）")


def test_an_explanation_by_name_is_that_by_id_and_json_holds_it() -> None:
    by_id = call("explain", SHAOGUAN, "A2-1")
    assert call("explain", SHAOGUAN, "绩效目标覆盖率").out == by_id.out
    assert call("explain", SHAOGUAN, "A2-1", "--json").json["explanation"] == by_id.out.splitlines()


def test_an_unknown_criterion_is_told() -> None:
    assert wrong("explain", SHAOGUAN, "A9-9").startswith("方案里没有「A9-9」这个指标，相近的有：")


def test_in_a_terminal_the_table_fits_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "70")
    monkeypatch.setenv("TERM", "xterm")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", call("score", FOSHAN).out)
    assert {columns(line) for line in plain.splitlines() if line.startswith(("│", "├", "└"))} == {70}


def test_a_changed_score_is_marked(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHAOGUAN, tmp_path / "a"))
    file = folder / "evaluations" / "第三方评价.yaml"
    text = file.read_text(encoding="utf-8")
    changed = "改分: [{指标: A2-1, 改前: 1, 改后: 2, 理由: 补了材料, 改分人: 复核}]\n"
    file.write_text(text + changed, encoding="utf-8")
    (line,) = [line for line in call("score", folder).out.splitlines() if " A2-1 " in line]
    assert "改分" in line
    assert "改分：1 分改为 2 分，复核，理由：补了材料" in call("explain", folder, "A2-1").out
