"""分 — scores in running text: criteria with full marks, points got, points taken off, and the total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jiheng.document import Document, Heading, Paragraph
from jiheng.place import Place
from jiheng.read.figure import Figure
from jiheng.read.grammar import Hit
from jiheng.read.model import Deduction, ScoreLine
from jiheng.read.naming import trimmed
from jiheng.read.passages import is_cell
from jiheng.read.reading import Reading
from jiheng.read.score_groups import Group, lines_of
from jiheng.read.score_totals import is_of_a_project, settle
from jiheng.read.score_words import (
    clause_of,
    in_title,
    reason,
    sentence_before,
    shortened,
    subject_before,
    words_before,
)
from jiheng.read.words import WORDS, any_of, has_any

_SCORE_RULES = frozenset(
    {
        "full_marks",
        "full_marks_after",
        "full_marks_title",
        "full_marks_coded",
        "score",
        "score_got",
        "score_rate",
        "deduction",
        "full_in_words",
        "full_and_got",
        "got_of_full",
        "full_then_got",
    }
)
_GOT = frozenset({"score", "score_got"})
_BOTH = frozenset({"full_and_got", "got_of_full", "full_then_got"})
_ANAPHORA = frozenset(WORDS["anaphora"])
_CODED = re.compile("[A-Z][0-9]")
_LETTER = re.compile("[A-Z](?![A-Za-z0-9])")
_TITLE_TAIL = re.compile(any_of(WORDS["title_tails"]) + "$")

_BAND = re.compile("[（(]含[）)]|以[上下]|及以上")


@dataclass(slots=True)
class _State:
    document: Document
    groups: list[Group] = field(default_factory=list)
    open: Group | None = None
    titles: list[tuple[int, str]] = field(default_factory=list)
    item: tuple[int, str] | None = None
    scored: int | None = None
    project: bool = False


def prose_scores(document: Document, readings: Sequence[Reading]) -> tuple[ScoreLine, ...]:
    """Return the score lines of headings and paragraphs in order; tables are read elsewhere."""
    state = _State(document, project=is_of_a_project(document))
    for reading in readings:
        if is_cell(reading.passage):
            continue
        _enter(state, reading)
        for hit in _in_order(reading):
            _take(state, reading, hit)
    return tuple(lines_of(state.groups))


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
    if state.scored is not None and level <= state.scored:
        state.scored = None


def _take(state: _State, reading: Reading, hit: Hit) -> None:
    name = hit.rule.name
    if name == "full_marks_title" and not in_title(reading, hit):
        return
    if name in _BOTH:
        _both(state, reading, hit)
    elif name.startswith("full_marks"):
        _open(state, reading, hit, full=reading.figure(hit, "full_marks"))
    elif name in _GOT:
        _got(state, reading, hit)
    elif state.open is not None:
        _add(state, state.open, reading, hit)


def _add(state: _State, group: Group, reading: Reading, hit: Hit) -> None:
    if hit.rule.name == "score_rate":
        group.rate = group.rate or reading.figure(hit, "score_rate")
    elif hit.rule.name == "full_in_words":
        group.got_in_words = True
    else:
        points = reading.figure(hit, "deduction")
        if (
            points is None
            or has_any(clause_of(reading, hit), WORDS["each"])
            or not _belongs(state, group, points)
        ):
            return
        place = _place(state, reading, hit)
        group.deductions.append(Deduction(points, reason(reading, hit), place))
        group.places.append(place)


def _both(state: _State, reading: Reading, hit: Hit) -> None:
    """Take full marks and points that stand side by side: 预算执行10分，得9.75分."""
    full, score = reading.figure(hit, "full_marks"), reading.figure(hit, "score")
    group = state.open
    waits = group is not None and group.score is None and group.full is None and group.reading is reading
    if not waits or words_before(reading, hit):
        _open(state, reading, hit, full=full)
        group = state.open
    if group is not None:
        group.full, group.score = full, score


def _belongs(state: _State, group: Group, points: Figure) -> bool:
    """Tell whether points taken off are of the criterion before them.

    After a sentence that scores several, they may be of any.
    """
    printed = group.score or group.full
    same = [item for item in state.groups if item.reading is group.reading and not item.total]
    return (
        len(same) < 2
        or printed is None
        or printed.part is not points.part
        or (printed.sentence == points.sentence or _clauses_only(printed, points))
    )


def _clauses_only(printed: Figure, points: Figure) -> bool:
    return "。" not in printed.part.text[printed.end : points.start]


def _got(state: _State, reading: Reading, hit: Hit) -> None:
    score = reading.figure(hit, "score")
    if clause_of(reading, hit).endswith(tuple(WORDS["lost"])) or _is_limit(score):
        return
    owner = _owner(state, reading, hit, score)
    if owner is not None:
        owner.score, owner.mixed = score, False
        owner.places.append(_place(state, reading, hit))
        return
    direct = words_before(reading, hit)
    whole = has_any(clause_of(reading, hit), WORDS["total_score"])
    if not whole and has_any(sentence_before(reading, hit), WORDS["other_scores"]):
        return
    group = state.open
    if group is not None and group.score is not None and whole:
        group = None
    fits = group is not None and (not direct or direct in _ANAPHORA or hit.rule.name == "score_got")
    if group is None or not fits or (group.score is not None and group.reading is not reading):
        if fits and group is not None and _repeats(group, score):
            group.places.append(_place(state, reading, hit))
            return
        _open(state, reading, hit, score=score)
        return
    if group.score is None or hit.rule.name == "score_got":
        group.mixed = group.score is not None and group.reading is reading and not _repeats(group, score)
        group.mixed = group.mixed or _adds_up(group, reading, score)
        group.score = score
        group.places.append(_place(state, reading, hit))


def _is_limit(score: Figure | None) -> bool:
    """Tell whether points are a grade's limit, not points that were got: 得分90分（含）以上为优."""
    return score is not None and bool(_BAND.match(score.part.text, score.end))


