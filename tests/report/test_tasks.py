"""Main tasks: money of their projects, and how far their indicators got."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from jiheng.ledger import Goal, Narrative, Project, Section, Task
from jiheng.quantity import parse
from jiheng.report.tasks import goals_of, task_rows

from .sheets import Made, example, made

TASK = Task(id="T", name="稳就业", goal="G", section="S", budget=parse("320万元"))


def project(identity: str, budget: str = "", executed: str = "", parent: str = "") -> Project:
    return Project(
        id=identity,
        name=identity,
        task="T",
        parent=parent,
        full_year_budget=parse(budget) if budget else None,
        executed=parse(executed) if executed else None,
    )


def with_task(*projects: Project) -> Made:
    source = example("nansha-2023/自评")
    first, *others = source.ledger.indicators
    ledger = replace(
        source.ledger,
        tasks=(TASK,),
        goals=(Goal(id="G", text="保持就业稳定"), Goal(id="P", text="项目的目标", project="X")),
        sections=(Section(id="S", name="就业科"),),
        projects=projects,
        indicators=(replace(first, task="T"), *others),
    )
    return made(source.sheet, ledger)


@pytest.mark.parametrize(
    ("projects", "budget", "executed", "rate"),
    [
        ((), None, None, None),
        ((project("a", "100元", "50元"), project("b", "300元", "250元")), 400, 300, Fraction(3, 4)),
        ((project("a", "100元", "50元"), project("b", "300元")), 400, None, None),
        ((project("a", "0元", "0元"),), 0, 0, None),
        ((project("a", "400元", "300元"), project("b", "400元", "300元", "a")), 400, 300, Fraction(3, 4)),
    ],
)
def test_a_missing_figure_is_no_zero_and_two_levels_count_once(
    projects: tuple[Project, ...], budget: int | None, executed: int | None, rate: Fraction | None
) -> None:
    (row,) = task_rows(with_task(*projects).ledger)
    assert (row.money.budget, row.money.executed, row.money.rate) == (budget, executed, rate)


def test_the_page_shows_money_section_and_indicators_of_a_task() -> None:
    page = with_task(project("a", "200万元", "150万元")).page
    text = page.one("table", class_="tasks").one("tbody").text
    for words in ("稳就业", "就业科", "320万元", "200万元", "150万元", "75.00%"):
        assert words in text


def test_columns_that_hold_nothing_are_left_out() -> None:
    heads = with_task().page.one("table", class_="tasks").one("thead").text
    assert "执行率" not in heads
    assert "任务预算" in heads


def test_a_department_shows_its_own_goals_and_a_project_those_of_the_project() -> None:
    ledger = with_task().ledger
    assert [goal.id for goal in goals_of(ledger, "")] == ["G"]
    assert [goal.id for goal in goals_of(ledger, "X")] == ["P"]


def test_what_was_written_for_the_report_stands_there_with_its_figures() -> None:
    source = example("shaoguan-2019/第三方评价")
    told = Narrative(section="主要成效", text=("总分 {{总分}} 分，项目 {{项目总数}}。", "第二段"))
    page = made(source.sheet, replace(source.ledger, narratives=(told,))).page
    text = page.one("main").text
    assert "主要成效" in text
    assert "总分 83.3 分，项目 37个。" in text
    assert "第二段" in text
