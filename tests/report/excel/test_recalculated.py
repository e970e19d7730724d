"""LibreOffice calculates the formulas anew and finds the same points as the score sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiheng.report import excel_sheet
from jiheng.score import ScoreSheet

from ..sheets import EVALUATIONS, example
from .books import differences, main_of, workbook, world
from .office import recalculated

Case = dict[str, Any]


def features(sheet: ScoreSheet) -> set[object]:
    """What there is to calculate in a sheet."""
    record = sheet.scheme.record
    states = {item.status for item in sheet.criteria}
    found = {
        "removed": bool(sheet.removed),
        "bonuses": bool(record.bonuses),
        "cap": record.cap is not None,
        "vetoed": any(note.code == "score.veto" for note in sheet.notes),
        "incomplete": not sheet.complete,
        "nothing": sheet.total is None,
        "ungraded": sheet.complete and sheet.grade is None,
        "not applicable": "not_applicable" in states,
        record.rounding.mode: True,
        record.rounding.places: True,
    }
    return {name for name, there in found.items() if there}


def invented() -> dict[str, tuple[ScoreSheet, Case]]:
    """The cases of the scoring tests that have a score sheet, by a name that a file can have."""
    scored = [case for _, case in world().cases() if "错" not in case]
    return {f"case-{number}": (world().sheet_of(case), case) for number, case in enumerate(scored)}


def of_every_feature() -> dict[str, tuple[ScoreSheet, Case]]:
    """Cases enough to see every feature."""
    found, seen = {}, set()
    for name, (sheet, case) in invented().items():
        if features(sheet) - seen:
            seen |= features(sheet)
            found[name] = sheet, case
    return found


def wrong_in(sheets: dict[str, tuple[ScoreSheet, Case]], folder: Path) -> dict[str, list[str]]:
    books = {name: excel_sheet(sheet, world().ledger_of(case)) for name, (sheet, case) in sheets.items()}
    found = recalculated(books, folder)
    compared = {name: differences(main_of(book), sheets[name][0]) for name, book in found.items()}
    return {name: wrong for name, wrong in compared.items() if wrong}


def test_every_point_rate_total_and_grade_of_the_examples_comes_out_the_same(tmp_path: Path) -> None:
    names = {f"example-{number}": evaluation for number, evaluation in enumerate(EVALUATIONS)}
    found = recalculated({name: workbook(evaluation) for name, evaluation in names.items()}, tmp_path)
    assert set(found) == set(names)
    for name, book in found.items():
        assert differences(main_of(book), example(names[name]).sheet) == [], names[name]


def test_what_does_not_apply_bonuses_caps_vetoes_and_roundings_come_out_the_same(tmp_path: Path) -> None:
    sheets = of_every_feature()
    assert len(sheets) > 5
    assert wrong_in(sheets, tmp_path) == {}


@pytest.mark.slow
def test_every_case_of_the_scoring_tests_comes_out_the_same(tmp_path: Path) -> None:
    assert wrong_in(invented(), tmp_path) == {}
