"""An invented department, a scheme of a few lines, an evaluation; world.yaml has what a case leaves out."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from jiheng.diagnostic import Diagnostics
from jiheng.evaluation import Evaluation, parse_evaluation
from jiheng.ledger import FactBook, Ledger, dictionary_of, parse_ledger
from jiheng.scheme import Scheme, parse_scheme
from jiheng.score import LedgerValues, ScoreSheet, check_evaluation, score

Case = dict[str, Any]
FOLDER = Path(__file__).parent


def read(path: Path) -> Any:
    """Every word stays a text, as in the product: 85.50 is not 85.5."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


WORLD: Case = read(FOLDER / "world.yaml")


def written(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)


def scheme_of(case: Case) -> Scheme:
    own = case.get("方案", {})
    parts = {**WORLD["方案"], "数据项": WORLD["数据项"] + case.get("数据项", []), **own, "指标": case["指标"]}
    return parse_scheme(written(parts), "方案.yaml")


def ledger_of(case: Case) -> Ledger:
    parts = {**WORLD["台账"], **case.get("台账", {})}
    facts = [{"数据项": name, "值": value} for name, value in case.get("数据", {}).items()]
    parts["facts"] = facts + parts.get("facts", [])
    parts["items"] = WORLD["数据项"] + case.get("数据项", [])
    diagnostics = Diagnostics()
    ledger = parse_ledger(
        "某局", {f"{name}.yaml": written(part) for name, part in parts.items()}, diagnostics
    )
    diagnostics.raise_errors()
    assert ledger is not None
    return ledger


def evaluation_of(case: Case) -> Evaluation:
    return parse_evaluation(written({**WORLD["评价"], **case.get("评价", {})}), "评价.yaml")


def check_of(case: Case) -> Diagnostics:
    ledger = ledger_of(case)
    found = Diagnostics()
    check_evaluation(evaluation_of(case), scheme_of(case), FactBook(ledger, dictionary_of(ledger)), found)
    return found


def sheet_of(case: Case) -> ScoreSheet:
    scheme, ledger = scheme_of(case), ledger_of(case)
    values = LedgerValues(FactBook(ledger, dictionary_of(ledger)), scheme.derivations)
    settings = {name: Fraction(value) for name, value in case.get("假设", {}).items()}
    return score(values, scheme, evaluation_of(case), settings=settings)


def cases(*names: str) -> list[tuple[str, Case]]:
    """The cases of some files, or of all, each with a name to find it by."""
    paths = [FOLDER / "cases" / f"{name}.yaml" for name in names] or sorted((FOLDER / "cases").glob("*.yaml"))
    return [(f"{path.stem}: {case['情形']}", case) for path in paths for case in read(path)]
