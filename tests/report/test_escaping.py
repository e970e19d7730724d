"""Whatever a ledger, an evaluation or a scheme says stays text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from jiheng import scheme as schemes

from .page import Element
from .sheets import EXAMPLES, Made, make

HOSTILE = """ "'><script>alert(1)</script></style><img src=x onerror=alert(1)>{{ 7*7 }}{0}{name}%s&lt;"""
# Fields of free text; words that must match another record or a list of choices are left alone.
FREE = set(Path(__file__).with_name("free_text.txt").read_text(encoding="utf-8").split())


def poisoned(value: object, label: str = "") -> object:
    if isinstance(value, dict):
        return {key: poisoned(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [poisoned(item, label) for item in value]
    known_word = label == "来源" and value in ("原文", "推断", "待核")
    if not isinstance(value, str) or label not in FREE or known_word:
        return value
    return value + HOSTILE


def rewrite(source: Path, target: Path, *, poison: bool, **changes: str) -> None:
    content = yaml.load(source.read_text(encoding="utf-8"), yaml.BaseLoader)
    if source.stem == "items":
        poison = False
    if isinstance(content, dict):
        content |= changes
    target.parent.mkdir(parents=True, exist_ok=True)
    shown = poisoned(content) if poison else content
    target.write_text(yaml.safe_dump(shown, allow_unicode=True, sort_keys=False), encoding="utf-8")


def example_with_own_scheme(folder: Path, *, poison: bool) -> Made:
    source = EXAMPLES / "shaoguan-2019"
    for file in source.rglob("*.yaml"):
        name = file.relative_to(source)
        changes = {"评分方案": "../方案.yaml"} if "evaluations" in name.parts else {}
        rewrite(file, folder / name, poison=poison, **changes)
    scheme = Path(schemes.__file__).parent / "library" / "gd" / "shaoguan" / "2019.yaml"
    rewrite(scheme, folder.parent / "方案.yaml", poison=poison)
    return make(folder)


def skeleton(page: Element) -> list[tuple[str, ...]]:
    return [(item.tag, *item.attributes) for item in page.walk()]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return example_with_own_scheme(tmp_path_factory.mktemp("clean") / "台账", poison=False)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return example_with_own_scheme(tmp_path_factory.mktemp("hostile") / "台账", poison=True)


def test_hostile_text_adds_no_element_and_no_attribute(clean: Made, hostile: Made) -> None:
    assert skeleton(hostile.page) == skeleton(clean.page)


def test_hostile_text_is_shown_as_it_was_written(hostile: Made) -> None:
    shown = " ".join(HOSTILE.split())
    text = hostile.page.one("body").text
    assert shown in hostile.page.one("title").text
    assert shown in hostile.page.one("h1").text
    assert text.count(shown) > 300, "nearly every text of the ledger carries it"


def test_hostile_text_stays_inside_attributes(hostile: Made) -> None:
    labels = [point.attributes["aria-label"] for point in hostile.page.all("button", class_="point")]
    assert sum(HOSTILE in label for label in labels) >= len(hostile.sheet.criteria)


def test_hostile_text_reaches_neither_style_nor_script_nor_policy(clean: Made, hostile: Made) -> None:
    for part in ("style", "script"):
        assert hostile.page.one(part).raw == clean.page.one(part).raw
    policies = [made.page.all("meta", http_equiv="Content-Security-Policy") for made in (clean, hostile)]
    assert policies[0] == policies[1]
    assert len(policies[0]) == 1


def test_style_and_script_hold_nothing_that_would_end_them(clean: Made) -> None:
    for part in ("style", "script"):
        assert "</" not in clean.page.one(part).raw
        assert "<!--" not in clean.page.one(part).raw
