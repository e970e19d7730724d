"""评分的话 — the words around points in running text: what they are of, and why some were lost."""

from __future__ import annotations

import re

from jiheng.document import Heading, Paragraph
from jiheng.read.grammar import Hit
from jiheng.read.naming import trimmed
from jiheng.read.passages import SIGNS
from jiheng.read.reach import CLAUSE, NEAR, SENTENCE, start_of
from jiheng.read.reading import Reading
from jiheng.read.words import WORDS, any_of

_SIGNS = "".join(SIGNS.values())
_STOP_MARKS = frozenset(f"。！？!?；;，,：:\n（(）){_SIGNS}")
_STOPS = re.compile(rf"[。！？!?；;，,：:\n（(）){_SIGNS}]")
_NAME_END = re.compile(any_of(WORDS["name_ends"]))
_TITLE = 40
_COLON = re.compile("[）)]?[：:]")


def in_title(reading: Reading, hit: Hit) -> bool:
    """Tell whether a bracket with points stands in the title of a heading or item: 1.目标设定（8分）：…

    An item without a number is one where a colon follows: A11职责明确性（2分）：符合标准，得2分.
    """
    part, coded = reading.passage.part, reading.passage.coded
    if not isinstance(part, Heading | Paragraph) or hit.span[0] > _TITLE:
        return False
    if part.number is None and not _COLON.match(coded, hit.span[1]):
        return False
    return not _STOPS.search(coded[part.title_start : hit.span[0]])


def words_before(reading: Reading, hit: Hit) -> str:
    """Return the words right before a hit, up to the last stop, figures and dates apart."""
    coded, start = reading.passage.coded, hit.span[0]
    begin = start_of(coded, start, _STOP_MARKS, NEAR)
    if begin and coded[begin - 1] in "（(" and start - begin < 2:
        return _back(coded, begin - 1)
    part = reading.passage.part
    if isinstance(part, Paragraph | Heading) and begin == 0 and part.title_start < start:
        begin = min(part.title_start, start)
    return trimmed(coded[begin:start])


def _back(coded: str, end: int) -> str:
    return trimmed(coded[start_of(coded, end, _STOP_MARKS, NEAR) : end])


def clause_of(reading: Reading, hit: Hit) -> str:
    """Return the clause up to the figure, figures apart."""
    coded, end = reading.passage.coded, hit.span[1]
    begin = start_of(coded, hit.span[0], CLAUSE, NEAR)
    return re.sub(f"[{_SIGNS}]", "", coded[begin:end])


def sentence_before(reading: Reading, hit: Hit) -> str:
    """Return the sentence up to a hit, a figure one sign."""
    coded = reading.passage.coded
    return coded[start_of(coded, hit.span[0], SENTENCE, NEAR) : hit.span[0]]


def subject_before(reading: Reading, hit: Hit) -> str:
    """Return the subject in the clause before: 预算编制情况包括…3个二级指标，指标分值30分."""
    part, coded = reading.passage.part, reading.passage.coded
    start = hit.span[0]
    sentence = start_of(coded, start, SENTENCE, NEAR)
    if isinstance(part, Heading | Paragraph) and sentence == 0:
        sentence = min(part.title_start, start)
    words = coded[sentence:start].rstrip("，,：: （(")
    if not words or "，" in words or re.search(r"[。；]", words):
        return ""
    found = _NAME_END.search(words)
    subject = words[: found.start()] if found and found.start() >= 2 else words
    return trimmed(re.sub(f"[{_SIGNS}].*", "", subject)) if len(subject) <= 40 else ""


def shortened(name: str) -> str:
    """Return a name without the words that only say it is about points: 预算编制情况包括…."""
    found = _NAME_END.search(name)
    return name[: found.start()] if found and found.start() >= 2 else name


def reason(reading: Reading, hit: Hit) -> str:
    """Return the words of the sentence before 扣…分."""
    coded, end = reading.passage.coded, hit.span[0]
    begin = start_of(coded, end, SENTENCE)
    start, stop = reading.passage.plain(begin), reading.passage.plain(end)
    return reading.passage.text[start:stop].strip("，,：: ")
