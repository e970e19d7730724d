"""同一句话两个数 — figures that the same words introduce in two places of a report are the same fact.

The words before the figure, its unit, the words after it, year and 口径 must agree. Words that introduce
three or more different figures introduce a kind of thing, not one fact.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiheng.audit.bases import wholes
from jiheng.audit.claim import Claim
from jiheng.audit.context import Context, contexts
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, limit, words
from jiheng.document import Heading, Paragraph
from jiheng.read import Figure

_ID = "same_words"
_PLAIN = re.compile(r"[^\u4e00-\u9fff]+")
_NO_FACT = frozenset({"score", "full_marks", "score_rate", "deduction", "weight", "threshold", "target"})
_Key = tuple[str, str, str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Printing:
    """A figure with the words before it, all that are in its clause."""

    figure: Figure
    lead: str


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every later printing of a fact, against the first."""
    groups: dict[_Key, list[Printing]] = defaultdict(list)
    for context in contexts(subject):
        for figure in context.figures:
            key = _key(context, figure)
            if key:
                groups[key].append(Printing(figure, key[0]))
    for found in groups.values():
        yield from _claims(subject, found)


def _key(context: Context, figure: Figure) -> _Key | None:
    if any(map(_is_aim, (*figure.section, _own_title(figure)))):
        return None
    if figure.role in _NO_FACT or figure.quantity is None or figure.kind in {"time", "date", "ordinal"}:
        return None
    if figure.kind == "bare":
        return None
    lead = _plain(context.label(figure))
    if has(lead, words("names", "each")) or lead.startswith("其中"):
        # Standards and parts are of whatever they stand beside.
        return None
    if len(_particular(lead)) < limit("same_lead"):
        return None
    tail = _plain(context.tail(figure))[:4] if figure.kind == "count" else ""
    spans = tuple(word for word in words("names", "spans") if word in lead)
    return lead[-limit("sure_lead") :], figure.quantity.unit.dimension, tail, figure.scope, spans


def _own_title(figure: Figure) -> str:
    """Return the title that a numbered paragraph begins with: 二、年度目标。城镇新增就业4200人."""
    return figure.part.title if isinstance(figure.part, Paragraph) else ""


def _is_aim(title: str) -> bool:
    """Tell whether a section says what was or is aimed at, not what was reached."""
    if has(title, words("goals", "next")):
        return True
    return has(title, words("goals", "sections")) and not has(title, words("goals", "reached"))


def _plain(text: str) -> str:
    plain = _PLAIN.sub("", text)
    for filler in words("names", "fillers"):
        plain = plain.replace(filler, "") if plain.endswith(filler) else plain
    return plain


def _particular(lead: str) -> str:
    """Return the words without those that introduce any project's or any year's budget alike."""
    stages = (word for stage in ("final", "adjusted", "initial") for word in words("stages", stage))
    for word in (*stages, *words("names", "any")):
        lead = lead.replace(word, "")
    return lead


def _claims(subject: Subject, found: Sequence[Printing]) -> Iterator[Claim]:
    values = {printing.figure.value for printing in found}
    if len(found) < 2 or len(values) > 2:
        return
    first = found[0]
    for other in found[1:]:
        if not _apart(first.figure, other.figure) or _of_two_wholes(subject, first.figure, other.figure):
            continue
        case = "" if min(len(first.lead), len(other.lead)) >= limit("sure_lead") else "short"
        yield Claim(
            _ID,
            "same_fact",
            subject.term(other.figure),
            subject.term(first.figure),
            relation="same",
            case=case,
        )


def _apart(a: Figure, b: Figure) -> bool:
    """Tell whether two printings can be of one fact: not in one paragraph, not of two years."""
    if a.block == b.block or _of_two_items(a, b):
        return False
    return not (a.year and b.year and a.year != b.year) and (
        not a.period or not b.period or a.period == b.period
    )


def _of_two_items(a: Figure, b: Figure) -> bool:
    """Tell whether two figures stand in numbered items of their own: 1.城市低保。… and 2.农村低保。…"""
    parts = [item.part for item in (a, b) if isinstance(item.part, Paragraph | Heading)]
    if len(parts) < 2 or not all(part.number for part in parts):
        return False
    return (parts[0].title, parts[0].number) != (parts[1].title, parts[1].number)


def _of_two_wholes(subject: Subject, a: Figure, b: Figure) -> bool:
    """Tell whether each is a part of a total of its own: 年初预算…，其中基本支出 and 决算…，其中基本支出."""
    left, right = (next(iter(wholes(subject, figure)), None) for figure in (a, b))
    return left is not None and right is not None and left.value != right.value
