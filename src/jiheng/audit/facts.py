"""事 — amounts of the budget that the report prints for one subject at one stage, in tables and in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jiheng.audit.context import Context, contexts
from jiheng.audit.subject import Subject
from jiheng.audit.term import Term
from jiheng.audit.words import has, words
from jiheng.read import Column, Figure, Grid, Row

Stage = str
_NUMBERED = re.compile(r"^[（(]?[一二三四五六七八九十0-9]{1,3}[）)、．.]?\s*|^其中[：:，,]?|\s+")
_STAGES = ("initial", "adjusted", "final")
TOTAL = "合计"
_BEFORE = 400


@dataclass(frozen=True, slots=True)
class Fact:
    """An amount of ``subject`` (基本支出, 合计 …) at ``stage``; ``row`` is set for a cell of a table."""

    subject: str
    stage: Stage
    figure: Figure
    grid: Grid | None = None
    row: Row | None = None


def budget_facts(subject: Subject) -> Sequence[Fact]:
    """Return the facts of the report, those of tables first."""
    return subject.cached("facts", lambda: (*_of_tables(subject), *_of_prose(subject)))


def budget_totals(subject: Subject) -> Mapping[Stage, Term]:
    """Return the first amount that the report prints for the whole budget at each stage."""
    return subject.cached("budget totals", lambda: _totals(subject))


def _totals(subject: Subject) -> dict[Stage, Term]:
    found: dict[Stage, Term] = {}
    for fact in budget_facts(subject):
        if fact.subject == TOTAL:
            found.setdefault(fact.stage, subject.term(fact.figure))
    return found


@cache
def _subjects() -> tuple[tuple[str, str], ...]:
    rows = words("subjects", "names")
    pairs = [(name, row[0]) for row in rows for name in row]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


def subject_of(label: str) -> str:
    """Return the subject that a label names, by its longest name; empty if none."""
    return next((subject for name, subject in _subjects() if name in label), "")


def stage_of(words_before: str) -> Stage:
    """Return the stage of the budget that words name last; empty if none."""
    best, at = "", -1
    for stage in _STAGES:
        for name in words("stages", stage):
            where = words_before.rfind(name)
            if where >= 0 and where + len(name) > at:
                best, at = stage, where + len(name)
    return best


def column_stage(column: Column) -> Stage:
    """Return the stage of a column, only where its own header says nothing else."""
    header = re.sub(r"（.*?）|\(.*?\)|[0-9]{4}年度?", "", "".join(column.path[-1:]))
    header = _NUMBERED.sub("", header)
    for stage in _STAGES:
        if header in words("stages", stage):
            return stage
    return ""


def row_subject(row: Row) -> str:
    """Return the subject of a row: that of its own label, exactly."""
    if row.total:
        return TOTAL
    label = _NUMBERED.sub("", row.path[-1]) if row.path else ""
    return next((subject for name, subject in _subjects() if name == label), "")


def spending(grid: Grid) -> bool:
    """Tell whether a table lists spending, not income."""
    labels = "".join("".join(row.path) for row in grid.rows)
    return "支出" in grid.caption or ("支出" in labels and "收入" not in labels)


def _of_tables(subject: Subject) -> Iterator[Fact]:
    for grid in subject.report.grids:
        if not spending(grid):
            continue
        stages = {column.index: column_stage(column) for column in grid.columns}
        for row in grid.rows:
            name = row_subject(row)
            for index, figure in row.figures.items():
                if name and stages.get(index) and figure.quantity is not None:
                    yield Fact(name, stages[index], figure, grid, row)


def _of_prose(subject: Subject) -> Iterator[Fact]:
    wholes = {part.place.start: item.whole for item in subject.report.breakdowns for part in item.parts}
    for context in contexts(subject):
        last = ""
        sentence: tuple[int, int] = (0, 0)
        for figure in context.figures:
            if figure.kind != "money":
                continue
            if figure.sentence != sentence:
                last, sentence = "", figure.sentence
            whole = wholes.get(figure.place.start)
            name, stage = _read(figure, context, last, whole)
            if name:
                last = name
            if name and stage and not figure.qualified:
                yield Fact(name, stage, figure)


def _read(figure: Figure, context: Context, last: str, whole: Figure | None) -> tuple[str, Stage]:
    label = context.label(figure)
    stage = stage_of(label)
    if whole is not None:
        above = context.label(whole) if context.holds(whole) else whole.name
        if has(above, ("剔除", "扣除")):
            return subject_of(label), ""
        return subject_of(label), stage or stage_of(above)
    if has(label, ("剔除", "扣除")):
        return "", ""
    named = subject_of(label)
    if named and named != TOTAL:
        return named, stage
    if last and last != TOTAL and len(label) <= 8:
        return last, stage
    if has(label, words("subjects", "not_total")) or _of_a_project(figure):
        return "", ""
    if not named and not label.rstrip("为是达 到共约：:").endswith("数"):
        return "", ""
    return TOTAL, stage or ("final" if named and "支出" in label and "预算" not in label else "")


def _of_a_project(figure: Figure) -> bool:
    text = figure.part.text[max(0, figure.start - _BEFORE) : figure.start]
    return "项目：" in text or "项目:" in text or has("".join(figure.section), ("项目支出",))
