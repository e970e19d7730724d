"""Snippets of reports in every layout, each beside the blocks it must give.

A text is ``texts/NAME.txt``, what it must give ``texts/NAME.blocks``; to add a case, add the two files. How
a block is written down is told in ``conftest.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jiheng.document import Document, Heading, Paragraph, parse

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_gives_these_blocks(path: Path, render: Callable[[Document], str]) -> None:
    expected = path.with_suffix(".blocks").read_text(encoding="utf-8")
    assert render(parse(read(path), path.name)) == expected


def test_every_expected_file_has_its_text() -> None:
    expected = (Path(__file__).parent / "texts").glob("*.blocks")
    assert {path.stem for path in expected} == {path.stem for path in TEXTS}


def test_numbers_keep_style_print_and_value() -> None:
    document = parse("## （二）甲\n\n正文一。\n\n(三) 乙\n\n正文二。\n\n十二、丙\n\n1）丁，说明文字。\n")
    numbers = [
        (block.number.style, block.number.text, block.number.value)
        for block in document.blocks
        if isinstance(block, Heading | Paragraph) and block.number
    ]
    assert numbers == [
        ("han_paren", "（二）", 2),
        ("han_paren", "(三)", 3),
        ("han", "十二、", 12),
        ("arabic_half", "1）", 1),
    ]


def test_a_heading_keeps_its_marks_beside_its_level() -> None:
    heading = next(parse("#### 一、甲情况\n\n正文。\n").headings)
    assert (heading.level, heading.marks, heading.title) == (1, 4, "甲情况")
