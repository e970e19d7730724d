"""jiheng refresh — last year's Word report with the figures of this year's ledger."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from jiheng.actions.open_ledger import OpenLedger, open_ledger
from jiheng.actions.score_ledger import score_folder
from jiheng.diagnostic import DiagnosticError, fail
from jiheng.document.word_file import open_word
from jiheng.ledger import FactKey, Indicator
from jiheng.messages import message
from jiheng.place import Place
from jiheng.quantity import Quantity, unit_of
from jiheng.read.kinds import SCORE
from jiheng.refresh import Knowledge, Known, KnownIndicator, KnownScore, Refreshed, refresh
from jiheng.refresh.knowledge import plain_name
from jiheng.score import ScoreSheet, adopted_target, completion_of
from jiheng.yaml_source import write_files

SUFFIX = ".docx"
PERIOD = "全年"


def refresh_report(old: Path, folder: Path, target: Path, *, last: Path | None = None) -> Refreshed:
    """Write a Word report anew with the figures of a ledger; ``last`` is the ledger of the old report's year.

    Raises:
        DiagnosticError: a file or ledger cannot be read, the target is no .docx or is the old file itself, or
            it cannot be written.
    """
    if target.suffix.lower() != SUFFIX:
        raise fail("refresh.format", Place(file=str(target)))
    if target.resolve() == old.resolve():
        raise fail("refresh.same_file", Place(file=str(target)))
    document = open_word(old)
    known = knowledge(folder, last)
    refreshed = refresh(document, old.name, known)
    write_files(target.parent, {target.name: refreshed.content})
    return refreshed


def knowledge(folder: Path, last: Path | None = None) -> Knowledge:
    """Return what a ledger folder knows; its scores too where it can be scored.

    Raises:
        DiagnosticError: one of the ledgers is wrong.
    """
    opened = open_ledger(folder)
    header = opened.ledger.header
    sheet: ScoreSheet | None = None
    # A ledger may be refreshed from long before it can be scored.
    with suppress(DiagnosticError):
        sheet = score_folder(folder)
    return Knowledge(
        department=header.department,
        region=header.region,
        year=header.year,
        find=_finder(opened),
        before=None if last is None else _lookup(open_ledger(last)),
        indicators={plain_name(item.name): _indicator(item) for item in opened.ledger.indicators},
        scores=_scores(sheet),
        total=_total(sheet),
    )


def _finder(opened: OpenLedger) -> Callable[[str, str, int], Known | None]:
    look = _value(opened)

    def find(name: str, stage: str, back: int) -> Known | None:
        for candidate in (name + stage, stage + name, name):
            item = opened.book.dictionary.get(candidate)
            if item is not None:
                return look(item.name, back)
        return None

    return find


def _lookup(opened: OpenLedger) -> Callable[[str], Known | None]:
    look = _value(opened)
    return lambda name: look(name, 0)


def _value(opened: OpenLedger) -> Callable[[str, int], Known | None]:
    """Return how an item's figure for the whole department is found: entered, or summed over its units."""
    book = opened.book

    def value(name: str, back: int) -> Known | None:
        item = book.dictionary.get(name)
        if item is None:
            return None
        key = FactKey(item.name, "", opened.ledger.header.year - back, PERIOD, "", "", "")
        fact = book.fact(key)
        found = fact.value.centre if fact is not None else book.total(item, key)
        if not isinstance(found, Fraction):
            return None
        return Known(item.name, found, unit_of(item.unit).dimension, _source(fact.source if fact else ""))

    return value


def _source(text: str) -> str:
    return message("refresh.source_words", source=text) if text else ""


def _indicator(item: Indicator) -> KnownIndicator:
    target = adopted_target(item)
    done = completion_of(item)
    rate = done.rate if done is not None else None
    return KnownIndicator(
        _figure(item, target.value if target is not None else None),
        _figure(item, item.actual),
        None if rate is None else Known(item.name, rate, unit_of("%").dimension, _source(item.source)),
    )


def _figure(item: Indicator, value: Quantity | str | None) -> Known | None:
    # 3万人以上 says more than a number can.
    if not isinstance(value, Quantity) or value.centre is None or value.bound != "equal":
        return None
    return Known(item.name, value.centre, value.unit.dimension, _source(item.source))


def _scores(sheet: ScoreSheet | None) -> dict[str, KnownScore]:
    if sheet is None:
        return {}
    return {
        plain_name(item.node.record.name): KnownScore(
            _points(item.node.record.name, item.score), item.full_marks
        )
        for item in sheet.criteria
        if item.score is not None and item.complete
    }


def _total(sheet: ScoreSheet | None) -> KnownScore | None:
    if sheet is None or sheet.total is None or not sheet.complete:
        return None
    return KnownScore(_points(message("report.total"), sheet.total), sheet.full_marks)


def _points(name: str, points: Decimal) -> Known:
    return Known(name, Fraction(points), unit_of(SCORE).dimension)
