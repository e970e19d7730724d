"""分 — scores in running text: criteria with full marks, points got, points taken off, and the total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from jiheng.document import Document, Heading, Paragraph
from jiheng.place import Place
from jiheng.read.figure import Figure
from jiheng.read.grammar import Hit
from jiheng.read.model import Deduction, ScoreLine
from jiheng.read.naming import trimmed
from jiheng.read.passages import SIGNS, is_cell
from jiheng.read.reach import CLAUSE, NEAR, SENTENCE, start_of
from jiheng.read.reading import Reading, distinct
from jiheng.read.words import WORDS, any_of, has_any

_SCORE_RULES = frozenset(
    {
        "full_marks",
        "full_marks_after",
        "full_marks_title",
        "score",
        "score_got",
        "score_rate",
        "deduction",
        "full_in_words",
        "full_and_got",
        "got_of_full",
    }
)
_GOT = frozenset({"score", "score_got"})
_BOTH = frozenset({"full_and_got", "got_of_full"})
_SIGNS = "".join(SIGNS.values())
_STOP_MARKS = frozenset(f"。！？!?；;，,：:\n（(）){_SIGNS}")
_STOPS = re.compile(rf"[。！？!?；;，,：:\n（(）){_SIGNS}]")
_ANAPHORA = frozenset(WORDS["anaphora"])
_NAME_END = re.compile(any_of(WORDS["name_ends"]))
_TITLE_TAIL = re.compile(any_of(WORDS["title_tails"]) + "$")
_TITLE = 40


@dataclass(slots=True)
class _Group:
    """A criterion under way."""

    name: str
    level: int
    reading: Reading
    full: Figure | None = None
    score: Figure | None = None
    got_in_words: bool = False
    rate: Figure | None = None
    deductions: list[Deduction] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    total: bool = False
    project: bool = False
    said: str = ""


@dataclass(slots=True)
class _State:
    document: Document
    groups: list[_Group] = field(default_factory=list)
    open: _Group | None = None
    titles: list[tuple[int, str]] = field(default_factory=list)
    item: tuple[int, str] | None = None


def prose_scores(document: Document, readings: Sequence[Reading]) -> tuple[ScoreLine, ...]:
    """Return the score lines of headings and paragraphs in order; tables are read elsewhere."""
    state = _State(document)
    for reading in readings:
        if is_cell(reading.passage):
            continue
        _enter(state, reading)
        for hit in _in_order(reading):
            _take(state, reading, hit)
    return tuple(_lines(state.groups))


def _in_order(reading: Reading) -> list[Hit]:
    found = [hit for hit in reading.hits if hit.rule.name in _SCORE_RULES]
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.span[0], -len(hit.roles), hit.span[1])):
        same = kept and kept[-1].roles and set(kept[-1].roles.items()) & set(hit.roles.items())
        if not same:
            kept.append(hit)
    return kept


def _enter(state: _State, reading: Reading) -> None:
    """Note the heading or numbered item that begins; it ends the criteria of its level and below."""
    part, level = reading.passage.part, reading.passage.level
    if level is None:
        return
    if isinstance(part, Heading):
        state.titles = [title for title in state.titles if title[0] < level]
        state.titles.append((level, part.title))
        state.item = None
    elif isinstance(part, Paragraph):
        state.item = (level, part.title)
    state.open = None


def _take(state: _State, reading: Reading, hit: Hit) -> None:
    name = hit.rule.name
    if name == "full_marks_title" and not _in_title(reading, hit):
        return
    if name in _BOTH:
        _both(state, reading, hit)
    elif name.startswith("full_marks"):
        _open(state, reading, hit, full=reading.figure(hit, "full_marks"))
    elif name in _GOT:
        _got(state, reading, hit)
    elif state.open is not None:
        _add(state, state.open, reading, hit)


def _in_title(reading: Reading, hit: Hit) -> bool:
    """Tell whether a bracket with points stands in the title of a heading or item: 1.目标设定（8分）：…"""
    part = reading.passage.part
    if not isinstance(part, Heading | Paragraph) or part.number is None:
        return False
    if hit.span[0] > _TITLE:
        return False
    title = reading.passage.coded[: hit.span[0]]
    return not _STOPS.search(title[part.title_start :])


def _add(state: _State, group: _Group, reading: Reading, hit: Hit) -> None:
    if hit.rule.name == "score_rate":
        group.rate = group.rate or reading.figure(hit, "score_rate")
    elif hit.rule.name == "full_in_words":
        group.got_in_words = True
    else:
        points = reading.figure(hit, "deduction")
        place = _place(state, reading, hit)
        group.deductions.append(Deduction(points, _reason(reading, hit), place))
        group.places.append(place)


def _both(state: _State, reading: Reading, hit: Hit) -> None:
    """Take full marks and points that stand side by side: 预算执行10分，得9.75分."""
    full, score = reading.figure(hit, "full_marks"), reading.figure(hit, "score")
    group = state.open
    waits = group is not None and group.score is None and group.full is None and group.reading is reading
    if not waits or _direct(reading, hit):
        _open(state, reading, hit, full=full)
        group = state.open
    if group is not None:
        group.full, group.score = full, score


def _got(state: _State, reading: Reading, hit: Hit) -> None:
    score = reading.figure(hit, "score")
    direct = _direct(reading, hit)
    group = state.open
    fits = group is not None and (not direct or direct in _ANAPHORA or hit.rule.name == "score_got")
    if group is None or not fits or (group.score is not None and group.reading is not reading):
        if fits and group is not None and _repeats(group, score):
            group.places.append(_place(state, reading, hit))
            return
        _open(state, reading, hit, score=score)
        return
    if group.score is None or hit.rule.name == "score_got":
        group.score = score
        group.places.append(_place(state, reading, hit))


def _repeats(group: _Group, score: Figure | None) -> bool:
    return score is not None and group.score is not None and group.score.value == score.value


def _open(
    state: _State, reading: Reading, hit: Hit, full: Figure | None = None, score: Figure | None = None
) -> None:
    """Begin a criterion; one that already waits for its full marks in the same sentence takes them."""
    group = state.open
    waiting = group is not None and full is not None and group.full is None and group.reading is reading
    if waiting and group is not None and not _direct(reading, hit) and not group.total:
        group.full = full
        return
    name, level = _name(state, reading, hit)
    opened = _Group(name, level, reading, full, score, said=_said(reading, hit))
    opened.places.append(_named_place(state, reading, hit, name))
    if full is None:
        opened.total, opened.project = _is_total(state, opened), _is_project(state, opened)
    if opened.project and state.item:
        opened.name = state.item[1] or opened.name
    state.groups.append(opened)
    state.open = opened


def _direct(reading: Reading, hit: Hit) -> str:
    """Return the words right before a hit, up to the last stop, figures and dates apart."""
    coded, start = reading.passage.coded, hit.span[0]
    begin = start_of(coded, start, _STOP_MARKS, NEAR)
    if begin and coded[begin - 1] in "（(" and start - begin < 2:
        return _words_before(coded, begin - 1)
    part = reading.passage.part
    if isinstance(part, Paragraph | Heading) and begin == 0 and part.title_start < start:
        begin = min(part.title_start, start)
    return trimmed(coded[begin:start])


def _words_before(coded: str, end: int) -> str:
    return trimmed(coded[start_of(coded, end, _STOP_MARKS, NEAR) : end])


def _said(reading: Reading, hit: Hit) -> str:
    """Return the clause up to the figure, figures apart."""
    coded, end = reading.passage.coded, hit.span[1]
    begin = start_of(coded, hit.span[0], CLAUSE, NEAR)
    return re.sub(f"[{_SIGNS}]", "", coded[begin:end])


def _name(state: _State, reading: Reading, hit: Hit) -> tuple[str, int]:
    """Return what a criterion is called, and its level."""
    level = _level(state, reading)
    direct = _direct(reading, hit)
    if direct and direct not in _ANAPHORA:
        # Several criteria in one passage stand below what the passage is about.
        inner = 1 if state.open is not None and state.open.reading is reading else 0
        return _shortened(direct), level + inner if inner and not _is_sibling(state, reading) else level
    if not direct:
        before = _clause_before(reading, hit)
        if before:
            return before, level
    return _title(state), level


def _is_sibling(state: _State, reading: Reading) -> bool:
    return state.open is not None and state.open.reading is reading and not state.open.total


def _level(state: _State, reading: Reading) -> int:
    if reading.passage.level is not None:
        return reading.passage.level
    return state.item[0] if state.item else (state.titles[-1][0] if state.titles else 1)


def _shortened(name: str) -> str:
    found = _NAME_END.search(name)
    return name[: found.start()] if found and found.start() >= 2 else name


def _clause_before(reading: Reading, hit: Hit) -> str:
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


def _title(state: _State) -> str:
    if state.item and state.item[1]:
        return state.item[1]
    return _TITLE_TAIL.sub("", state.titles[-1][1]) if state.titles else ""


def _is_total(state: _State, group: _Group) -> bool:
    if has_any(group.said, WORDS["project_score"]) or (state.item and state.item[1].endswith("项目")):
        return False
    if has_any(group.said, WORDS["total_score"]):
        return True
    here = [title for _, title in state.titles]
    direct = trimmed(group.said)
    alone = direct.startswith(("自评得分", "得分", "评价得分", "自评总分"))
    return alone and any(has_any(title, WORDS["total_sections"]) for title in here[-2:])


def _is_project(state: _State, group: _Group) -> bool:
    if group.total:
        return False
    item = state.item[1] if state.item else ""
    return has_any(group.said, WORDS["project_score"]) or item.endswith("项目")


def _place(state: _State, reading: Reading, hit: Hit) -> Place:
    passage = reading.passage
    return state.document.place(passage.part, passage.plain(hit.span[0]), passage.plain(hit.span[1]))


def _named_place(state: _State, reading: Reading, hit: Hit, name: str) -> Place:
    passage = reading.passage
    start, end = passage.plain(hit.span[0]), passage.plain(hit.span[1])
    at = passage.text.rfind(name, max(0, start - 60), start) if name else -1
    return state.document.place(passage.part, at if at >= 0 else start, end)


def _reason(reading: Reading, hit: Hit) -> str:
    """Return the words of the sentence before 扣…分."""
    coded, end = reading.passage.coded, hit.span[0]
    begin = start_of(coded, end, SENTENCE)
    start, stop = reading.passage.plain(begin), reading.passage.plain(end)
    return reading.passage.text[start:stop].strip("，,：: ")


def _lines(groups: Sequence[_Group]) -> Iterator[ScoreLine]:
    """Give the criteria their paths; the total once, with every place where it is printed."""
    stack: list[tuple[int, str]] = []
    totals: dict[Decimal, int] = {}
    lines: list[ScoreLine] = []
    for group in groups:
        line = _line(group, stack)
        if line is None:
            continue
        if line.total and line.score is not None:
            if line.score in totals:
                earlier = lines[totals[line.score]]
                lines[totals[line.score]] = _merged(earlier, line)
                continue
            totals[line.score] = len(lines)
        lines.append(line)
    yield from lines


def _merged(first: ScoreLine, again: ScoreLine) -> ScoreLine:
    return replace(first, place=again.place, path=again.path, places=distinct([*first.places, *again.places]))


def _line(group: _Group, stack: list[tuple[int, str]]) -> ScoreLine | None:
    if group.score is None and group.full is None and not group.deductions:
        return None
    if group.total or group.project:
        path: tuple[str, ...] = (group.name or trimmed(group.said),)
    else:
        stack[:] = [entry for entry in stack if entry[0] < group.level]
        stack.append((group.level, group.name))
        path = tuple(name for _, name in stack)
    score, derived = _score(group)
    return ScoreLine(
        path=path,
        score=score,
        full_marks=group.full.value if group.full else None,
        place=group.places[0],
        score_figure=group.score,
        full_marks_figure=group.full,
        rate=group.rate,
        score_derived=derived,
        full_in_words=group.got_in_words,
        deductions=tuple(group.deductions),
        subject="project" if group.project else "department",
        total=group.total,
        places=distinct(group.places),
    )


def _score(group: _Group) -> tuple[Decimal | None, bool]:
    if group.score is not None:
        return group.score.value, False
    full = group.full.value if group.full else None
    points = [item.points.value for item in group.deductions if item.points and item.points.value is not None]
    if full is not None and points:
        return full - sum(points, Decimal(0)), True
    return None, False
