"""全部完成 — everything was done, says the report, and elsewhere that something was not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiheng.audit.claim import Claim, held
from jiheng.audit.counted_done import Counted, counted_done
from jiheng.audit.reached import of_a_target, reached
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, words
from jiheng.place import Place
from jiheng.read import Indicator, Statement

_ID = "all_done"
_SHOWN = 6
_CLAUSE = re.compile(r"[，,；;。：:\n]")


def check(subject: Subject) -> Iterator[Claim]:
    """Yield one claim for all statements that everything was done, and one for each that counts them."""
    yield from _counted(subject)
    claims = [item for item in subject.report.statements if item.kind == "all_done" and _of_all(item)]
    if not claims:
        return
    against = list(dict.fromkeys(_against(subject)))
    first = claims[0]
    yield Claim(
        _ID,
        "logic",
        None,
        relation=held(not against),
        words={"statement": first.words},
        spots=(first.place, *against[:_SHOWN]),
        said=first.words,
    )


def _counted(subject: Subject) -> Iterator[Claim]:
    for item in counted_done(subject):
        against = list(dict.fromkeys(_lost(subject, item) if item.points else _undone(subject, item)))
        yield Claim(
            _ID,
            "logic",
            None,
            relation=held(not against),
            words={"statement": item.text},
            spots=(item.place, *against[:_SHOWN]),
            said=item.text,
        )


def _undone(subject: Subject, counted: Counted) -> Iterator[Place]:
    """Yield the actuals of rows that missed their target, of the kinds that a statement names."""
    for item in subject.report.indicators:
        known = "".join(item.path)
        named = not counted.kinds or has(known, counted.kinds)
        if named and item.pair != "budget" and item.actual is not None and _missed(item):
            yield subject.term(item.actual).place


def _lost(subject: Subject, counted: Counted) -> Iterator[Place]:
    """Yield the points of rows that lost some, of the kinds that a statement names."""
    for line in subject.report.scores:
        short = line.score is not None and line.full_marks is not None and line.score < line.full_marks
        named = not counted.kinds or has("".join(line.path), counted.kinds)
        if short and named and not line.total and line.table is not None and line.score_figure:
            yield subject.term(line.score_figure).place


def _of_all(statement: Statement) -> bool:
    text = _sentence(statement)
    doubted = has(text, (*words("done", "partly"), *words("done", "doubt"), *words("done", "unmet")))
    about = has(text, words("done", "tasks")) and not _of_some(statement)
    denied = statement.part.text[: statement.start].endswith(words("done", "denied"))
    return about and has(statement.words, words("done", "all")) and not doubted and not denied


def _of_some(statement: Statement) -> bool:
    """Tell whether a statement sums up only what its sentence names: 失业、工伤保险参保人数均完成目标."""
    before = statement.part.text[statement.sentence[0] : statement.start]
    named = _CLAUSE.split(before)[-1].strip()
    both = statement.words[:1] in words("done", "both")
    return has(before, words("done", "some")) or (
        both and bool(named) and not has(named, words("done", "whole"))
    )


def _sentence(statement: Statement) -> str:
    start, end = statement.sentence
    return statement.part.text[start:end] or statement.words


def _against(subject: Subject) -> Iterator[Place]:
    for statement in subject.report.statements:
        doubted = statement.kind == "all_done" and has(_sentence(statement), words("done", "unmet"))
        if doubted or (statement.kind == "undone" and _of_tasks(statement)):
            yield statement.place
    for item in subject.report.indicators:
        if item.pair != "budget" and _missed(item) and item.actual is not None:
            yield subject.term(item.actual).place
            if item.target is not None:
                yield subject.term(item.target).place
    for figure in subject.report.figures:
        # 产出指标完成率、效益指标完成率 speak of all indicators at once.
        below = figure.kind == "rate" and figure.value is not None and figure.value < 1
        if below and not figure.qualified and has(figure.name, words("done", "rates")):
            yield subject.term(figure).place


def _of_tasks(statement: Statement) -> bool:
    text = _sentence(statement)
    undone = has(statement.words, words("done", "unmet")) and has(text, words("done", "tasks"))
    return undone and not has(text, words("done", "not_tasks"))


def _missed(item: Indicator) -> bool:
    if item.table is None and not of_a_target(item):
        # Figures that only stand near each other, and rates like 办结比例, say nothing of targets.
        return False
    below = item.completion is not None and item.completion.value is not None and item.completion.value < 1
    return reached(item) is False or (below and item.direction == "higher")