def _owner(state: _State, reading: Reading, hit: Hit, score: Figure | None) -> Group | None:
    """Return the criterion that 三项合计得10.2分 sums up: the first of its passage that is worth as much."""
    if score is None or score.value is None or not has_any(clause_of(reading, hit), WORDS["summed"]):
        return None
    for group in state.groups:
        if group.reading is reading and group.full and (group.full.value or 0) >= score.value:
            return group
    return None


def _repeats(group: Group, score: Figure | None) -> bool:
    return score is not None and group.score is not None and group.score.value == score.value


def _adds_up(group: Group, reading: Reading, score: Figure | None) -> bool:
    """Tell whether points got twice fit into the full marks together: 10分：…得4分；…得4分."""
    if score is None or score.value is None or group.reading is not reading or not _repeats(group, score):
        return False
    full = group.full.value if group.full else None
    again = group.score is not None and group.score.sentence != score.sentence
    return again and full is not None and 2 * score.value <= full


def _open(
    state: _State, reading: Reading, hit: Hit, full: Figure | None = None, score: Figure | None = None
) -> None:
    """Begin a criterion; one that already waits for its full marks in the same sentence takes them."""
    group = state.open
    coded = hit.rule.name == "full_marks_coded"
    waiting = (
        not coded
        and group is not None
        and full is not None
        and group.full is None
        and group.reading is reading
    )
    if waiting and group is not None and not words_before(reading, hit) and not group.total:
        group.full = full
        return
    name, level = _name(state, reading, hit)
    level = _below_its_letter(state, name, level)
    if reading.passage.level is not None:
        state.scored = reading.passage.level
    opened = Group(name, level, reading, full, score, said=clause_of(reading, hit))
    opened.places.append(_named_place(state, reading, hit, name))
    titles, item = [title for _, title in state.titles], state.item[1] if state.item else ""
    settle(opened, titles, item, project=state.project)
    if opened.project and state.item:
        opened.name = state.item[1] or opened.name
    state.groups.append(opened)
    state.open = opened


def _name(state: _State, reading: Reading, hit: Hit) -> tuple[str, int]:
    """Return what a criterion is called, and its level."""
    level = _level(state, reading)
    if hit.rule.name == "full_marks_coded":
        return trimmed(reading.passage.coded[hit.span[0] : hit.span[1] - 1]), level
    direct = words_before(reading, hit)
    if direct and direct not in _ANAPHORA:
        # Several criteria in one passage stand below what the passage is about.
        inner = 1 if state.open is not None and state.open.reading is reading else 0
        return shortened(direct), level + inner if inner and not _is_sibling(state, reading) else level
    if not direct:
        before = subject_before(reading, hit)
        if before:
            return before, level
    return _title(state), level


def _below_its_letter(state: _State, name: str, level: int) -> int:
    """Return the level of a criterion with a code: C4 stands below the C that was scored before it."""
    if not _CODED.match(name):
        return level
    above = (group for group in reversed(state.groups) if _LETTER.match(group.name))
    return next((group.level + 1 for group in above if group.name[0] == name[0]), level)


def _is_sibling(state: _State, reading: Reading) -> bool:
    return state.open is not None and state.open.reading is reading and not state.open.total


def _level(state: _State, reading: Reading) -> int:
    """Return the level of a passage; text under a scored heading names what stands below it."""
    if reading.passage.level is not None:
        return reading.passage.level
    level = state.item[0] if state.item else (state.titles[-1][0] if state.titles else 1)
    return level + 1 if level == state.scored else level


def _title(state: _State) -> str:
    if state.item and state.item[1]:
        return state.item[1]
    return _TITLE_TAIL.sub("", state.titles[-1][1]) if state.titles else ""


def _place(state: _State, reading: Reading, hit: Hit) -> Place:
    passage = reading.passage
    return state.document.place(passage.part, passage.plain(hit.span[0]), passage.plain(hit.span[1]))


def _named_place(state: _State, reading: Reading, hit: Hit, name: str) -> Place:
    passage = reading.passage
    start, end = passage.plain(hit.span[0]), passage.plain(hit.span[1])
    at = passage.text.rfind(name, max(0, start - 60), start) if name else -1
    return state.document.place(passage.part, at if at >= 0 else start, end)
