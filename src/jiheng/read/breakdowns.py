"""总分 — a figure and its parts in running text: 其中, 含, 分别为, 合计; nested as brackets are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiheng.document import Document
from jiheng.read.figure import Figure, Kind
from jiheng.read.model import Breakdown, BreakdownKind
from jiheng.read.passages import SIGNS
from jiheng.read.reach import SENTENCE, start_of
from jiheng.read.reading import Reading, hull
from jiheng.read.words import BREAKDOWN, LIMITS, any_of

_SIGNS = "".join(SIGNS.values())
_AMOUNTS = "[" + "".join(SIGNS[kind] for kind in ("money", "count", "measure", "score", "bare")) + "]"
_OF_WHICH = re.compile(rf"(?P<open>[（(])?(?P<word>{any_of(BREAKDOWN['of_which'])})(?P<colon>[:：])?")
_BRACKET = re.compile(rf"(?P<whole>{_AMOUNTS})[（(](?P<word>{any_of(BREAKDOWN['bracket'])})")
_IN_BRACKETS = re.compile(
    rf"(?P<whole>{_AMOUNTS})[（(](?=[^（）()，。；{_SIGNS}]{{1,16}}{_AMOUNTS}、[^（）()，。；{_SIGNS}]{{1,16}}{_AMOUNTS})"
)
_CONSISTS = re.compile(
    rf"(?P<whole>{_AMOUNTS})[^。；\n{_SIGNS}]{{0,16}}?[，,：:](?P<word>{any_of(BREAKDOWN['consists'])})[:：]?"
)
_SUMS = re.compile(
    rf"(?:{any_of(BREAKDOWN['sums'])}|{SIGNS['time']}(?:{any_of(BREAKDOWN['over_years'])}))"
    rf"(?:为|达)?(?P<whole>{_AMOUNTS})"
)
_ENDS = re.compile(rf"(?:{any_of(BREAKDOWN['ends'])})(?:为|达|[:：])?$")
_NO_AMOUNTS: frozenset[Kind] = frozenset({"date", "ordinal", "bare"})
_PASSED: frozenset[Kind] = _NO_AMOUNTS | {"rate", "points"}
_RUN = re.compile(r"[\s、和及，,]{0,3}")
_APART = re.compile("[，,；;]")
_LEAD = 8
_CHANGE = re.compile(
    rf"[比较][^，。；{_SIGNS}]{{0,12}}(?:{any_of(BREAKDOWN['changes'])})了?$|(?:比|较|与)(?:上年|去年|预算|年初|计划)[^，。；{_SIGNS}]{{0,10}}$"
)
_CHANGED = 20
_STEP = re.compile(
    rf"[比较][^，。；{_SIGNS}]{{0,12}}[{_SIGNS}][^，。；{_SIGNS}]{{0,4}}(?:{any_of(BREAKDOWN['changes'])})了?$"
)
_EACH = re.compile("每[\u4e00-\u9fff]{1,4}$")
_INNER = re.compile("^[，,]?(?:其中|含|包括)")
_OUT = re.compile("[；;。]")
_FILLED = 3
_FILLERS = re.compile(r"[为共计达到有\s]+$")
_NOUN = re.compile("(?:资金|金额|总额|总数|人员|数)$")
_AMONG = re.compile(
    rf"(?<![其当])(?P<name>[\u4e00-\u9fff]{{2,10}})中[，,：:](?=[^。；{_SIGNS}]{{0,24}}{_AMOUNTS})"
)
_LIST_OPENS = SENTENCE | frozenset("（(")
_SORTED = re.compile(
    rf"(?:按照?[^，。；：{_SIGNS}]{{2,10}}分[，,：:]|选择)(?=[^，。；{_SIGNS}]{{1,12}}{_AMOUNTS}、)"
)
_NEAR = 8
_NAMELY = re.compile(rf"[，,：:（(](?:{any_of(BREAKDOWN['namely'])})")
_END = re.compile(r"[。！？\n]")


def breakdowns(document: Document, reading: Reading) -> Iterator[Breakdown]:
    """Yield the breakdowns of a passage; figures are parts only of a whole of their own dimension."""
    if len(reading.passage.figures) < 2:
        return
    seen: set[tuple[int, ...]] = set()
    for whole, parts, kind in _found(reading):
        key = (whole, *parts)
        if parts and key not in seen:
            seen.add(key)
            yield _breakdown(document, reading, whole, parts, kind)


def _breakdown(
    document: Document, reading: Reading, whole: int, parts: list[int], kind: BreakdownKind
) -> Breakdown:
    figures = reading.passage.figures
    members = tuple(figures[index] for index in parts)
    return Breakdown(figures[whole], members, kind, hull(document, figures[whole], *members))


def _found(reading: Reading) -> Iterator[tuple[int, list[int], BreakdownKind]]:
    coded = reading.passage.coded
    index_at = reading.passage.index_at
    yield from _of_which(reading)
    yield from _of_named(reading)
    yield from _sorted(reading)
    for match in _BRACKET.finditer(coded):
        whole = index_at(match.start("whole"))
        end = _close(coded, match.end("whole"))
        yield whole, _parts(reading, whole, match.end(), end), "of_which"
    for match in _IN_BRACKETS.finditer(coded):
        whole = index_at(match.start("whole"))
        parts = _parts(reading, whole, match.end(), _close(coded, match.end("whole")))
        if len(parts) > 1:
            yield whole, parts, "loose"
    for match in _CONSISTS.finditer(coded):
        whole = index_at(match.start("whole"))
        parts = _parts(reading, whole, match.end(), _end(coded, match.end(), False))
        if len(parts) > 1:
            yield whole, parts, "consists"
    for match in _SUMS.finditer(coded):
        whole = index_at(match.start("whole"))
        parts = _listed_before(reading, whole, match.start())
        if len(parts) > 2 and _is_whole(reading, parts):
            parts = parts[1:]
        if len(parts) > 1:
            yield whole, parts, "list"


def _of_which(reading: Reading) -> Iterator[tuple[int, list[int], BreakdownKind]]:
    coded = reading.passage.coded
    for match in _OF_WHICH.finditer(coded):
        whole = _before(reading, match.start(), bool(match["open"]))
        kind: BreakdownKind = "of_which"
        if whole is None and not match["open"]:
            whole, kind = _before(reading, match.start(), False, _PASSED), "loose"
        if whole is not None:
            end = (
                _close(coded, match.start())
                if match["open"]
                else _end(coded, match.end(), bool(match["colon"]))
            )
            parts = _parts(reading, whole, match.end(), end)
            if not parts and not match["open"]:
                yield from _of_another_kind(reading, match.start(), match.end(), end)
            yield whole, parts, kind
            for beside in _beside(reading, whole):
                yield beside, _parts(reading, beside, match.end(), end), kind


def _of_another_kind(
    reading: Reading, at: int, start: int, end: int
) -> Iterator[tuple[int, list[int], BreakdownKind]]:
    """Yield the parts of an earlier figure of their kind: 192人共发放96万元，其中毕业生47人、….

    Only figures of the same sentence are looked at.
    """
    figures, marks = reading.passage.figures, reading.passage.at
    first = next((index for index, mark in enumerate(marks) if mark >= start), None)
    if first is None or marks[first] >= end:
        return
    for index in range(first - 1, -1, -1):
        if figures[index].sentence != figures[first].sentence:
            return
        if _alike(figures[index], figures[first]) and marks[index] < at:
            yield index, _parts(reading, index, start, end), "loose"
            return


def _of_named(reading: Reading) -> Iterator[tuple[int, list[int], BreakdownKind]]:
    """Yield the parts of a total that is named again: 年中追加资金中，…."""
    coded = reading.passage.coded
    for match in _AMONG.finditer(coded):
        named = _named(reading, match.start(), match["name"])
        if named is not None:
            yield named, _parts(reading, named, match.end(), _end(coded, match.end(), False)), "of_which"


def _sorted(reading: Reading) -> Iterator[tuple[int, list[int], BreakdownKind]]:
    """Yield a figure that is sorted in a later sentence: 惠及5,341人。按等级划分，二级1,648人、三级…."""
    coded, figures, marks = reading.passage.coded, reading.passage.figures, reading.passage.at
    for match in _SORTED.finditer(coded):
        first = next((index for index, mark in enumerate(marks) if mark >= match.end()), None)
        if first is None:
            continue
        end = _end(coded, match.end(), True)
        for index in range(first - 1, max(first - _NEAR, 0) - 1, -1):
            begin = max(0, marks[index] - _CHANGED)
            changed = _CHANGE.search(coded, begin, marks[index]) or _STEP.search(coded, begin, marks[index])
            if _alike(figures[index], figures[first]) and figures[index].role != "target" and not changed:
                yield index, _parts(reading, index, match.end(), end), "loose"
                break


def _before(reading: Reading, at: int, bracket: bool, passed: frozenset[Kind] = _NO_AMOUNTS) -> int | None:
    """Return the figure that 其中 speaks of: the last amount before it, brackets passed over.

    Before a bracket it must stand right there; else in the same sentence or the one before.
    """
    coded, figures = reading.passage.coded, reading.passage.figures
    depth, stops = 0, 0
    for position in range(at - 1, max(at - LIMITS["reach"], 0) - 1, -1):
        character = coded[position]
        if character in "）)":
            depth += 1
        elif character in "（(":
            depth -= 1
        elif character in "。！？\n":
            stops += 1
        if stops > 1 or depth < 0 or (bracket and character in "，。；、"):
            return None
        if depth == 0 and character in _SIGNS:
            index = reading.passage.index_at(position)
            begin = max(0, position - _CHANGED)
            if _CHANGE.search(coded, begin, position) or _STEP.search(coded, begin, position):
                continue
            if figures[index].kind in {"money", "count", "measure", "score"}:
                return index
            if figures[index].kind not in passed:
                return None
    return None


def _named(reading: Reading, at: int, name: str) -> int | None:
    """Return the last amount before a point that is called so: 有效问卷558份…。有效问卷中，满意312份."""
    coded, figures = reading.passage.coded, reading.passage.figures
    for index in range(reading.passage.index_at(at), -1, -1):
        position = reading.passage.at[index]
        if at - position > LIMITS["reach"]:
            return None
        if figures[index].kind in {"money", "count", "measure"}:
            before = _FILLERS.sub("", coded[max(0, position - len(name) - _FILLED) : position])
            if before.endswith((name, _NOUN.sub("", name) or name)):
                return index
    return None


def _beside(reading: Reading, whole: int) -> Iterator[int]:
    """Yield the figures that run up to a whole and are divided with it: 37金13银11铜（其中：甲9金2银3铜…."""
    coded, figures, at = reading.passage.coded, reading.passage.figures, reading.passage.at
    while whole and _RUN.fullmatch(coded[at[whole - 1] + 1 : at[whole]]):
        whole -= 1
        if figures[whole].kind in {"money", "count", "measure"}:
            yield whole


def _close(coded: str, at: int) -> int:
    depth = 0
    last = min(len(coded), at + LIMITS["reach"])
    for position in range(at, last):
        if coded[position] in "（(":
            depth += 1
        elif coded[position] in "）)":
            depth -= 1
            if depth == 0:
                return position
        elif coded[position] in "。\n":
            return position
    return last


def _end(coded: str, at: int, over_semicolons: bool) -> int:
    """Return where the parts end: with the sentence, or its first semicolon unless 其中： opens a list."""
    depth = 0
    last = min(len(coded), at + LIMITS["reach"])
    for position in range(at, last):
        character = coded[position]
        if character in "（(":
            depth += 1
        elif character in "）)":
            depth -= 1
            if depth < 0:
                return position
        elif _END.match(character) or (character in "；;" and depth == 0 and not over_semicolons):
            return position
    return last


def _parts(reading: Reading, whole: int, start: int, end: int) -> list[int]:
    """Return the figures of the whole's dimension between two points, those in inner brackets left out."""
    depth, last, close, inner = 0, start, False, False
    found: list[int] = []
    coded = reading.passage.coded
    for position in range(start, min(end, len(coded))):
        character = coded[position]
        if character in "（(":
            depth += 1
        elif character in "）)":
            depth -= 1
        elif depth == 0 and character in _SIGNS:
            index = reading.passage.index_at(position)
            if found and _ENDS.search(coded, max(start, position - _LEAD), position):
                break
            between = coded[last + 1 : position]
            if found and _INNER.search(between):
                inner = True
            if inner and not _OUT.search(between):
                last = position
                continue
            inner = False
            ended = len(found) > 1 and close and "、" not in between and "；" not in between
            if ended and _APART.search(between):
                break
            close, last = "、" in between or (close and not found), position
            alike = _alike(reading.passage.figures[whole], reading.passage.figures[index])
            if index != whole and alike and not _EACH.search(coded, max(start, position - _LEAD), position):
                found.append(index)
    return found


def _alike(whole: Figure, part: Figure) -> bool:
    left, right = whole.quantity, part.quantity
    return bool(
        left
        and right
        and left.unit.dimension == right.unit.dimension
        and part.role not in {"standard", "threshold"}
    )


def _is_whole(reading: Reading, parts: list[int]) -> bool:
    """Tell whether the first of a list is what the others divide: 24.11万人，即城镇…、农村…，合计241082人."""
    first, second = (reading.passage.at[index] for index in parts[:2])
    return bool(_NAMELY.search(reading.passage.coded, first + 1, second))


def _listed_before(reading: Reading, whole: int, at: int) -> list[int]:
    start = start_of(reading.passage.coded, at, _LIST_OPENS)
    return _parts(reading, whole, start, at)
