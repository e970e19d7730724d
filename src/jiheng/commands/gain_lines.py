"""The forecast in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from jiheng.gain import Gains, Lost, Suggestion
from jiheng.gain.words import lost_words, part_words, suggestion_words, why_words
from jiheng.messages import message
from jiheng.score.words import NOTHING, points_words


def gain_lines(gains: Gains, top: int, ledger: Path) -> Iterator[str]:
    """Yield the head, the best suggestions, then what other lost points there are."""
    sheet = gains.sheet
    yield message("table.title", department=sheet.department, year=sheet.year)
    code = "gain.total" if sheet.complete else "gain.total_incomplete"
    total, full = points_words(sheet.total), points_words(sheet.full_marks)
    yield message(code, total=total, full=full, grade=sheet.grade or NOTHING)
    yield from _suggestions(gains, top, ledger)
    yield from _pile(message("gain.evidence_title"), gains.evidence)
    yield from _pile(message("gain.judged_title"), gains.judged)
    yield from _pile(message("gain.unknown_title"), gains.unknown)


def _suggestions(gains: Gains, top: int, ledger: Path) -> Iterator[str]:
    if not gains.suggestions:
        yield message("gain.none")
        return
    yield message("gain.title")
    for number, item in enumerate(gains.suggestions[:top], 1):
        yield message("gain.line", number=number, sentence=suggestion_words(item))
        for text in _details(item, gains, ledger):
            yield f"   {text}"
    left = len(gains.suggestions) - top
    if left > 0:
        yield message("gain.more", number=left)


def _details(item: Suggestion, gains: Gains, ledger: Path) -> Iterator[str]:
    better = item.step.grade if item.step.grade != gains.sheet.grade else None
    yield why_words(item) + (message("gain.new_grade", grade=better) if better else "")
    part = part_words(item)
    if part:
        yield part
    if item.setting:
        yield message("gain.verify", ledger=ledger, setting=item.setting)


def _pile(title: str, items: Iterable[Lost]) -> Iterator[str]:
    for position, item in enumerate(items):
        if position == 0:
            yield title
        reasons = "；".join((*(reason.sentence for reason in item.reasons), *item.said))
        line = message(
            "gain.lost_line",
            name=item.criterion.node.record.name,
            id=item.criterion.id,
            points=lost_words(item.points),
            reasons=message("gain.reasons", reasons=reasons) if reasons else "",
        )
        yield f"  {line}"
