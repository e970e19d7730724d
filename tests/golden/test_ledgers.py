"""The reference ledgers: printed beside recomputed, and every figure stands in the report that it cites."""

import re
from pathlib import Path

import pytest

from jiheng.ledger import Indicator, Ledger, load_ledger
from jiheng.quantity import Quantity, half_up
from jiheng.score import adopted_target, completion_of
from jiheng.score.words import rate_words

from .goldens import GOLDEN, NAMES

SEEDS = {
    "guangzhou-2021": "000_*.txt",
    "huadu-2022": "001_*.txt",
    "foshan-2020": "002_*.txt",
    "nansha-2023": "003_*.txt",
    "shaoguan-2019": "004_*.txt",
}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
LONGEST = 25


def _ledger(root: Path, name: str) -> Ledger:
    return load_ledger(root / "examples" / name)[0]


def _seed(shared: Path, name: str) -> str:
    (path,) = (shared / "seeds").glob(SEEDS[name])
    return path.read_text(encoding="utf-8-sig")


def _stands(number: str, text: str) -> bool:
    digits = r"[\s,，]*".join(re.escape(sign) for sign in number.replace(",", ""))
    return re.search(rf"(?<![\d.]){digits}(?!\d|\.\d)", text) is not None


def _figures(indicator: Indicator) -> list[str]:
    printed = [target.value for target in indicator.targets if target.origin != "反推"]
    values = [*printed, indicator.actual, indicator.stated_completion, indicator.stated_growth]
    return [value.text if isinstance(value, Quantity) else value for value in values if value is not None]


@pytest.mark.parametrize("name", NAMES)
def test_targets_that_only_follow_from_a_printed_rate_are_marked(name: str, root: Path) -> None:
    derived = [
        item for item in _ledger(root, name).indicators if any(t.origin == "反推" for t in item.targets)
    ]
    assert [item.id for item in derived] == GOLDEN[name]["反推"]
    for item in derived:
        assert item.stated_completion is not None or item.stated_growth is not None or item.note
        target = adopted_target(item)
        assert target is not None
        assert target.source


@pytest.mark.parametrize("name", NAMES)
def test_printed_and_recomputed_completion_stand_side_by_side(name: str, root: Path) -> None:
    differing = {}
    for item in _ledger(root, name).indicators:
        done, stated = completion_of(item), item.stated_completion
        if done is None or done.rate is None or stated is None or stated.centre is None:
            continue
        decimals = stated.decimals or 0
        if half_up(done.rate * 100, decimals) != half_up(stated.centre * 100, decimals):
            differing[item.id] = [rate_words(done.rate), stated.text]
    assert differing == GOLDEN[name]["印出与重算不同"]


@pytest.mark.shared
@pytest.mark.parametrize("name", NAMES)
def test_every_figure_stands_in_the_report_it_cites(name: str, root: Path, shared: Path) -> None:
    text, ledger = _seed(shared, name), _ledger(root, name)
    cited = [
        (fact.item, fact.value.text) for fact in ledger.facts if fact.source and "推断" not in fact.source
    ]
    cited += [(item.name, figure) for item in ledger.indicators if item.source for figure in _figures(item)]
    absent = [
        (what, figure)
        for what, figure in cited
        for number in NUMBER.findall(figure)
        if not _stands(number, text)
    ]
    assert len(cited) >= len(ledger.facts) - 1
    assert absent == []


def _clauses(text: str) -> set[str]:
    """Every run of so many Chinese characters within a sentence; a document's title is no sentence."""
    plain = re.sub(r"《[^》]*》|\s", "", text)
    runs = [re.sub("[，、]", "", run) for run in re.findall("[\u4e00-\u9fff，、]+", plain)]
    return {run[start : start + LONGEST] for run in runs for start in range(len(run) - LONGEST + 1)}


@pytest.mark.shared
@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_of_a_report_is_copied(name: str, root: Path, shared: Path) -> None:
    own = _clauses(_seed(shared, name))
    assert own
    places = [*(root / "examples").rglob("*.yaml"), *(root / "src/jiheng/scheme/library").rglob("*.yaml")]
    copied = {
        path.name: found for path in places if (found := own & _clauses(path.read_text(encoding="utf-8")))
    }
    assert copied == {}
