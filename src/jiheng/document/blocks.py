"""标题与段落 — what a gathered paragraph is: title, heading, numbered item, note, attachment, text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiheng.document.heal import Span, heal
from jiheng.document.layout import ends_sentence, is_attachment, is_note
from jiheng.document.lines import Line
from jiheng.document.model import Heading, Number, Paragraph, ParagraphKind
from jiheng.document.numbering import number_of
from jiheng.document.words import LIMITS, PATTERNS, STYLES, WORDS

_HASHES = re.compile(r"(#{1,6})\s*")
_QUOTE = re.compile(r"(?:>\s?|[-*+•●◆■]\s+)+")
_ALONE = re.compile(r"(?:附件|附表|附录)\s*[0-9一二三四五六七八九十]*$")
_TAIL = 40
_SENTENCE = re.compile(r"[。：:！？!?]")


class Lists:
    """The lists under way: ways of numbering whose last item was a paragraph, not a heading."""

    def __init__(self) -> None:
        """Begin without a list."""
        self._open: set[str] = set()

    def remember(self, block: Heading | Paragraph) -> None:
        """Take note of a block; a heading ends the lists under it."""
        if block.number is None:
            return
        rank = STYLES[block.number.style].rank
        if isinstance(block, Heading):
            self._open = {style for style in self._open if STYLES[style].rank < rank}
        else:
            self._open.add(block.number.style)

    def holds(self, number: Number) -> bool:
        """Tell whether a number goes on with a list of paragraphs."""
        return number.style in self._open


def block_of(source: str, group: Sequence[Line], follower: str, lists: Lists) -> Heading | Paragraph:
    """Return the block that gathered lines make; levels are given later, by `jiheng.document.levels`.

    ``follower`` begins the text after it.
    """
    spans, marks = _without_marks(group)
    healed = heal(source, spans)
    found = number_of(healed.text)
    number, title_start = found or (None, 0)
    if _is_heading(healed.text, number, title_start, marks, follower, lists, group):
        return Heading(healed, 1, number, title_start, marks)
    return Paragraph(healed, _kind(healed.text, group), number, None, title_start, _lead(healed.text, number))


def _without_marks(group: Sequence[Line]) -> tuple[list[Span], int]:
    spans = [(line.start, line.end) for line in group]
    first = group[0].text
    hashes = _HASHES.match(first)
    match = hashes or _QUOTE.match(first)
    if match and match.end() < len(first):
        spans[0] = (spans[0][0] + match.end(), spans[0][1])
    return spans, len(hashes.group(1)) if hashes else 0


def _is_contents(group: Sequence[Line]) -> bool:
    return bool(PATTERNS["contents"].search(group[-1].text[-_TAIL:]))


def _kind(text: str, group: Sequence[Line]) -> ParagraphKind:
    if _is_contents(group):
        return "contents"
    if is_note(text):
        return "note"
    if is_attachment(text):
        return "attachment"
    return "caption" if PATTERNS["caption"].match(text) and len(text) <= LIMITS["caption"] else "text"


def _lead(text: str, number: Number | None) -> int:
    """Return where the first sentence of a numbered paragraph ends, if it is short; else its first clause."""
    if number is None:
        return 0
    match = _SENTENCE.search(text, 0, LIMITS["lead"])
    return match.end() if match else 0


def _is_heading(
    text: str,
    number: Number | None,
    title_start: int,
    marks: int,
    follower: str,
    lists: Lists,
    group: Sequence[Line],
) -> bool:
    if len(text) > LIMITS["heading"] and not (marks and len(text) <= 2 * LIMITS["heading"]):
        return False
    if _is_contents(group):
        return False
    inner = text[title_start:-1]
    if "。" in inner or "；" in inner or len(text) == title_start:
        return False
    if marks or text in WORDS["headings"] or _ALONE.match(text):
        return True
    if number is None:
        return len(group) == 1 and _is_bold(group[0].text) and not ends_sentence(text)
    if STYLES[number.style].outline:
        return True
    return not lists.holds(number) and _is_item_heading(text, number, title_start, follower)


def _is_bold(text: str) -> bool:
    return text.startswith("**") and text.endswith("**") and len(text) > 4 and "**" not in text[2:-2]


def _is_item_heading(text: str, number: Number, title_start: int, follower: str) -> bool:
    """Tell a heading numbered 1. or （1） from an item of a list: it is short, and its own text follows."""
    title = text[title_start:]
    if len(title) > LIMITS["item_heading"] or "，" in title or "；" in title or not follower:
        return False
    next_number = number_of(follower)
    return not next_number or STYLES[next_number[0].style].rank > STYLES[number.style].rank
