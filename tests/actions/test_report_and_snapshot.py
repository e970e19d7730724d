"""Files that are written from a ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jiheng.actions.report import write_report
from jiheng.actions.score_ledger import score_folder
from jiheng.actions.snapshot import rescore_snapshot, result_of, write_snapshot
from jiheng.diagnostic import DiagnosticError

from .folders import EXAMPLES

FOSHAN = EXAMPLES / "foshan-2020"


@pytest.mark.parametrize("name", ["a", "a.doc", ".html"])
def test_a_report_in_a_format_that_is_none_is_refused_before_anything_is_written(
    name: str, tmp_path: Path
) -> None:
    with pytest.raises(DiagnosticError) as caught:
        write_report(FOSHAN, tmp_path / name)
    assert caught.value.diagnostics[0].code == "report.format"
    assert list(tmp_path.iterdir()) == []


def test_a_report_in_capitals_is_a_report(tmp_path: Path) -> None:
    write_report(FOSHAN, tmp_path / "里面" / "A.HTML")
    assert (tmp_path / "里面" / "A.HTML").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_snapshot_keeps_the_points_as_texts(tmp_path: Path) -> None:
    digest = write_snapshot(FOSHAN, tmp_path / "a.json")
    content = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert content["hash"] == digest
    assert content["result"] == result_of(score_folder(FOSHAN))
    assert content["result"]["total"] == "97"
    assert rescore_snapshot(tmp_path / "a.json")[1] == ()
    assert {type(points) for points in content["result"]["criteria"].values()} <= {str, type(None)}


def test_a_snapshot_is_not_written_over_a_folder(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError, match="写不进去"):
        write_snapshot(FOSHAN, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_snapshot_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError, match="找不到这个文件"):
        rescore_snapshot(tmp_path / "没有.json")
