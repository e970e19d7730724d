"""表题 — the lines around a table that name it, number it, and give its unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.document.heal import Span
from jiheng.document.layout import ends_sentence
from jiheng.document.lines import Line
from jiheng.document.numbering import number_of
from jiheng.document.tables.cells import is_value, trimmed
from jiheng.document.words import LIMITS, PATTERNS, WORDS

_UNIT_GAP = 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``used`` lines before a table name it or give its unit; ``continued``: they say it goes on (续表)."""

    caption: Span | None = None
    unit: Span | None = None
    used: int = 0
    continued: bool = False


def look_before(source: str, lines: Sequence[Line]) -> Surroundings:
    """Read the lines right before a table, from the last one back: a unit, a caption, or both in one line."""
    caption, unit, used, continued = None, None, 0, False
    for line in reversed(lines[-3:]):
        if line.tabbed or len(line.text) > LIMITS["caption"]:
            break
        found = unit_in(source, line.start, line.end)
        if found and unit:
            break
        left, right = line.start, line.end
        if found:
            left, right = _without(source, line, found)
        if left < right and not is_caption(source[left:right], bool(found)):
            break
        unit = found or unit
        used += 1
        if left < right:
            caption = (left, right)
            continued = any(word in line.text for word in WORDS["continued"])
            break
    return Surroundings(caption, unit, used, continued)


def unit_in(source: str, start: int, end: int) -> Span | None:
    """Return the span of the unit that a stretch declares (单位：万元), without the word 单位."""
    match = PATTERNS["unit"].search(source, start, min(end, start + 4 * LIMITS["caption"]))
    return match.span("unit") if match else None


def is_unit_line(line: Line) -> bool:
    """Tell whether a line says nothing but a unit."""
    match = PATTERNS["unit"].match(line.text)
    return match is not None and match.end() == len(line.text) and not line.tabbed


def _without(source: str, line: Line, unit: Span) -> Span:
    match = PATTERNS["unit"].search(source, line.start, line.end)
    if match is None or unit[0] < match.start():
        return line.start, line.end
    before = trimmed(source, line.start, match.start())
    return before if before[0] < before[1] else trimmed(source, match.end(), line.end)


def is_caption(text: str, has_unit: bool = False) -> bool:
    """Tell whether a text names a table: numbered as one, or short and ending as names of tables do."""
    words = text.strip("*# ")
    if PATTERNS["caption"].match(words) or any(words.startswith(word) for word in WORDS["continued"]):
        return not words.endswith("。")
    if ends_sentence(words) or number_of(words) or is_value(words) or "，" in words:
        return False
    name = words.rstrip("（）() ")
    return has_unit or any(name.endswith(word) for word in WORDS["captions"])
