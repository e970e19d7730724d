"""读文 — text to document: lines, page furniture, tables, paragraphs, headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jiheng.document.blocks import Lists, block_of
from jiheng.document.document import Document
from jiheng.document.furniture import without_furniture
from jiheng.document.laid import Laid
from jiheng.document.layout import Layout, measure
from jiheng.document.levels import with_levels
from jiheng.document.lines import Line, split
from jiheng.document.model import Block
from jiheng.document.paragraphs import gather
from jiheng.document.tables.find import regions, without_repeats
from jiheng.document.tables.grid import build
from jiheng.document.titles import find_title

_FOLLOWER = 40


def parse(text: str, source: str = "") -> Document:
    """Read a text of any layout; ``source`` is the file's name. Never raises, and is linear in the text."""
    return _parse(Laid(text), source, whole=False)


def parse_laid(laid: Laid, source: str = "") -> Document:
    """Read what the reader of a format handed over; otherwise as `parse`."""
    return _parse(laid, source, whole=True)


def _parse(laid: Laid, source: str, *, whole: bool) -> Document:
    """Read a text; ``whole``: every line is a whole paragraph, and nothing belongs to a page."""
    text = laid.text
    lines, furniture = (split(text), []) if whole else without_furniture(split(text))
    layout = None if whole else measure(lines)
    blocks: list[Block] = []
    title = find_title(text, lines)
    start = 0
    if title:
        heading, first, start = title
        blocks += _texts(text, lines[:first], layout, heading.text)
        blocks.append(heading)
    for tables, region in enumerate(regions(text, lines, start), 1):
        blocks += _texts(text, lines[start : region.first], layout, "")
        without_repeats(text, region.found)
        furniture.extend(region.found.repeats)
        table = build(text, tables, region.found, region.around)
        if laid.is_doubtful(lines[region.first].start, lines[region.end - 1].end):
            table = replace(table, certain=False)
        blocks.append(table)
        start = region.end
    blocks += _texts(text, lines[start:], layout, "")
    return Document(
        source,
        text,
        tuple(with_levels(blocks)),
        tuple(sorted(furniture)),
        laid.pages,
        laid.sheets,
        laid.notes,
    )


def _texts(source: str, lines: Sequence[Line], layout: Layout | None, follower: str) -> list[Block]:
    """Return the headings and paragraphs of lines without tables; ``follower`` begins what comes after.

    Without a layout every line is a paragraph.
    """
    groups = list(gather(lines, layout)) if layout else [[line] for line in lines]
    blocks: list[Block] = []
    lists = Lists()
    for index, group in enumerate(groups):
        after = groups[index + 1][0].text[:_FOLLOWER] if index + 1 < len(groups) else follower
        block = block_of(source, group, after, lists)
        blocks.append(block)
        lists.remember(block)
    return blocks
