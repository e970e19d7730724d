"""名 — what the report calls a figure: the words before it in its clause, else those after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiheng.read.passages import SIGNS, Passage
from jiheng.read.reach import NEAR, start_of
from jiheng.read.words import BREAKDOWN, LIMITS, NAME_KEPT, WORDS, any_of

_SIGNS = "".join(SIGNS.values())
_STOP = re.compile(rf"[。！？!?；;，,：:\n{_SIGNS}]")
_STOP_MARKS = frozenset(f"。！？!?；;，,：:\n{_SIGNS}")
_BREAKS = frozenset("，,：:、")
_HEAD = re.compile(
    "(?:"
    + "|".join(
        re.escape(word) + (f"(?!{any_of(NAME_KEPT[word])})" if word in NAME_KEPT else "")
        for word in sorted(WORDS["name_heads"], key=len, reverse=True)
    )
    + ")"
)
_TAIL = re.compile(any_of(WORDS["name_tails"]) + "$")
_EMPTY = frozenset([*WORDS["verbs"], *WORDS["name_heads"]])
_AFTER = re.compile(rf"(?:的)?([^。！？!?；;，,：:\n、（）(){_SIGNS}]{{2,20}})")
_SPLIT = re.compile(r"、|以及|和|(?<![涉惠普提波触])及|(?<![参])与")
_MARKS = re.compile("、")
_WHOLE = re.compile(r"[（(][^（）()]*[）)]|“[^“”]*”|《[^《》]*》")
_ORDINARY = re.compile(r"^(?:一|二|三|四|五|六|七|八|九|十)是")
_NUMBERED = re.compile(r"^[（(]?\d{1,2}[）)．.、]")
_SUMS = frozenset(BREAKDOWN["sums"])
_DATE_SIGN = SIGNS["date"]


def name_figures(passage: Passage) -> None:
    """Give every figure of a passage its name, unless it has one."""
    for index, figure in enumerate(passage.figures):
        if not figure.name:
            passage.update(index, name=_name(passage, index))
    _name_each(passage)


def _name(passage: Passage, index: int) -> str:
    before = _before(passage, index)
    words = trimmed(before)
    if before.strip() in _SUMS:
        return before.strip()
    if words and words not in _EMPTY and not _belongs_to_last(passage, index, before):
        return words[-LIMITS["name"] :]
    after = _after(passage, index)
    if after:
        return after
    if index and passage.coded[passage.at[index - 1] + 1 : passage.at[index]] in {"、", "和", "及", "，", ""}:
        return passage.figures[index - 1].name
    return words or _clause_before(passage, index)


def _belongs_to_last(passage: Passage, index: int, words: str) -> bool:
    """Tell whether the words before a figure name the one before them: 3万名学生和2千名教师."""
    if not index or not words.endswith(("和", "及", "与", "、")):
        return False
    return passage.at[index] - len(words) - 1 == passage.at[index - 1]


def _before(passage: Passage, index: int) -> str:
    """Return the words from the last stop up to a figure; a date among them is passed over."""
    end = passage.at[index]
    start = end
    words = ""
    farthest = max(0, end - 4 * LIMITS["name"])
    while start > farthest:
        character = passage.coded[start - 1]
        if character in "（(" and _open_bracket(passage.coded, start - 1, end):
            break
        if _STOP.match(character):
            if character != _DATE_SIGN or trimmed(words):
                break
        else:
            words = character + words
        start -= 1
    return words


def _open_bracket(coded: str, at: int, end: int) -> bool:
    return not any(mark in coded[at:end] for mark in "）)")


def trimmed(words: str) -> str:
    """Return a name without the words around it that are not part of it."""
    text = _NUMBERED.sub("", _ORDINARY.sub("", words[-NEAR:].lstrip(".．、 　").rstrip()))
    while True:
        shorter = _unquoted(_TAIL.sub("", text).strip(" 　"))
        if shorter == text:
            break
        text = shorter
    while len(text) > 2:
        found = _HEAD.match(text)
        if not found or found.end() >= len(text) - 1:
            break
        text = text[found.end() :].lstrip("，,、：: ")
    return text


def _unquoted(text: str) -> str:
    """Take off quotation marks that have no partner."""
    if text.endswith("”") and "“" not in text:
        return text[:-1]
    return text[1:] if text.startswith("“") and "”" not in text else text


def _after(passage: Passage, index: int) -> str:
    if passage.figures[index].kind not in {"count", "money", "time", "measure", "bare"}:
        return ""
    found = _AFTER.match(passage.coded, passage.at[index] + 1)
    if not found:
        return ""
    words = found[1]
    if passage.figures[index].unit_source == "words":
        words = words.removeprefix("名")
    return split_list(words)[0][: LIMITS["name"]] if split_list(words) else ""


def _clause_before(passage: Passage, index: int) -> str:
    """Return the end of the clause before, where a figure stands alone in its own: …, 达 5 万人."""
    end = start_of(passage.coded, passage.at[index], _BREAKS, NEAR) - 1
    if end < 1:
        return ""
    return trimmed(passage.coded[start_of(passage.coded, end, _STOP_MARKS, NEAR) : end])[-LIMITS["name"] :]


def _name_each(passage: Passage) -> None:
    """Name the figures of a list after the things listed: A、B、C人数分别为1、2、3."""
    for match in _EACH.finditer(passage.coded):
        words = passage.coded[start_of(passage.coded, match.start(), _STOP_MARKS, NEAR) : match.start()]
        first, last = passage.index_at(match.start("list")), passage.index_at(match.end("list") - 1)
        names = listed_names(words, last - first + 1)
        for index, name in zip(range(first, last + 1), names, strict=False):
            passage.update(index, name=name)


_EACH = re.compile(rf"分别(?:为|达到|达|是|有|占)?(?P<list>[{_SIGNS}](?:[、和及][{_SIGNS}]){{1,9}})")


def listed_names(words: str, count: int) -> Sequence[str]:
    """Return the names in a list of ``count`` things, each with the words they share; else nothing."""
    parts = [trimmed(part) for part in split_list(words)]
    if len(parts) < count:
        return ()
    parts = parts[-count:]
    tail = _common_tail(parts)
    return [part if part.endswith(tail) else part + tail for part in parts]


def _common_tail(parts: Sequence[str]) -> str:
    """Return the words that the last of a list shares with the others: 小学、初中、高中在校人数."""
    known = next((tail for tail in WORDS["common_tails"] if parts[-1].endswith(tail)), "")
    inner = {len(part) for part in parts[1:-1]}
    if known and len(inner) == 1 and len(parts[-1]) - len(known) >= min(inner):
        return parts[-1][min(inner) :]
    return known


def split_list(words: str) -> list[str]:
    """Return the parts of a list, brackets and quotations kept whole: A（甲、乙）、B和C."""
    return _split(words, _SPLIT)


def split_marks(words: str) -> list[str]:
    """Return the parts of a list between its marks 、 alone."""
    return _split(words, _MARKS)


def _split(words: str, pattern: re.Pattern[str]) -> list[str]:
    shielded = _WHOLE.sub(lambda found: "\0" * len(found[0]), words)
    parts, start = [], 0
    for match in pattern.finditer(shielded):
        parts.append(words[start : match.start()])
        start = match.end()
    return [part for part in (*parts, words[start:]) if part.strip()]
