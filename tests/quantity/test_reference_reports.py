"""The figures that careful readers noted in the reference reports, found by the scanner alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from jiheng.quantity import Quantity, parse, scan, unit_of

pytestmark = pytest.mark.shared


def _notes(shared: Path, name: str) -> Iterator[dict[str, Any]]:
    for path in sorted((shared / "gold").glob("[0-9]*.json")):
        yield from json.loads(path.read_text(encoding="utf-8"))[name]


def _quantities(note: dict[str, Any]) -> list[Quantity]:
    return [match.quantity for match in scan(note["quote_norm"]) if match.quantity]


def test_every_amount_in_a_sentence_is_found_with_its_value(shared: Path) -> None:
    notes = [note for note in _notes(shared, "money") if "cell" not in note]
    lost = [
        note["quote_norm"]
        for note in notes
        if Fraction(note["value_yuan"]) not in [found.centre for found in _quantities(note)]
    ]
    assert (len(notes) > 100, lost) == (True, [])


def test_every_amount_in_a_table_has_its_value(shared: Path) -> None:
    notes = [note for note in _notes(shared, "money") if "cell" in note]
    wrong = [
        note["text"]
        for note in notes
        if parse(note["text"], unit=note["cell"]["unit"]).centre != Fraction(note["value_yuan"])
    ]
    assert (len(notes) > 50, wrong) == (True, [])


def test_every_count_is_found_with_its_value_and_unit(shared: Path) -> None:
    # A figure printed without a unit (13.9万) may be read with any.
    notes = list(_notes(shared, "people_orgs"))
    lost = [
        note["quote_norm"]
        for note in notes
        if not any(
            found.centre == Fraction(note["value"])
            and found.unit.dimension in {unit_of(note["unit"]).dimension, "比率"}
            for found in _quantities(note)
        )
    ]
    assert (len(notes) > 200, lost) == (True, [])
