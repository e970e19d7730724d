"""A check that breaks is named, and the others go on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiheng.audit import Claim, all_checks, audit_json, audit_report
from jiheng.audit.checks import score_limit
from jiheng.audit.subject import Subject
from jiheng.document import parse
from jiheng.read import read

TEXT = "1.档案管理，指标分值8分，评价得分7分，得分率85.7%。"


def breaks(subject: Subject) -> Iterator[Claim]:
    raise ZeroDivisionError(subject)
    yield


def test_a_broken_check_is_named_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score_limit, "check", breaks)
    audit = audit_report(read(parse(TEXT, "report.txt")))
    assert audit.broken == ("score_limit",)
    assert [finding.rule for finding in audit.findings] == ["score_rate"]
    assert '"broken": ["score_limit"]' in str(audit_json(audit)["summary"]).replace("'", '"')


@pytest.mark.parametrize("name", ["report", "empty"])
def test_no_check_breaks_on_a_report_of_hardly_anything(name: str) -> None:
    audit = audit_report(read(parse(TEXT if name == "report" else "无", "report.txt")))
    assert audit.broken == ()
    assert len(all_checks()) > 30
