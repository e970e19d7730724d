"""Whole reports in many kinds and layouts: right as they stand, and with one mistake put in at a time.

Every ``NAME.txt`` has a ``NAME.yaml``:

``核对``  stated figures, by check, of claims that must be recognised in the report as it stands, and hold
``提示``  checks whose notes are true of the report as it stands; errors and warnings there must be none
``埋错``  mistakes: ``原`` (text that stands once) becomes ``改``; a finding of severity ``程度`` then covers
          the changed words, and none may stand elsewhere only. ``同改`` holds further changes made with it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jiheng.audit import Audit, Finding, audit_report
from jiheng.document import parse
from jiheng.read import read

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.txt"))
LOUD = {"error", "warning"}


def text_of(name: str) -> str:
    return (HERE / f"{name}.txt").read_text("utf-8")


def told(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    return found


def audited(text: str) -> Audit:
    return audit_report(read(parse(text, "report.txt")))


def mistakes() -> list[Any]:
    return [
        pytest.param(name, mistake, id=f"{name}-{number}")
        for name in NAMES
        for number, mistake in enumerate(told(name).get("埋错", []), 1)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_report_that_is_right_is_left_in_peace(name: str) -> None:
    audit = audited(text_of(name))
    loud = [shown(finding) for finding in audit.findings if finding.severity in LOUD]
    assert not loud
    notes = {finding.judged.check.id for finding in audit.findings}
    assert notes <= set(told(name).get("提示", []))


@pytest.mark.parametrize("name", NAMES)
def test_its_claims_are_recognised(name: str) -> None:
    held: dict[str, list[str]] = {}
    for item in audited(text_of(name)).claims:
        held_so = item.judgement.verdict in {"ok", "ok_within_rounding"}
        if held_so and item.claim.stated and (item.claim.kind != "threshold" or item.claim.check == "grade"):
            held.setdefault(item.claim.check, []).append(item.claim.stated.text)
    for check, stated in told(name)["核对"].items():
        found = list(held.get(check, []))
        for figure in stated:
            assert figure in found, (check, figure, found)
            found.remove(figure)


@pytest.mark.parametrize(("name", "mistake"), mistakes())
def test_a_mistake_is_found_where_it_is(name: str, mistake: dict[str, Any]) -> None:
    text, spans = text_of(name), []
    for before, after in [(mistake["原"], mistake["改"]), *mistake.get("同改", [])]:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
        at = text.index(after)
        spans.append((at, at + len(after)))
    loud = [finding for finding in audited(text).findings if finding.severity in LOUD]
    there = [finding for finding in loud if any(covers(finding, span) for span in spans)]
    assert [shown(finding) for finding in loud if finding not in there] == []
    assert mistake["程度"] in {finding.severity for finding in there}


def covers(finding: Finding, span: tuple[int, int]) -> bool:
    return any((place.start or 0) < span[1] and span[0] < (place.end or 0) for place in finding.places)


def shown(finding: Finding) -> str:
    return f"{finding.severity} {finding.judged.check.id}: {finding.message}"


def test_every_report_is_told_of() -> None:
    assert {path.stem for path in HERE.glob("*.yaml")} == set(NAMES)
