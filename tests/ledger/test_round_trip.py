"""A ledger is what its files say, and the other way round, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiheng.diagnostic import Diagnostics
from jiheng.ledger import ledger_files, load_ledger, parse_ledger
from jiheng.yaml_source import write_files

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize("name", sorted(path.parent.name for path in EXAMPLES.glob("*/ledger.yaml")))
def test_an_example_is_the_same_after_writing_and_reading(name: str, tmp_path: Path) -> None:
    ledger, remarks = load_ledger(EXAMPLES / name)
    assert len(remarks) == 0
    write_files(tmp_path / name, dict(ledger_files(ledger)))
    again, _ = load_ledger(tmp_path / name)
    assert again == ledger
    assert ledger_files(again) == ledger_files(ledger)


def test_a_kind_without_records_has_no_file() -> None:
    ledger = parse_ledger("甲", {"ledger.yaml": "{部门: 甲局, 地区: 乙市, 年度: 2020}"}, Diagnostics())
    assert ledger is not None
    assert ledger_files(ledger) == {"ledger.yaml": "部门: 甲局\n地区: 乙市\n年度: 2020\n"}
