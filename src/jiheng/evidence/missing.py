"""缺什么 — what a volume lacks, in words, for its own pages and for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.diagnostic import Diagnostic
from jiheng.evidence.catalogue import Catalogue, Exhibit
from jiheng.messages import message
from jiheng.score import CriterionScore

Troubled = Sequence[tuple[Exhibit, Diagnostic]]


def criterion_words(item: CriterionScore) -> str:
    """Return a criterion with its number."""
    return message("evidence.criterion", id=item.id, name=item.node.record.name)


def missing_parts(catalogue: Catalogue, troubled: Troubled) -> Iterator[tuple[str, list[str]]]:
    """Yield each kind of thing that is missing, with a line for every one."""
    parts = {
        message("evidence.missing_files"): [_trouble(*pair) for pair in troubled],
        message("evidence.missing_support"): [criterion_words(item) for item in catalogue.unsupported],
        message("evidence.missing_entries"): [_unlisted(*pair) for pair in catalogue.unlisted],
    }
    yield from ((title, lines) for title, lines in parts.items() if lines)


def _trouble(exhibit: Exhibit, trouble: Diagnostic) -> str:
    return message(
        "evidence.trouble", number=exhibit.number, name=exhibit.evidence.name, reason=trouble.sentence
    )


def _unlisted(item: CriterionScore, name: str) -> str:
    return message("evidence.unlisted", criterion=criterion_words(item), name=name)
