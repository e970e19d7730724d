"""轮流 — parts that print two amounts each, 预算 and 决算: each kind adds up to a total of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jiheng.audit.context import Context, context_of
from jiheng.audit.subject import Subject
from jiheng.audit.words import words
from jiheng.read import Breakdown, Figure

_REACH = 8


def taken_in_turns(subject: Subject, item: Breakdown) -> Sequence[tuple[Figure, Sequence[Figure]]]:
    """Return total and parts of either kind: 预算58万元，决算46万元。其中：出国预算8万元、决算6万元；…."""
    context = context_of(subject, item.parts[0]) if len(item.parts) > 3 else None
    if context is None:
        return ()
    kinds = [_kind(context, part) for part in item.parts]
    if len(set(kinds)) != 2 or "" in kinds or any(a == b for a, b in pairwise(kinds)):
        return ()
    return tuple(_pairs(context, item, kinds))


def _pairs(
    context: Context, item: Breakdown, kinds: Sequence[str]
) -> Iterator[tuple[Figure, Sequence[Figure]]]:
    before = context.before(item.parts[0], _REACH)
    for kind in dict.fromkeys(kinds):
        whole = next((figure for figure in reversed(before) if _kind(context, figure) == kind), None)
        if whole is not None:
            yield whole, [part for part, of in zip(item.parts, kinds, strict=True) if of == kind]


def _kind(context: Context, figure: Figure) -> str:
    """Return the first name of the kind that the words right before an amount say it is."""
    if figure.kind != "money":
        return ""
    label = context.label(figure).rstrip("为是共：: ")
    return next((key for key in ("planned", "spent") if label.endswith(words("turns", key))), "")
