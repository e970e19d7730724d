"""What a forecast says of small ledgers (cases.yaml), and that scoring again proves every word of it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.actions.gain import gains_of
from jiheng.actions.score_ledger import score_folder
from jiheng.gain import Gains, Lost, Suggestion, gains_json
from jiheng.gain.rules import grain_of
from jiheng.gain.words import part_words, suggestion_words
from jiheng.score.words import plain

from .world import Case, cases, folder_of

CASES = cases()
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COUNTER = itertools.count()


def said(pile: Sequence[Lost]) -> dict[str, list[str]]:
    return {item.criterion.id: [*(note.sentence for note in item.reasons), *item.said] for item in pile}


@pytest.mark.parametrize("case", CASES, ids=[case["情形"] for case in CASES])
def test_a_ledger_gives_these_suggestions(case: Case, tmp_path: Path) -> None:
    found = gains_of(folder_of(case, tmp_path))
    assert [suggestion_words(item) for item in found.suggestions] == case.get("建议", [])
    assert said(found.evidence) == case.get("佐证", {})
    assert said(found.judged) == case.get("评审", {})
    assert said(found.unknown) == case.get("测不出", {})
    if "部分" in case:
        assert [part_words(item) for item in found.suggestions] == case["部分"]


def total_with(folder: Path, item: Suggestion, value: Fraction) -> Decimal:
    """The total with the figure at a value: by --set, as the printed command says."""
    name, _, text = item.setting.partition("=")
    unit = text.lstrip("-0123456789.")
    shown = plain(value * 100 if item.rate else value)
    total = score_folder(folder, settings=[f"{name}={shown}{unit}"]).total
    assert total is not None
    return total


def prove(folder: Path, found: Gains) -> None:
    """Every gain is the difference of two totals, and one grain less does not reach it."""
    before = found.sheet.total or Decimal(0)
    for item in found.suggestions:
        if not item.setting:
            continue
        assert score_folder(folder, settings=[item.setting]).total == before + item.step.gain
        assert item.step.total == before + item.step.gain
        for part in (item.part,) if item.part is not None else ():
            assert total_with(folder, item, part.value) == before + part.gain
        grain = grain_of(item.unit or "%")
        less = item.step.value - (grain if item.step.value > item.current else -grain)
        assert total_with(folder, item, less) < before + item.step.gain


@pytest.mark.parametrize("case", CASES, ids=[case["情形"] for case in CASES])
def test_scoring_again_proves_each_suggestion(case: Case, tmp_path: Path) -> None:
    folder = folder_of(case, tmp_path)
    prove(folder, gains_of(folder))


@pytest.mark.parametrize(
    "name", ["shaoguan-2019", "nansha-2023", "guangzhou-2021", "foshan-2020", "huadu-2022"]
)
def test_the_examples_are_proven_too(name: str) -> None:
    prove(EXAMPLES / name, gains_of(EXAMPLES / name))


PERCENT = st.integers(1, 99)
BANDS = st.lists(PERCENT, min_size=1, max_size=4, unique=True).map(sorted)


@given(
    edges=BANDS,
    points=st.lists(st.integers(0, 1000), min_size=5, max_size=5),
    spent=st.integers(0, 99_999_900),
    budget=st.integers(100_000_000, 200_000_000),
    closed=st.booleans(),
)
def test_whatever_the_bands_a_suggestion_is_the_smallest(
    tmp_path_factory: pytest.TempPathFactory,
    edges: list[int],
    points: list[int],
    spent: int,
    budget: int,
    closed: bool,
) -> None:
    ends = [0, *edges, 100]
    bands = [
        {
            "区间": f"[{low}%,{high}%{']' if high == 100 else ')'}",
            "得分": plain(Decimal(points[number]) / 100),
        }
        for number, (low, high) in enumerate(itertools.pairwise(ends))
    ]
    if not closed:
        bands = bands[:-1] or bands
    folder = tmp_path_factory.getbasetemp() / f"bands{next(COUNTER)}"
    rule = {"编号": "A", "名称": "支出率", "满分": "10", "取值": "部门执行数 ÷ 部门全年预算数", "分档": bands}
    facts = {"部门执行数": f"{spent}元", "部门全年预算数": f"{budget}元"}
    folder = folder_of({"指标": [rule], "数据": facts}, folder)
    found = gains_of(folder)
    prove(folder, found)
    now = found.sheet.criterion("A")
    assert now is not None
    reachable = [
        Decimal(band["得分"])
        for band, high in zip(bands, ends[1:], strict=False)
        if now.score is not None and Fraction(spent, budget) < Fraction(high, 100)
    ]
    best = max((value for value in reachable if value > (now.score or 0)), default=None)
    gained = max((item.step.gain for item in found.suggestions), default=None)
    # A band narrower than a grain of money does not occur in a budget of more than a million.
    assert gained == (None if best is None else best - (now.score or 0))


def test_the_json_says_the_same(tmp_path: Path) -> None:
    shape = gains_json(gains_of(folder_of(CASES[0], tmp_path)))
    assert [(item["gain"], item["total"], item["reach"]) for item in shape["suggestions"]] == [
        ("4", "4", "full"),
        ("1.5", "1.5", "step"),
    ]
    assert shape["suggestions"][0]["setting"] == "已自评项目数=18个"


def test_a_criterion_that_is_put_right_by_half_says_so(tmp_path: Path) -> None:
    case = CASES[0]
    shorter = [{**case["指标"][0], "分档": case["指标"][0]["分档"][:2]}]
    found = gains_of(folder_of({**case, "指标": shorter}, tmp_path))
    assert [item.reach for item in found.suggestions] == ["step"]
    assert replace(found.suggestions[0], limit_name="").limit == 20
