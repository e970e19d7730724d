"""A claim's verdict comes from its own quantities and from nothing else."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jiheng.audit import Claim, judge
from jiheng.audit.formula import Node, Quotient, Sum, growth, solve
from jiheng.audit.term import Term
from jiheng.place import Place
from jiheng.quantity import parse

ROWS = yaml.safe_load((Path(__file__).parent / "data" / "verdicts.yaml").read_text("utf-8"))


def printed(text: str, at: int, exact: bool = False) -> Term:
    quantity = parse(text)
    place = Place(start=at, end=at + len(text), quote=text, line=1)
    return Term(text, quantity.as_exact() if exact else quantity, place, at)


def formula(row: dict[str, Any]) -> Node:
    exact = row.get("exact", False)
    if "over" in row:
        counted = row["over"].endswith("个")
        return Quotient(printed(row["over"], 10, counted), printed(row["under"], 20, counted))
    plus = tuple(printed(text, 30 + 10 * at, exact) for at, text in enumerate(row["plus"]))
    minus = tuple(printed(text, 90 + 10 * at, exact) for at, text in enumerate(row.get("minus", ())))
    return Sum(plus, minus)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['stated']}-{row['verdict']}")
def test_verdict(row: dict[str, Any]) -> None:
    exact = row.get("exact", False)
    claim = Claim("prose_sum", "sum", printed(row["stated"], 0, exact), formula(row), exact=exact)
    found = judge(claim)
    assert (found.verdict, found.note) == (row["verdict"], row.get("note", ""))


amounts = st.integers(min_value=1, max_value=10**6)


@given(amounts, amounts)
def test_the_solution_of_a_formula_gives_what_was_wanted(new: int, old: int) -> None:
    node = growth(printed(f"{new}元", 10), printed(f"{old}元", 20))
    wanted = Fraction(new, old) - 1
    assert solve(node, wanted, 10) == new
    assert wanted == -1 or solve(node, wanted, 20) == old


@given(st.lists(amounts, min_size=1, max_size=6))
def test_a_true_sum_is_ok_and_one_more_is_not(parts: list[int]) -> None:
    terms = tuple(printed(f"{part}个", 10 * at, exact=True) for at, part in enumerate(parts, 1))
    for extra, verdict in ((0, "ok"), (1, "inconsistent")):
        stated = printed(f"{sum(parts) + extra}个", 0, exact=True)
        assert judge(Claim("prose_sum", "sum", stated, Sum(terms), exact=True)).verdict == verdict
