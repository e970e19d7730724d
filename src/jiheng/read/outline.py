"""提纲 — headings and announced attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiheng.document import Document, Heading, Paragraph
from jiheng.read.model import Attachment, Entry
from jiheng.read.words import LIMITS, WORDS, any_of

_ANNOUNCED = re.compile(
    r"^(?:附件|附表|附)\s*[0-9一二三四五六七八九十]*\s*[:：]?\s*(?:\d{1,2}\s*[.、．])?\s*(.+?)[。；]?$"
)
_SECTION = re.compile(any_of(WORDS["attachment_sections"]))


def outline(document: Document) -> Iterator[Entry]:
    """Yield the headings in order, the title first."""
    for heading in document.headings:
        number = heading.number
        yield Entry(
            level=heading.level,
            title=heading.text if heading.level else heading.title,
            place=document.place(heading),
            style=number.style if number else "",
            number=number.text if number else "",
            value=number.value if number else None,
        )


def attachments(document: Document) -> Iterator[Attachment]:
    """Yield the announced attachments; one is present where its name stands again, as a head or caption."""
    inside, count = False, 0
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = bool(_SECTION.search(block.title)) and block.level > 0
        elif isinstance(block, Paragraph):
            name = _announced(block, inside)
            if name and count < LIMITS["attachments"]:
                count += 1
                yield Attachment(name, document.place(block), _stands(document, name, block))


def _announced(block: Paragraph, inside: bool) -> str:
    if block.kind == "attachment":
        found = _ANNOUNCED.match(block.text)
        return found[1] if found else ""
    if inside and block.number is not None and len(block.text) <= 60:
        return block.text[block.title_start :].rstrip("。；; ")
    return ""


def _stands(document: Document, name: str, announced: Paragraph) -> bool:
    wanted = re.sub(r"\s", "", name)
    for block in document.blocks:
        if block is announced:
            continue
        text = block.caption.text if not isinstance(block, Heading | Paragraph) and block.caption else ""
        if isinstance(block, Heading | Paragraph) and block.healed.hull()[0] > announced.healed.hull()[0]:
            text = block.text
        if text and len(text) <= 2 * len(wanted) + 10 and wanted in re.sub(r"\s", "", text):
            return True
    return False
