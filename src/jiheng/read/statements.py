"""断言 — clauses that claim something without a figure of their own: 均已完成, 满分, 未超预算."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from jiheng.document import Document
from jiheng.read.model import Statement, StatementKind
from jiheng.read.reach import SENTENCE, end_of, start_of
from jiheng.read.reading import Reading
from jiheng.read.words import STATEMENTS


def statements(document: Document, reading: Reading) -> Iterator[Statement]:
    """Yield the claims in words of a passage, in the order of kinds and places."""
    passage = reading.passage
    for kind, pattern in STATEMENTS:
        for match in pattern.finditer(passage.text):
            yield Statement(
                kind=cast(StatementKind, kind),
                words=match[0],
                place=document.place(passage.part, *match.span()),
                part=passage.part,
                block=passage.block,
                start=match.start(),
                end=match.end(),
                sentence=(
                    start_of(passage.text, match.start(), SENTENCE),
                    end_of(passage.text, match.end(), SENTENCE),
                ),
                section=passage.section,
            )
