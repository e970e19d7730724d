"""The public interface of the room is this list, and the room itself can be called."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import jiheng
from jiheng import audit as room
from jiheng.diagnostic import DiagnosticError

PUBLIC = [
    "Audit",
    "Change",
    "Check",
    "Claim",
    "Finding",
    "Judged",
    "Judgement",
    "Kind",
    "Verdict",
    "all_checks",
    "audit_json",
    "audit_report",
    "judge",
]


def test_the_room_offers_this_and_no_more() -> None:
    assert room.__all__ == PUBLIC


def test_a_report_is_audited_by_a_call(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("1.档案管理，指标分值8分，评价得分7分，得分率85.7%。", encoding="utf-8")
    found = jiheng.audit(report)  # type: ignore[operator]
    assert [finding.rule for finding in found.findings if finding.severity == "error"] == ["score_rate"]


def test_a_missing_file_is_told_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError, match="找不到这个文件"):
        jiheng.audit(tmp_path / "none.txt")  # type: ignore[operator]


def test_importing_the_product_imports_no_room() -> None:
    code = "import jiheng, sys; print(sorted(name for name in sys.modules if name.startswith('jiheng.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError):
        _ = jiheng.nothing
