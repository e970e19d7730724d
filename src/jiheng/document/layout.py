"""版面 — what the whole file shows about its lines: are they cut at a width, and where do they begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.document.lines import Line
from jiheng.document.numbering import number_of
from jiheng.document.words import LIMITS, PATTERNS, STYLES, WORDS, any_of

_TERMINAL = re.compile(r"[。！？；;!?：:][”’」』）)\]》]*$")
_FULL_STOP = re.compile(r"[。！？!?][”’」』）)\]》]*$")
_NOTE = re.compile(any_of(WORDS["notes"]) + r"\s*[0-9]*\s*[:：]")
_ATTACHMENT = re.compile(any_of(WORDS["attachments"]) + r"\s*[0-9一二三四五六七八九十]*\s*[:：]")
_OUTLINE = frozenset(name for name, style in STYLES.items() if style.outline)
_BULLET = re.compile(r"(?:#{1,6}\s|[-*+•●◆■]\s|>\s?)")


@dataclass(frozen=True, slots=True)
class Layout:
    """``width``: the columns at which lines are cut, 0: they are not; ``indent``: the usual left margin."""

    width: int
    indent: int

    def is_full(self, line: Line) -> bool:
        """Tell whether a line reaches the edge at which lines are cut."""
        return self.width > 0 and line.width + line.indent - self.indent >= self.width - LIMITS["wrap_slack"]


def measure(lines: Sequence[Line]) -> Layout:
    """Look at all lines of running text; a width counts when many lines come close to it, none beyond."""
    texts = [line for line in lines if not line.tabbed and "\t" not in line.text and "|" not in line.text]
    indent = Counter(line.indent for line in texts).most_common(1)
    margin = indent[0][0] if indent else 0
    widths = sorted(line.width + line.indent - margin for line in texts if line.width > 20)
    if len(widths) < LIMITS["wrap_sample"]:
        return Layout(0, margin)
    edge = widths[len(widths) * 95 // 100]
    near = sum(edge - LIMITS["wrap_slack"] <= width <= edge + 4 for width in widths)
    wrapped = edge <= LIMITS["wrap_widest"] and near * 3 >= len(widths) and widths[-1] <= edge + 16
    return Layout(edge if wrapped else 0, margin)


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a mark that closes a sentence or a clause."""
    return bool(_TERMINAL.search(text[-4:]))


def ends_with_full_stop(text: str) -> bool:
    """Tell whether a text ends with a full stop, an exclamation or a question mark."""
    return bool(_FULL_STOP.search(text[-4:]))


def is_note(text: str) -> bool:
    """Tell whether a text is a note to a table: 备注：…"""
    return bool(_NOTE.match(text))


def is_attachment(text: str) -> bool:
    """Tell whether a text announces an attachment: 附件：…"""
    return bool(_ATTACHMENT.match(text))


def opens_block(text: str) -> bool:
    """Tell whether a line cannot be the continuation of another: Markdown mark, caption, note, attachment."""
    return bool(
        _BULLET.match(text) or PATTERNS["caption"].match(text) or is_note(text) or is_attachment(text)
    )


def is_outline(text: str) -> bool:
    """Tell whether a line is numbered as chapters are and short enough to be a heading."""
    found = number_of(text)
    if not found or len(text) > LIMITS["heading"]:
        return False
    inner = text[found[1] : -1]
    return found[0].style in _OUTLINE and "。" not in inner
