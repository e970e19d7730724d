"""What comes out of a printer: every score and the total, no page empty, nothing left of the template."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jiheng.score.words import points_words

from .office import printed, sides
from .reports import EXAMPLES, OWN, SPACE, example_report, material, opened, words

NUMBER = re.compile(r"—\s*(\d+)\s*—")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("printed")


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, list[str]]:
    return printed({name: example_report(name) for name in OWN}, folder)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_score_and_the_total_are_printed(pages: dict[str, list[str]]) -> None:
    for name in OWN:
        sheet = material(EXAMPLES / name).sheet
        text = " ".join(pages[name])
        for item in sheet.criteria:
            if item.score is not None:
                score, full = points_words(item.score), points_words(item.full_marks)
                row = rf"(?<![\d.]){re.escape(full)}\s+{re.escape(score)}\s"
                inside = f"{score}/{full}"
                assert re.search(row, text) or inside in squeezed(text) or f"得{score}分" in squeezed(text)
        assert re.search(rf"合计\s.*?\s{re.escape(points_words(sheet.total))}\s", text)


def test_nothing_is_left_of_the_template(pages: dict[str, list[str]]) -> None:
    for name in OWN:
        text = "".join(pages[name])
        for leftover in ("None", "{{", "}}", "{%", "%}", "\ue000", "\ue001", "\ue002", "Undefined", "&amp;"):
            assert leftover not in text, name


def test_no_page_is_empty_and_the_numbers_run_on(pages: dict[str, list[str]]) -> None:
    for name in OWN:
        cover, *rest = pages[name]
        assert NUMBER.search(cover) is None
        numbers = [found[-1] for page in rest if (found := NUMBER.findall(page))]
        assert numbers == [str(number) for number in range(1, len(rest) + 1)]
        assert all(len(squeezed(NUMBER.sub("", page))) > 20 for page in pages[name])


@pytest.mark.usefixtures("pages")
def test_odd_pages_carry_their_number_on_the_right(folder: Path) -> None:
    _, *found = sides(folder / "shaoguan-2019.pdf")
    assert found == ["right" if number % 2 else "left" for number in range(1, len(found) + 1)]


def test_no_heading_is_the_last_of_a_page(pages: dict[str, list[str]]) -> None:
    for name in OWN:
        document = opened(example_report(name))
        styles = {"Heading1", "Heading2", "Heading3", "Heading4", "Caption"}
        heads = {
            squeezed(words(item))
            for item in document.element.body.iter(f"{SPACE}p")
            if item.pPr is not None and item.pPr.style in styles
        }
        for page in pages[name][1:]:
            lines = [squeezed(line) for line in page.splitlines() if line.strip()]
            assert lines[-2] not in heads
