"""折行 — whether a line was cut because its next word had no room, and how two parts go together."""

from __future__ import annotations

import re

from jiheng.document.pdf.geometry import Line

# What stays together at the end of a line: a word, a number, a character with the mark after it.
_TOKEN = re.compile(r"[(（《“「\[]*(?:[0-9A-Za-z.,%％/+-]+|.)[，。、；：！？）》”」\])％%]*")
_SLACK = 0.4


def is_wrapped(above: Line, below: Line, edge: float) -> bool:
    """Tell whether the first word of a line had no room left of ``edge`` in the line above it."""
    first = below.runs[0]
    match = _TOKEN.match(first.text)
    count = match.end() if match else 1
    end = first.lefts[count] if count < len(first.lefts) else first.right
    return above.right + (end - first.left) + _SLACK * above.size > edge


def glue(above: str, below: str) -> str:
    """Join two parts of a paragraph; words of letters keep a blank."""
    apart = above[-1:].isascii() and above[-1:].isalpha() and below[:1].isascii() and below[:1].isalpha()
    return f"{above} {below}" if apart else above + below
