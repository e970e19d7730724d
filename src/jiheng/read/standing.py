"""常列指标 — indicators known by name alone, and rates whose two sides stand elsewhere in the paragraph.

They count only in a report without a table of indicators: where there is one, it says which they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiheng.document import Document
from jiheng.read.figure import Figure
from jiheng.read.indicator_tables import direction
from jiheng.read.model import Indicator
from jiheng.read.passages import is_cell
from jiheng.read.reach import NEAR
from jiheng.read.reading import Reading, distinct, hull
from jiheng.read.words import LIMITS, WORDS, any_of, has_any

_STANDING = re.compile(any_of(WORDS["standing"]))
_AFTER_NAME = 6


def standing_indicators(document: Document, reading: Reading) -> Iterator[Indicator]:
    """Yield the indicators of a paragraph that no sentence pattern shows."""
    if is_cell(reading.passage) or _is_of_goals(reading):
        return
    for index, figure in enumerate(reading.passage.figures):
        if figure.role != "value" or figure.quantity is None or figure.value is None:
            continue
        found = _of_paragraph(reading, index) if figure.kind == "rate" else None
        if found:
            target, actual = found
            yield _of_two(document, target, actual, figure)
        elif _is_standing(figure):
            yield _alone(figure)


def _is_of_goals(reading: Reading) -> bool:
    sections = reading.passage.section
    words = [*WORDS["problem_sections"], *WORDS["measure_sections"]]
    return any(has_any(title, words) for title in sections)


def _of_paragraph(reading: Reading, index: int) -> tuple[Figure, Figure] | None:
    rate = reading.passage.figures[index]
    before = reading.passage.figures[max(0, index - LIMITS["figures"]) : index]
    if has_any(rate.name, WORDS["budget_rates"]):
        return _pair(before, "money", WORDS["budget_bases"], WORDS["budget_spent"])
    if has_any(rate.name, WORDS["coverage_rates"]):
        noun = rate.name[:2]
        counts = [figure for figure in before if figure.kind == "count" and _counts(figure, noun)]
        alike = [figure for figure in counts if _same_unit(figure, counts[-1])]
        if len(alike) >= 2:
            return alike[0], alike[-1]
    return None


def _pair(
    before: list[Figure], kind: str, bases: list[str], spent: list[str]
) -> tuple[Figure, Figure] | None:
    money = [figure for figure in before if figure.kind == kind]
    target = next((item for item in reversed(money) if has_any(_words(item), bases)), None)
    actual = next((item for item in reversed(money) if has_any(_words(item), spent)), None)
    return (target, actual) if target and actual and target is not actual else None


def _words(figure: Figure) -> str:
    return figure.part.text[_clause_start(figure) : figure.start]


def _clause_start(figure: Figure) -> int:
    return max(figure.clause[0], figure.start - NEAR)


def _counts(figure: Figure, noun: str) -> bool:
    """Tell whether a figure counts the thing, outside brackets: 项目共65个, 对64个项目."""
    text = figure.part.text
    if text[figure.clause[0] - 1 : figure.clause[0]] in {"（", "("}:
        return False
    return (
        noun in text[figure.clause[0] : figure.clause[1]]
        and text[figure.start - 1 : figure.start] not in "（("
    )


def _same_unit(one: Figure, other: Figure) -> bool:
    left, right = one.quantity, other.quantity
    return bool(left and right and left.unit.dimension == right.unit.dimension)


def _is_standing(figure: Figure) -> bool:
    """Tell whether a name that everyone reports stands right before the figure."""
    window = figure.part.text[_clause_start(figure) : figure.phrase[0]]
    matches = list(_STANDING.finditer(window))
    if not matches:
        return False
    between = window[matches[-1].end() :]
    if len(between) > _AFTER_NAME or has_any(between, WORDS["target_tails"]):
        return False
    return figure.kind in {"rate", "count", "bare"}


def _alone(figure: Figure) -> Indicator:
    bounded = figure.quantity is not None and figure.quantity.bound in {"at_most", "less_than", "at_least"}
    return Indicator(
        name=figure.name,
        place=figure.place,
        unit=figure.quantity.unit.base if figure.quantity else "",
        target=figure if bounded else None,
        target_text=figure.part.text[slice(*figure.phrase)] if bounded else "",
        actual=None if bounded else figure,
        actual_text="" if bounded else figure.text,
        direction=direction(figure.name, figure if bounded else None, figure),
        section=figure.section,
        pair="standing",
        places=(figure.place,),
    )


def _of_two(document: Document, target: Figure, actual: Figure, rate: Figure) -> Indicator:
    known = [target, actual, rate]
    return Indicator(
        name=rate.name,
        place=hull(document, *known),
        unit=actual.quantity.unit.base if actual.quantity else "",
        target=target,
        target_text=target.text,
        actual=actual,
        actual_text=actual.text,
        completion=rate,
        direction=direction(rate.name, None, actual),
        section=rate.section,
        pair="budget" if actual.kind == "money" else "completion",
        places=distinct([figure.place for figure in known]),
    )
