"""叙述 — what the user wrote for the report, chapter by chapter, with the ledger's figures put in."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.diagnostic import Diagnostics
from jiheng.ledger import Ledger
from jiheng.score import ScoreSheet


def narratives(sheet: ScoreSheet, ledger: Ledger) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the title of a chapter and its paragraphs, in the ledger's order."""
    if not ledger.narratives:
        return
    # The room of Word is large; a ledger without narratives need not wait for it.
    from jiheng.report.word.material import Material
    from jiheng.report.word.narrative import paragraphs

    material, chapters = Material(sheet, ledger), dict[str, list[str]]()
    for item in ledger.narratives:
        texts = paragraphs(item, material, Diagnostics())
        chapters.setdefault(item.section, []).extend(texts)
    yield from ((title, tuple(texts)) for title, texts in chapters.items())
