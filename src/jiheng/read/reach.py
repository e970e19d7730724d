"""回看 — where a clause or sentence begins and ends, looked for a bounded way: reading stays linear."""

from __future__ import annotations

from jiheng.read.words import LIMITS

CLAUSE = frozenset("。！？!?；;\n，,")
SENTENCE = frozenset("。！？!?；;\n")


FAR, NEAR = LIMITS["reach"], LIMITS["clause"]


def start_of(text: str, index: int, marks: frozenset[str], reach: int = FAR) -> int:
    """Return where the stretch before an index begins: after the last of the marks, or as far as we look."""
    farthest = max(0, index - reach)
    start = index
    while start > farthest and text[start - 1] not in marks:
        start -= 1
    return start


def end_of(text: str, index: int, marks: frozenset[str]) -> int:
    """Return where the stretch from an index ends: before the next of the marks, or as far as we look."""
    farthest = min(len(text), index + FAR)
    end = index
    while end < farthest and text[end] not in marks:
        end += 1
    return end
