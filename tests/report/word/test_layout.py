"""A layout is a file that a person edits; what is wrong in it is told, all at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jiheng.diagnostic import DiagnosticError
from jiheng.report.word import parse_layout, standard_layout, standard_layout_text

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("layouts.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["说明"]))
def test_a_wrong_layout_is_told(case: dict[str, Any]) -> None:
    text = standard_layout_text()
    assert case["原文"] in text
    with pytest.raises(DiagnosticError) as caught:
        parse_layout(text.replace(case["原文"], case["改成"], 1), "版式.yaml")
    said = [str(item) for item in caught.value.diagnostics]
    assert len(said) == len(case["提示"]), said
    assert all(want in told for want, told in zip(case["提示"], said, strict=True)), said
    assert all(told.startswith("版式.yaml") for told in said)


def test_the_layout_of_the_product_has_every_style() -> None:
    assert standard_layout().style("正文").size == 16
