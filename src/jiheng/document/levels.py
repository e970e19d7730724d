"""级 — the level of headings and numbered paragraphs, by the ways of numbering that the file uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jiheng.document.model import Block, Heading, Paragraph
from jiheng.document.words import STYLES


def with_levels(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with levels: the file's ways of numbering, from the outermost inwards, count from 1.

    A heading without a number keeps to its marks of Markdown, or is of level 1; the title stays 0.
    """
    used = {
        block.number.style
        for block in blocks
        if isinstance(block, Heading | Paragraph) and block.number is not None
    }
    ranks = sorted(STYLES[style].rank for style in used)
    return [_levelled(block, ranks) for block in blocks]


def _levelled(block: Block, ranks: list[int]) -> Block:
    if isinstance(block, Heading) and block.level > 0:
        number = block.number
        level = ranks.index(STYLES[number.style].rank) + 1 if number else max(1, block.marks - 1)
        return replace(block, level=level)
    if isinstance(block, Paragraph) and block.number is not None:
        return replace(block, level=ranks.index(STYLES[block.number.style].rank) + 1)
    return block
