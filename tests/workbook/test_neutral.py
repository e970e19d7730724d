"""No text of a user becomes a formula, and every text comes back as it was."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.workbook import neutral, plain

ROWS = tomllib.loads((Path(__file__).parent / "neutral.toml").read_text(encoding="utf-8"))["row"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: repr(row["text"]))
def test_a_text_is_written_as_listed(row: dict[str, str]) -> None:
    assert neutral(row["text"]) == row["written"]


@given(st.text(st.sampled_from("'=+-@\t\r甲1"), max_size=6) | st.text())
def test_what_was_neutralised_comes_back(text: str) -> None:
    assert plain(neutral(text)) == text
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r"))
