"""题 — the title of a report, printed over one or several lines before anything else."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.document.heal import heal
from jiheng.document.layout import ends_sentence
from jiheng.document.lines import Line
from jiheng.document.model import Heading
from jiheng.document.numbering import number_of
from jiheng.document.words import LIMITS, WORDS


def find_title(source: str, lines: Sequence[Line]) -> tuple[Heading, int, int] | None:
    """Return the title with the indexes of its first line and of the line after it, or nothing.

    A title is a run of short lines at the beginning, without stops or numbers, whose last says what the
    paper is (报告).
    """
    first = 0
    for index, line in enumerate(lines[: LIMITS["title_lines"]]):
        text = line.text.strip("*# ")
        if not text or line.tabbed or len(text) > LIMITS["title"] or "\t" in text or "|" in text:
            return None
        if ends_sentence(text) or number_of(text) or "。" in text:
            return None
        if text.rstrip("0123456789（）() ") in WORDS["attachments"]:
            first = index + 1
        elif text.rstrip("（）() ").endswith(tuple(WORDS["title_ends"])):
            return _heading(source, lines[first : index + 1]), first, index + 1
    return None


def _heading(source: str, lines: Sequence[Line]) -> Heading:
    marks = len(lines[0].text) - len(lines[0].text.lstrip("#"))
    spans = [(line.end - len(line.text.lstrip("# ")), line.end) for line in lines]
    return Heading(heal(source, spans), 0, marks=marks)
