"""细读 — roles, units from words, years, stages, scopes and data items of the figures of a passage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from jiheng.ledger import standard_dictionary
from jiheng.read.figure import Figure, Role
from jiheng.read.grammar import Hit, hits
from jiheng.read.kinds import in_unit, kind_of, with_precision
from jiheng.read.naming import name_figures
from jiheng.read.passages import Passage
from jiheng.read.words import LIMITS, WORDS, any_of, has_any, stage_of

_YEAR = re.compile(r"(?:19|20)\d{2}")
_MONEY = re.compile(any_of(WORDS["money_nouns"]))
_COUNT = re.compile(any_of(WORDS["count_nouns"]))
_THRESHOLD = re.compile("的?" + any_of(WORDS["threshold_nouns"]))
_ROLES: dict[str, Role] = {
    "full_marks": "full_marks",
    "score": "score",
    "score_rate": "score_rate",
    "deduction": "deduction",
    "completion": "completion",
    "growth": "growth",
    "share": "share",
    "threshold": "threshold",
    "target": "target",
    "actual": "actual",
}
_SCORES = frozenset({"full_marks", "score", "deduction"})
_BESIDE = frozenset({"change"})
_EXCLUSIVE = ("completion", "growth", "target")


def refine(passage: Passage) -> list[Hit]:
    """Fill in what the words around the figures say of them; return the sentences that were recognised."""
    _units_from_words(passage)
    found = _without_rivals(list(hits(passage)))
    for hit in found:
        for role, indexes in hit.roles.items():
            for index in indexes:
                _give_role(passage, index, role)
    name_figures(passage)
    _share_names(passage, found)
    year: int | None = None
    for index, figure in enumerate(passage.figures):
        year = _year(figure) or year
        _describe(passage, index, year)
    return found


def _share_names(passage: Passage, found: Sequence[Hit]) -> None:
    """Give what a figure has become the name of what it was: 从160元提高到190元."""
    for hit in found:
        base, now = hit.one("base"), hit.one("now")
        if base is not None and now is not None:
            passage.update(now, name=passage.figures[base].name)


def _without_rivals(found: Sequence[Hit]) -> list[Hit]:
    """Keep, of several readings of one rate or target, the first that the rules give."""
    kept: list[Hit] = []
    taken: set[tuple[str, int]] = set()
    for hit in found:
        keys = {(role, index) for role in _EXCLUSIVE for index in hit.roles.get(role, ())}
        if hit.rule.name in _BESIDE or not keys & taken:
            kept.append(hit)
            taken |= keys
    return kept


def _give_role(passage: Passage, index: int, role: str) -> None:
    figure = passage.figures[index]
    if figure.role != "value" or role not in _ROLES:
        return
    if role in _SCORES and figure.kind == "bare" and figure.quantity is not None:
        quantity = in_unit(figure.quantity, "分")
        passage.update(index, quantity=quantity, kind="score", unit_source="words")
    passage.update(index, role=_ROLES[role])


def _units_from_words(passage: Passage) -> None:
    """Read 金额约2800万 as money and 6.65万名 as people."""
    for index, figure in enumerate(passage.figures):
        if figure.kind != "bare" or figure.quantity is None or not figure.quantity.unit.symbol:
            continue
        unit = _unit_around(passage.text, figure)
        if unit:
            quantity = in_unit(figure.quantity, unit)
            passage.update(index, quantity=quantity, kind=kind_of(quantity.unit), unit_source="words")


def _unit_around(text: str, figure: Figure) -> str:
    after = text[figure.phrase[1] : figure.phrase[1] + 8]
    if after.startswith("名"):
        return "名"
    if figure.qualified and _THRESHOLD.match(after):
        return "元"
    window = text[max(figure.sentence[0], figure.start - LIMITS["context"]) : figure.start]
    money = [match.end() for match in _MONEY.finditer(window)]
    count = [match.end() for match in _COUNT.finditer(window)]
    return "元" if money and (not count or count[-1] < money[-1]) else ""


def _describe(passage: Passage, index: int, year: int | None) -> None:
    figure = passage.figures[index]
    role = figure.role
    quantity = figure.quantity
    if quantity is not None:
        if "/" in quantity.unit.dimension and role == "value":
            role = "standard"
        elif figure.kind == "money" and _bounds_things(passage, figure):
            role = "threshold"
        quantity = with_precision(quantity, figure.kind, role)
    first = max(figure.clause[0], figure.start - LIMITS["clause"])
    clause = passage.text[first : min(figure.clause[1], figure.end + LIMITS["clause"])]
    passage.update(
        index,
        role=role,
        quantity=quantity,
        scope=figure.scope or tuple(word for word in WORDS["scopes"] if word in clause),
        year=figure.year or year,
        stage=figure.stage or _stage(passage, figure),
        item=_item(figure),
    )


def _bounds_things(passage: Passage, figure: Figure) -> bool:
    after = passage.text[figure.phrase[1] : figure.phrase[1] + 8]
    return figure.qualified and bool(_THRESHOLD.match(after))


def _year(figure: Figure) -> int | None:
    """Return the year of a date; it holds for the figures after it."""
    found = _YEAR.search(figure.text) if figure.kind == "date" else None
    return int(found[0]) if found else None


def _stage(passage: Passage, figure: Figure) -> str:
    if figure.kind != "money":
        return ""
    window = passage.text[max(figure.clause[0], figure.start - LIMITS["context"]) : figure.start]
    return stage_of(window)


def _item(figure: Figure) -> str | None:
    if not figure.name or figure.quantity is None:
        return None
    return linked_item(figure.name, figure.stage)


@cache
def linked_item(name: str, stage: str) -> str | None:
    """Return the data item that a name, with or without its stage, is a name of; None if none is."""
    dictionary = standard_dictionary()
    names = [name + stage, stage + name, name] if stage and not has_any(name, [stage]) else [name]
    for candidate in names:
        item = dictionary.get(candidate)
        if item is not None:
            return item.name
    return None
