"""罗列 — an announced number of things and the things listed: 3个指标，分别为：甲、乙、丙."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jiheng.document import Document
from jiheng.read.model import Enumeration
from jiheng.read.naming import split_list, split_marks
from jiheng.read.passages import SIGNS, Passage
from jiheng.read.reach import start_of
from jiheng.read.reading import Reading
from jiheng.read.words import ENUMERATION, LIMITS, any_of

_COUNT = SIGNS["count"]
_SIGNS = "".join(SIGNS.values())
_LIST = rf"(?P<list>[^。！？；;：:\n{_SIGNS}]{{4,{LIMITS['list']}}}?)"
_AFTER = re.compile(
    rf"(?P<count>{_COUNT})[^。；，,：:\n、{_SIGNS}]{{0,24}}[，,]?(?:{any_of(ENUMERATION['opens'])})[:：]?{_LIST}"
    r"(?=[。！？；;\n]|$)"
)
_COLON = re.compile(rf"(?P<count>{_COUNT})[^。；，,：:\n、{_SIGNS}]{{0,24}}[:：]{_LIST}(?=[。！？；;\n]|$)")
_BEFORE = re.compile(rf"(?P<count>{_COUNT})(?:[一-鿿]{{0,8}}?)(?:{any_of(ENUMERATION['nouns'])})")
_TOGETHER = re.compile(r"(?:这|共计|合计|共)$")
_STOPS = frozenset(f"。！？；;：:，,\n{_SIGNS}")
_HOLDS = re.compile(rf"(?:{any_of(ENUMERATION['not_holds'])})|(?P<holds>{any_of(ENUMERATION['holds'])})")
_TOO_LONG = 40


def enumerations(document: Document, reading: Reading) -> Iterator[Enumeration]:
    """Yield the lists of a passage whose number is announced before or after them."""
    passage = reading.passage
    done: set[int] = set()
    for index, start, end in _spans(passage):
        words = passage.coded[start:end]
        items = _items(words, passage.figures[index].value)
        if index in done or len(items) < 2 or max(map(len, items)) > _TOO_LONG:
            continue
        done.add(index)
        count = passage.at[index]
        first, last = passage.plain(min(start, count)), passage.plain(max(end, count + 1))
        opened = start > count and words.rstrip("，, ").endswith("等")
        yield Enumeration(passage.figures[index], items, document.place(passage.part, first, last), opened)


def _spans(passage: Passage) -> Iterator[tuple[int, int, int]]:
    """Yield the counts that may announce a list, with the span of the list in the coded text."""
    coded = passage.coded
    for pattern in (_AFTER, _COLON):
        for match in pattern.finditer(coded):
            yield passage.index_at(match.start("count")), *match.span("list")
    for match in _BEFORE.finditer(coded):
        begin = start_of(coded, match.start(), _STOPS)
        words = _TOGETHER.sub("", coded[begin : match.start()])
        if not words.endswith("的"):
            end = begin + len(words)
            yield passage.index_at(match.start()), end - len(_without_lead(words)), end


def _without_lead(words: str) -> str:
    """Return a list without the words that lead to it: 内设甲科、乙科."""
    first = words.find("、") if "、" in words else words.find("和")
    ends = [match.end() for match in _HOLDS.finditer(words[:first]) if match["holds"]] if first > 0 else []
    return words[ends[0] :] if ends else words


def _items(words: str, announced: Decimal | None) -> tuple[str, ...]:
    """Return the things listed; 和 joins two or stands within one, as the number bears out."""
    text = words.strip("，, ").removesuffix("等")
    if "，" in text:
        return ()
    parts = [part.strip("“” ") for part in split_marks(text) if part.strip()]
    if not parts:
        return ()
    last = [part.strip("“” ") for part in split_list(parts[-1])]
    longer = [*parts[:-1], *last]
    return tuple(longer if len(parts) == 1 or len(longer) == announced else parts)
