"""A text that says one thing again and again is read and audited in time proportional to its length."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from jiheng.audit import audit_report
from jiheng.document import parse
from jiheng.read import read

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("repeated.toml").read_text(encoding="utf-8")
)
LONGER = 8
AT_MOST = 13
"""Proportional is 8, quadratic 64."""
FIXED = 0.05
"""Seconds that a text of any length may cost."""


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_time_is_in_proportion_to_the_text(case: dict[str, Any]) -> None:
    short, long = (_text(case, case["times"] * size) for size in (1, LONGER))
    _seconds(_text(case, 1))
    small = min(_seconds(short) for _ in range(2))
    large = _seconds(long)
    assert large < AT_MOST * (small + FIXED)


def _text(case: dict[str, Any], times: int) -> str:
    return str(case.get("between", "")).join([case["piece"]] * times)


def _seconds(text: str) -> float:
    began = time.process_time()
    assert audit_report(read(parse(text))).broken == ()
    return time.process_time() - began
