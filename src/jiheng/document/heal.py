"""愈合 — source spans to text as one would type it, with the offset of every character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jiheng.document.healed import Healed

Span = tuple[int, int]

# Runs of words; marks of emphasis; between them, white space and characters without width.
_WORDS = re.compile(r"[^\s*\u200b-\u200d\u2060\ufeff\xad]+|\*+")
_SPACE = re.compile(r"\s")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_CLOSERS = frozenset(",.;:!?)")
_GLANCE = 4


class _Pieces:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self.marks: list[int] = []
        self.origins: list[int] = []
        self.length = 0
        self.end = -1

    def add(self, text: str, origin: int) -> None:
        if origin != self.end:
            self.marks.append(self.length)
            self.origins.append(origin)
        self.texts.append(text)
        self.length += len(text)
        self.end = origin + len(text)

    def healed(self, where: int) -> Healed:
        if not self.texts:
            return Healed("", (0,), (where,))
        return Healed("".join(self.texts), tuple(self.marks), tuple(self.origins))


def heal(source: str, spans: Sequence[Span]) -> Healed:
    """Join spans of the source: white space that is layout goes, marks of emphasis go, words stay.

    Between two spans lies the break of a line. A blank stays between Latin words, between two numbers of one
    line, and between Chinese words that each have more than one character.
    """
    return heal_paragraphs(source, [spans])


def heal_paragraphs(source: str, paragraphs: Iterable[Sequence[Span]]) -> Healed:
    """Heal several runs of spans, as `heal` does each; a line feed separates them."""
    pieces, where = _Pieces(), -1
    for spans in paragraphs:
        if not spans:
            continue
        where = spans[0][0] if where < 0 else where
        if pieces.texts and pieces.texts[-1] != "\n" and _has_words(source, spans):
            blank = _blank(source, pieces.end, spans[0][0])
            if blank >= 0:
                pieces.add("\n", blank)
        _join(source, spans, pieces)
    return pieces.healed(max(where, 0))


def _has_words(source: str, spans: Sequence[Span]) -> bool:
    return any(_WORDS.search(source, start, end) for start, end in spans)


def _join(source: str, spans: Sequence[Span], pieces: _Pieces) -> None:
    before, stop, blank = "", -1, -1
    for start, end in spans:
        wrapped = True
        for match in _WORDS.finditer(source, start, end):
            word, at = match.group(), match.start()
            if before and blank < 0 and at > stop:
                blank = _blank(source, stop, at)
            stop = match.end()
            if word[0] == "*" and len(word) > 1:
                continue
            if blank >= 0 and _keeps_blank(before, word, wrapped):
                pieces.add(" ", blank)
            pieces.add(word, at)
            # Words that touch are one; a glance back never needs more than its tail.
            before = word if blank >= 0 else (before + word)[-_GLANCE:]
            blank, wrapped = -1, False


def _blank(source: str, start: int, end: int) -> int:
    """Return where the first white space stands between two words, or -1."""
    match = _SPACE.search(source, start, end)
    return match.start() if match else -1


def _keeps_blank(before: str, after: str, wrapped: bool) -> bool:
    left, right = before[-1], after[0]
    if left.isascii() and right.isascii():
        return _keeps_latin_blank(before, after, wrapped)
    if wrapped or not (_HAN.match(left) and _HAN.match(right)):
        return False
    return len(before) > 1 and len(after) > 1 and bool(_HAN.match(before[-2]) and _HAN.match(after[1]))


def _keeps_latin_blank(before: str, after: str, wrapped: bool) -> bool:
    left, right = before[-1], after[0]
    if left.isalnum() and right.isalnum():
        return not (wrapped and left.isdigit() and right.isdigit())
    if right == "(":
        return left.isalpha()
    return left in _CLOSERS and right.isalpha() and before[-2:-1].isascii() and before[-2:-1].isalpha()
