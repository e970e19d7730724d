"""Completion recomputed beside completion printed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from jiheng.ledger import Header, Indicator, Ledger, Project, Target, Task
from jiheng.messages import message
from jiheng.quantity import parse
from jiheng.report.indicators import indicator_groups
from jiheng.score.words import rate_words

CASES = tomllib.loads(Path(__file__).with_name("completions.toml").read_text(encoding="utf-8"))["case"]
HEADER = Header(department="某局", region="某市", year=2023)


def ledger_of(*indicators: Indicator, **more: tuple[object, ...]) -> Ledger:
    return Ledger(name="某局-2023", header=HEADER, indicators=indicators, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case.values()))
def test_the_printed_completion_is_compared_at_its_own_digits(case: dict[str, str]) -> None:
    target = Target(value=parse(case["target"]), origin=case.get("origin", "")) if "target" in case else None
    indicator = Indicator(
        id="I1",
        name="某指标",
        direction=case.get("direction", ""),
        targets=() if target is None else (target,),
        actual=parse(case["actual"]) if "actual" in case else None,
        stated_completion=parse(case["stated"]) if "stated" in case else None,
    )
    (group,) = indicator_groups(ledger_of(indicator))
    (row,) = group.rows
    assert (rate_words(row.completion), row.verdict) == (case["rate"], case["verdict"])


def test_every_verdict_has_its_word() -> None:
    verdicts = {case["verdict"] for case in CASES} - {""}
    assert verdicts == {"same", "cut", "capped", "derived", "differs"}
    assert all(message(f"report.verdict_{verdict}") for verdict in verdicts)


def test_indicators_stand_under_their_task_in_the_order_of_the_ledger() -> None:
    ledger = ledger_of(
        Indicator(id="I1", name="一", task="T2"),
        Indicator(id="I2", name="二"),
        Indicator(id="I3", name="三", task="T2"),
        tasks=(Task(id="T1", name="没有指标的任务"), Task(id="T2", name="任务二")),
    )
    groups = [(group.task, [row.indicator.id for row in group.rows]) for group in indicator_groups(ledger)]
    assert groups == [("任务二", ["I1", "I3"]), ("", ["I2"])]


def test_the_adopted_target_is_the_one_that_counts() -> None:
    declared = Target(value=parse("20万人"), origin="年初申报")
    assigned = Target(value=parse("10万人"), origin="上级下达", adopted=True, reason="以上级下达的为准")
    indicator = Indicator(id="I1", name="某指标", targets=(declared, assigned), actual=parse("10万人"))
    (group,) = indicator_groups(ledger_of(indicator))
    assert group.rows[0].target is assigned
    assert group.rows[0].completion == 1


def test_a_project_has_its_own_indicators_only() -> None:
    ledger = ledger_of(
        Indicator(id="I1", name="一"),
        Indicator(id="I2", name="二", project="P1"),
        projects=(Project(id="P1", name="某项目"),),
    )
    (group,) = indicator_groups(ledger, "某项目")
    assert [row.indicator.id for row in group.rows] == ["I2"]
