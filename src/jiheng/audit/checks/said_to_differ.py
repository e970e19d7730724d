"""自述不一致 — the report itself says that two figures disagree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jiheng.audit.claim import Claim
from jiheng.audit.context import contexts
from jiheng.audit.subject import Subject
from jiheng.audit.words import words
from jiheng.quantity import number
from jiheng.read import Figure

_ID = "said_to_differ"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every sentence that sets two figures against each other with 不一致, 不符."""
    for context in contexts(subject):
        done: set[tuple[int, int]] = set()
        for figure in context.figures:
            if figure.sentence in done:
                continue
            done.add(figure.sentence)
            stop = _said(figure)
            if stop:
                near = [
                    item for item in context.sentence(figure) if item.start < stop and item.kind != "time"
                ]
                yield from _claim(subject, near)


def _said(figure: Figure) -> int:
    """Return where the sentence says so, or 0."""
    text = figure.part.text
    for word in words("disagree", "says"):
        at = text.find(word, figure.start, figure.sentence[1])
        if at >= 0 and "与" in text[figure.sentence[0] : at]:
            return at
    return 0


def _claim(subject: Subject, near: list[Figure]) -> Iterator[Claim]:
    if len(near) < 2:
        return
    right = near[-1]
    left = next((item for item in reversed(near[:-1]) if _comparable(item, right)), None)
    if left is None:
        return
    stated, other = subject.term(left), subject.term(right)
    if left.kind == "bare":
        stated = replace(stated, quantity=number(0, other.quantity.unit.symbol))
    if left.value != right.value:
        yield Claim(_ID, "same_fact", stated, other, relation="same")


def _comparable(left: Figure, right: Figure) -> bool:
    if left.quantity is None or right.quantity is None:
        return False
    a, b = left.quantity.unit, right.quantity.unit
    return a.dimension == b.dimension or (left.value == 0 and left.kind == "bare")
