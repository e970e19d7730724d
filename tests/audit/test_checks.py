"""Each check by its file of rows: a report as someone would write it, and the claim that must come of it.

A row holds ``report`` and either ``claim`` (``verdict``, and what else it should agree with: ``stated``,
``implied``, ``note``, ``severity``) or ``claims``, how many the check makes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jiheng.audit import Audit, Judged, all_checks, audit_report
from jiheng.audit.sentence import shown
from jiheng.document import parse
from jiheng.read import read

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "docs" / "checks"
IDS = tuple(all_checks())


def rows() -> list[Any]:
    found = []
    for check in IDS:
        for number, row in enumerate(yaml.safe_load((HERE / f"{check}.yaml").read_text("utf-8")), 1):
            found.append(pytest.param(check, row, id=f"{check}-{number}"))
    return found


@pytest.mark.parametrize(("check", "row"), rows())
def test_row(check: str, row: dict[str, Any]) -> None:
    audit = audit_report(read(parse(row["report"], "report.txt")))
    made = [item for item in audit.claims if item.claim.check == check]
    if "claims" in row:
        assert len(made) == row["claims"]
        return
    described = [describe(audit, item) for item in made]
    assert any(agrees(row["claim"], item) for item in described), described


def agrees(wanted: dict[str, str], found: dict[str, str]) -> bool:
    return all(found[key] == str(value) for key, value in wanted.items())


def describe(audit: Audit, item: Judged) -> dict[str, str]:
    stated, implied = item.claim.stated, item.judgement.implied
    severities = {finding.judged.id: finding.severity for finding in audit.findings}
    return {
        "verdict": item.judgement.verdict,
        "note": item.judgement.note,
        "stated": stated.text if stated else "",
        "implied": shown(implied, stated.quantity) if stated and implied else "",
        "severity": severities.get(item.id, ""),
    }


@pytest.mark.parametrize("check", IDS)
def test_check_has_module_page_and_rows(check: str) -> None:
    assert all_checks()[check].run
    assert (HERE / f"{check}.yaml").is_file()
    page = (PAGES / f"{check}.md").read_text("utf-8")
    for part in ("## 查什么", "## 依据", "## 误差", "## 例子", "## 不说明什么"):
        assert part in page
    assert all_checks()[check].title in page


def test_no_stray_files() -> None:
    assert {path.stem for path in HERE.glob("*.yaml")} == set(IDS)
    assert {path.stem for path in PAGES.glob("*.md")} - {"README"} == set(IDS)
