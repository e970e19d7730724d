"""What a careful reader annotated in three published reports is read from them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from jiheng.document import load
from jiheng.read import read
from jiheng.read.as_json import report_json

pytestmark = pytest.mark.shared
LEAST = 0.98


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_scores_indicators_and_money_are_found_and_nothing_else_is(shared: Path) -> None:
    scorer = _scorer(shared)
    tally = scorer.Tally()
    for path in sorted((shared / "gold").glob("*.json")):
        source = shared / "seeds" / f"{path.stem}.txt"
        text = source.read_bytes().decode("utf-8")
        gold = json.loads(path.read_text(encoding="utf-8"))
        scorer.read_file(report_json(read(load(source))), gold, text, tally)
    for kind in ("scores", "indicators", "money"):
        for measure in ("recall", "precision"):
            right, all_of_them = tally.n[f"{kind} {measure}"]
            assert right >= LEAST * all_of_them, (kind, measure, right, all_of_them)
