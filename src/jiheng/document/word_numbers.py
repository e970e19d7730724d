"""Word 的自动编号 — the numbers that Word prints before headings and items; the text lacks them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from jiheng.document.word_parts import part_root
from jiheng.document.words import WORDS

Element: TypeAlias = Any

_VALUE = qn("w:val")
_DEEPEST = 9
_BASES = 20
_NO_NUMBER = frozenset({"bullet", "none"})
_HAN = WORDS["han_digits"]
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list counts and prints: ``text`` has %1 for the number of the first level."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    blank: bool = True
    legal: bool = False


@dataclass(slots=True)
class _List:
    """A definition of a list with its numbers so far, one a level; 0: not begun."""

    levels: dict[int, _Level]
    counted: list[int] = field(default_factory=lambda: [0] * _DEEPEST)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style of paragraphs says: list, its level, level of heading from 0, the style it is based on."""

    list_id: str | None
    level: int | None
    outline: int | None
    base: str | None


class WordNumbers:
    """The numbers of a document's paragraphs; they are asked for in order, each once."""

    def __init__(self, document: WordDocument) -> None:
        root = part_root(document, "numbering")
        self._abstract = {} if root is None else _abstract(root)
        self._lists = {} if root is None else _lists(root)
        self._overrides = {} if root is None else _overrides(root)
        self._styles = {style.get(qn("w:styleId")): _style(style) for style in _all_styles(document)}
        self._begun: set[str] = set()

    def of(self, paragraph: Element) -> str:
        """Return the number that stands before a paragraph, with what parts it from the text, or nothing."""
        list_id, depth = self._list_of(paragraph)
        abstract = self._abstract.get(self._lists.get(list_id or "", ""))
        if list_id is None or abstract is None or depth not in abstract.levels:
            return ""
        self._restart(list_id, abstract)
        level = abstract.levels[depth]
        counted = abstract.counted
        counted[depth] = counted[depth] + 1 if counted[depth] else level.start
        counted[depth + 1 :] = [0] * (_DEEPEST - depth - 1)
        if level.form in _NO_NUMBER:
            return ""
        text = _printed(abstract, level)
        # A stop or bracket of Chinese width parts the number by itself.
        return f"{text} " if text and level.blank and text[-1].isascii() else text

    def outline(self, paragraph: Element) -> int | None:
        """Return the level of a paragraph that its style or itself makes a heading, from 0, else None."""
        own = _value(paragraph, "w:pPr/w:outlineLvl")
        found = _whole(own) if own is not None else None
        for style in self._styles_of(paragraph):
            if found is None:
                found = style.outline
        return found if found is not None and found < _DEEPEST else None

    def _restart(self, list_id: str, abstract: _List) -> None:
        if list_id in self._begun:
            return
        self._begun.add(list_id)
        for depth, start in self._overrides.get(list_id, {}).items():
            abstract.counted[depth:] = [0] * (_DEEPEST - depth)
            abstract.counted[depth] = start - 1

    def _list_of(self, paragraph: Element) -> tuple[str | None, int]:
        list_id = _value(paragraph, "w:pPr/w:numPr/w:numId")
        depth = _whole(_value(paragraph, "w:pPr/w:numPr/w:ilvl"))
        for style in self._styles_of(paragraph):
            list_id = style.list_id if list_id is None else list_id
            depth = style.level if depth is None else depth
        return list_id, min(depth or 0, _DEEPEST - 1)

    def _styles_of(self, paragraph: Element) -> list[_Style]:
        name = _value(paragraph, "w:pPr/w:pStyle")
        found: list[_Style] = []
        while name in self._styles and len(found) < _BASES:
            found.append(self._styles[name])
            name = found[-1].base
        return found


def _printed(abstract: _List, level: _Level) -> str:
    text = level.text
    for depth in range(_DEEPEST):
        mark = f"%{depth + 1}"
        if mark in text:
            other = abstract.levels.get(depth, level)
            number = abstract.counted[depth] or other.start
            text = text.replace(mark, written(number, "decimal" if level.legal else other.form))
    return text


def written(number: int, form: str) -> str:
    """Return a number as a form of numbering (``w:numFmt``) writes it; one that is not known, as digits."""
    if form.startswith(("chineseCounting", "japaneseCounting", "taiwaneseCounting")):
        return _han(number)
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman"):
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    return str(number)


def _han(number: int) -> str:
    digits, ten = _HAN[:10], _HAN[10]
    if not 0 <= number < 100:
        return "".join(digits[int(digit)] for digit in str(number))
    high, low = divmod(number, 10)
    if not high:
        return digits[low]
    return (digits[high] if high > 1 else "") + ten + (digits[low] if low else "")


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_LOW):
        text += letters * (number // value)
        number %= value
    return text


def _abstract(root: Element) -> dict[str, _List]:
    return {
        item.get(qn("w:abstractNumId")): _List(
            {depth: _level(level) for level in item.iterfind(qn("w:lvl")) if (depth := _depth(level)) >= 0}
        )
        for item in root.iterfind(qn("w:abstractNum"))
    }


def _lists(root: Element) -> dict[str, str]:
    return {
        item.get(qn("w:numId")): _value(item, "w:abstractNumId") or "" for item in root.iterfind(qn("w:num"))
    }


def _overrides(root: Element) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for item in root.iterfind(qn("w:num")):
        for override in item.iterfind(qn("w:lvlOverride")):
            start = _whole(_value(override, "w:startOverride"))
            if start is not None and (depth := _depth(override)) >= 0:
                found.setdefault(item.get(qn("w:numId")), {})[depth] = start
    return found


def _level(node: Element) -> _Level:
    start = _whole(_value(node, "w:start"))
    return _Level(
        form=_value(node, "w:numFmt") or "decimal",
        text=_value(node, "w:lvlText") or "",
        start=1 if start is None else start,
        blank=_value(node, "w:suff") != "nothing",
        legal=node.find(qn("w:isLgl")) is not None,
    )


def _all_styles(document: WordDocument) -> list[Element]:
    root = part_root(document, "styles")
    return [] if root is None else list(root.iterfind(qn("w:style")))


def _style(node: Element) -> _Style:
    return _Style(
        list_id=_value(node, "w:pPr/w:numPr/w:numId"),
        level=_whole(_value(node, "w:pPr/w:numPr/w:ilvl")),
        outline=_whole(_value(node, "w:pPr/w:outlineLvl")),
        base=_value(node, "w:basedOn"),
    )


def _depth(node: Element) -> int:
    depth = _whole(node.get(qn("w:ilvl")))
    return depth if depth is not None and depth < _DEEPEST else -1


def _value(node: Element, path: str) -> str | None:
    for name in path.split("/"):
        node = node.find(qn(name))
        if node is None:
            return None
    value: str | None = node.get(_VALUE)
    return value


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) < 7 else None
