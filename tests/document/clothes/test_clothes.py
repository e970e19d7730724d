"""The same report in other clothes: as a Word file, a web page or a workbook it has the same findings."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from jiheng.audit import Audit, Finding, audit_report
from jiheng.document import load, parse
from jiheng.read import read

from .wear import CLOTHES

REPORTS = Path(__file__).parents[2] / "unseen"
NAMES = sorted(path.stem for path in REPORTS.glob("*.txt"))
SAME = 0.97


def texts(name: str) -> list[str]:
    """A report with every mistake that can stand beside the others put in."""
    text = (REPORTS / f"{name}.txt").read_text("utf-8")
    found = yaml.safe_load((REPORTS / f"{name}.yaml").read_text("utf-8"))
    wrong = text
    for mistake in found.get("埋错", []):
        for before, after in [(mistake["原"], mistake["改"]), *mistake.get("同改", [])]:
            wrong = wrong.replace(before, after)
    return [text, wrong]


def told(audit: Audit) -> Counter[tuple[str, str, str]]:
    return Counter((finding.rule, finding.severity, _quote(finding)) for finding in audit.findings)


def _quote(finding: Finding) -> str:
    # A printed line may end anywhere.
    return "".join(finding.places[0].quote.split()) if finding.places else ""


@cache
def plain(name: str) -> list[Counter[tuple[str, str, str]]]:
    return [told(audit_report(read(parse(text, "a.txt")))) for text in texts(name)]


@pytest.mark.parametrize("clothes", CLOTHES)
def test_findings_are_the_same(clothes: str, tmp_path: Path) -> None:
    same = other = 0
    lost: list[object] = []
    for name in NAMES:
        for text, expected in zip(texts(name), plain(name), strict=True):
            # The suffix is wrong on purpose: what a file holds tells its format.
            file = tmp_path / "报告.dat"
            file.write_bytes(CLOTHES[clothes](parse(text, "a.txt")))
            found = told(audit_report(read(load(file))))
            same += (expected & found).total()
            other += (expected - found).total() + (found - expected).total()
            lost += [(name, "-", item) for item in expected - found]
            lost += [(name, "+", item) for item in found - expected]
    assert same > 100
    assert 2 * same / (2 * same + other) >= SAME, lost
