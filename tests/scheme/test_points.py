"""Schemes of the library on a few figures: points/*.yaml, each worked out by hand beside its rule."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from jiheng.diagnostic import Diagnostics
from jiheng.evaluation import parse_evaluation
from jiheng.ledger import FactBook, dictionary_of, parse_ledger
from jiheng.quantity import parse
from jiheng.scheme import load_scheme
from jiheng.score import LedgerValues, ScoreSheet, check_evaluation, score
from jiheng.score.words import points_words

FOLDER = Path(__file__).parent / "points"
HEADER = {"部门": "某局", "地区": "某区", "年度": "2024"}
Case = dict[str, Any]


def _cases() -> list[tuple[str, Case]]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        page = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        found += [(page["方案"], case) for case in page["例"]]
    return found


def _written(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)


def _sheet(identity: str, case: Case) -> ScoreSheet:
    scheme = load_scheme(identity)
    parts: Case = {"ledger": HEADER, **case.get("台账", {})}
    facts = [{"数据项": name, "值": value} for name, value in case.get("数据", {}).items()]
    parts["facts"] = facts + parts.get("facts", [])
    found = Diagnostics()
    ledger = parse_ledger("某局", {f"{name}.yaml": _written(part) for name, part in parts.items()}, found)
    found.raise_errors()
    assert ledger is not None
    shape = {"类型": "单位自评", "评分方案": identity, **case.get("评价", {})}
    evaluation = parse_evaluation(_written(shape), "评价.yaml")
    book = FactBook(ledger, dictionary_of(ledger))
    check_evaluation(evaluation, scheme, book, found)
    found.raise_errors()
    return score(LedgerValues(book, scheme.derivations), scheme, evaluation)


CASES = _cases()


@pytest.mark.parametrize(("identity", "case"), CASES, ids=[f"{name}: {case['情形']}" for name, case in CASES])
def test_points_and_values_are_those_worked_out_by_hand(identity: str, case: Case) -> None:
    sheet = _sheet(identity, case)
    by_id = {item.id: item for item in sheet.criteria}
    assert {name: points_words(by_id[name].score) for name in case.get("得分", {})} == case.get("得分", {})
    full = {name: points_words(by_id[name].full_marks) for name in case.get("满分", {})}
    assert full == case.get("满分", {})
    for name, wanted in case.get("取值", {}).items():
        assert by_id[name].value == Fraction(parse(wanted).value), name
    if "总分" in case:
        assert (points_words(sheet.total), sheet.grade) == (case["总分"], case["等级"])


def test_the_new_schemes_have_examples() -> None:
    assert {identity for identity, _ in CASES} >= {
        "cn/caiyu-2013-53/department",
        "cn/caiyu-2020-10/project",
        "gd/province/2023",
        "hn/yuhua/2022",
    }


def test_every_case_quotes_its_rule_and_expects_something() -> None:
    for identity, case in CASES:
        assert case["规则"], identity
        assert {"得分", "取值"} & set(case), case["情形"]
