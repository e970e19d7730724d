"""段 — the words under a criterion: what the report says about the thing it gives points for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.audit.subject import Subject
from jiheng.document import Heading, Paragraph
from jiheng.read import ScoreLine

_SHORT = 60
"""A paragraph of points alone is not longer than this."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A score line and the text from the heading above it to its own end, its own paragraph included."""

    line: ScoreLine
    text: str


def passages(subject: Subject) -> Iterator[Passage]:
    """Yield the passage of every criterion of the department that was scored in running text."""
    leaves = _leaves(subject)
    listed = Counter(line.score_figure.block for line in subject.report.scores if line.score_figure)
    scored = {line.score_figure.block for line in leaves if line.score_figure}
    for line in leaves:
        if line.score_figure is None or line.table is not None:
            continue
        if listed[line.score_figure.block] > 1:
            # A list of points says what was given, not why.
            continue
        block = line.score_figure.block
        before = _texts(subject, range(block - 1, -1, -1), scored)
        after = _texts(subject, range(block + 1, len(subject.report.document.blocks)), scored)
        own = _text(subject, block)
        # Text before the points explains them; where there is none, the points head the text.
        told = own if len(own) > _SHORT else own + "".join(reversed(before) if before else after)
        yield Passage(line, told)


def _text(subject: Subject, block: int) -> str:
    found = subject.report.document.blocks[block]
    return found.text if isinstance(found, (Paragraph, Heading)) else ""


def _texts(subject: Subject, blocks: range, scored: set[int]) -> list[str]:
    found: list[str] = []
    for at in blocks:
        block = subject.report.document.blocks[at]
        if not isinstance(block, Paragraph) or at in scored or block.number is not None:
            break
        found.append(block.text)
    return found


def _leaves(subject: Subject) -> list[ScoreLine]:
    lines = [line for line in subject.report.scores if line.subject == "department" and not line.total]
    inner = {line.path[:-1] for line in lines}
    return [line for line in lines if line.path not in inner]
