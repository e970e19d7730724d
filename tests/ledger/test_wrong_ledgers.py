"""Every mistake in a ledger is told where it stands, all of them at once; the cases stand in wrong.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jiheng.diagnostic import Diagnostics
from jiheng.ledger import COLLECTIONS, parse_ledger

from .folders import complaints, make_folder

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("wrong.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["说明"] for case in CASES])
def test_a_wrong_ledger_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    said = complaints(make_folder(tmp_path / "台账", case["文件"]))
    assert sorted(said) == sorted(case["提示"])


def test_a_right_ledger_says_nothing(tmp_path: Path) -> None:
    files = {f"{stem}.yaml": "# 还没有" for stem in COLLECTIONS.values()}
    assert complaints(make_folder(tmp_path / "台账", files)) == []


SNIPPETS = st.sampled_from(
    [case["文件"][name] for case in CASES for name in case["文件"]] + ["- {数据项: 项目总数, 值: 3个}"]
)


@given(
    texts=st.dictionaries(st.sampled_from(["ledger", *COLLECTIONS.values()]), SNIPPETS | st.text()),
    cut=st.data(),
)
def test_any_files_make_a_ledger_or_mistakes_and_nothing_else(
    texts: dict[str, str], cut: st.DataObject
) -> None:
    files = {}
    for name, text in texts.items():
        start = cut.draw(st.integers(0, len(text)))
        files[f"{name}.yaml"] = text[:start] + cut.draw(st.text(max_size=3)) + text[start:]
    diagnostics = Diagnostics()
    ledger = parse_ledger("甲", files, diagnostics)
    assert ledger is not None or diagnostics.errors or "ledger.yaml" not in files
    assert all(str(item) for item in diagnostics)
