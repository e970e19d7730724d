"""同一指标 — the actual of one indicator is one figure, whether a table or the text prints it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jiheng.audit.bases import wholes
from jiheng.audit.claim import Claim
from jiheng.audit.context import contexts
from jiheng.audit.likeness import core, likeness
from jiheng.audit.spread import spread_names
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, limit, words
from jiheng.read import Figure, Indicator

_ID = "same_indicator"
_SHORTEST = 4


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every figure of the text that bears the name of an indicator in a table."""
    yield from _completions(subject)
    named = dict(_named(subject))
    for context in contexts(subject):
        own = {id(figure): name for figure, name in spread_names(context)}
        for figure in context.figures:
            name = core(own.get(id(figure), figure.name))
            if figure.role in {"target", "threshold", "completion", "growth", "share"} or not name:
                continue
            if has(context.around(figure), words("move", "undone")) or _is_beside(subject, figure):
                continue
            item = named.get(name)
            if item is None or item.actual is None or item.actual.place.start == figure.place.start:
                continue
            if _alike(figure, item.actual) and not _of_another_whole(subject, figure, item):
                yield Claim(
                    _ID,
                    "same_fact",
                    subject.term(figure),
                    subject.term(item.actual),
                    relation="same",
                    words={"indicator": item.name},
                )


def _completions(subject: Subject) -> Iterator[Claim]:
    """Yield the completion that the text gives an indicator against that of its row, for the same actual.

    The two can only be right of two targets, which the report should name.
    """
    listed: dict[object, list[Indicator]] = defaultdict(list)
    for item in subject.report.indicators:
        if item.table is not None and item.completion and item.actual and item.actual.value:
            listed[item.actual.value].append(item)
    for told in subject.report.indicators:
        if told.table is not None or told.completion is None or told.actual is None or told.target:
            continue
        for item in listed.get(told.actual.value, ()):
            if item.completion is None or item.actual is None or not _alike_names(told, item):
                continue
            yield Claim(
                _ID,
                "same_fact",
                subject.term(told.completion),
                subject.term(item.completion),
                relation="same",
                case="completion",
                words={"indicator": item.name},
                spots=(subject.term(told.actual).place, subject.term(item.actual).place),
            )
            break


def _alike_names(told: Indicator, item: Indicator) -> bool:
    return likeness(told.name, item.name) >= limit("likeness_same")


def _is_beside(subject: Subject, figure: Figure) -> bool:
    """Tell whether a figure stands where problems, measures or aims are told, or is of a later year."""
    year = subject.report.metadata.year
    if figure.year and year and figure.year > year:
        return True
    return any(has(title, words("goals", "beside")) for title in figure.section)


def _of_another_whole(subject: Subject, figure: Figure, item: Indicator) -> bool:
    """Tell whether 其中 takes a figure out of an amount that the indicator's table does not print.

    未执行的2,459.31万元中，其中智慧警务建设1,435.50万元: what was not spent is no actual.
    """
    grid = next((grid for grid in subject.report.grids if grid.table == item.table), None)
    taken_from = wholes(subject, figure)
    if not taken_from or grid is None or figure.value == (item.actual.value if item.actual else None):
        return False
    values = {other.value for row in grid.rows for other in row.figures.values()}
    return all(whole.value not in values for whole in taken_from)


def _named(subject: Subject) -> Iterator[tuple[str, Indicator]]:
    seen: set[str] = set()
    for item in subject.report.indicators:
        if item.table is None or item.actual is None:
            continue
        for name in (core(item.name), core(item.actual.name)):
            if len(name) >= _SHORTEST and name not in seen:
                seen.add(name)
                yield name, item


def _alike(figure: Figure, actual: Figure) -> bool:
    if figure.quantity is None or actual.quantity is None or figure.qualified or actual.qualified:
        return False
    if figure.quantity.unit.dimension != actual.quantity.unit.dimension:
        return False
    if figure.scope and actual.scope and figure.scope != actual.scope:
        return False
    return not (figure.year and actual.year and figure.year != actual.year)
