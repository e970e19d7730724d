"""年份 — the report's own year is changed; years beside it are marked; those of laws and papers stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jiheng.diagnostic import Diagnostic
from jiheng.document.word import WordParagraph
from jiheng.refresh.change import Change
from jiheng.refresh.knowledge import Knowledge
from jiheng.refresh.names import data

_YEAR = re.compile(r"(?<![\d〔\[［（(])(?P<year>20\d{2})(?=\s*(?:年|[-—–~～至]\s*20\d{2}\s*年))")
_RANGE_BEFORE = re.compile(r"20\d{2}\s*年?\s*[-—–~～至]\s*$")
_RANGE_AFTER = re.compile(r"\s*年?\s*[-—–~～至]\s*20\d{2}")
_MONTH = re.compile(r"\s*年\s*\d{1,2}\s*月")
_BRACKETED = re.compile(r"[（(]\s*(?P<year>20\d{2})(?=\s*年)")


def years(paragraphs: Iterable[WordParagraph], known: Knowledge, old: int | None) -> Iterator[Change]:
    """Yield the years of a report about the year ``old``; None where nobody knows what it is about."""
    if old is None or old == known.year:
        return
    for paragraph in paragraphs:
        found = [*_YEAR.finditer(paragraph.text), *_BRACKETED.finditer(paragraph.text)]
        for match in sorted(found, key=lambda item: item.start("year")):
            change = _change(paragraph, *match.span("year"), known.year, old)
            if change is not None:
                yield change


def _change(paragraph: WordParagraph, start: int, end: int, new: int, old: int) -> Change | None:
    text = paragraph.text
    year, rest = int(text[start:end]), text[end:].lstrip()
    if abs(year - old) > 1 or rest.startswith(tuple(data()["kept_after"])):
        return None
    if year == old and not _means_another(text, start, end):
        return Change("year", paragraph, start, end, new=str(new))
    return Change("stale", paragraph, start, end, remark=Diagnostic("refresh.stale", None, {}, "warning"))


def _means_another(text: str, start: int, end: int) -> bool:
    """Tell whether a year may be that of a paper, a day or a span, which only a person can say."""
    before = text[:start]
    titled = before.count("《") > before.count("》")
    ranged = _RANGE_BEFORE.search(before) is not None or _RANGE_AFTER.match(text, end) is not None
    return titled or ranged or _MONTH.match(text, end) is not None
