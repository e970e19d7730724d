"""全数完成 — as many indicators done as there are: 18项指标中，18项全部达到目标; 14项指标，完成14项."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.audit.context import Context, contexts
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, words
from jiheng.place import Place
from jiheng.read import Figure

_DONE = "达到|完成|实现|达标|得满分|取得满分"
_ALL = re.compile(rf"[^，,。；;：:]{{0,12}}[，,]?(?:均|全部|都|悉数)(?:已)?(?P<done>{_DONE})")
_REACH = 24


@dataclass(frozen=True, slots=True)
class Counted:
    """A statement that every one of so many indicators was done.

    ``kinds`` are the kinds of indicators that it names (产出, 效益), empty for all; ``points``: it says that
    they all got full marks.
    """

    text: str
    place: Place
    kinds: tuple[str, ...]
    points: bool


def counted_done(subject: Subject) -> Iterator[Counted]:
    """Yield the statements of running text that name the number of indicators."""
    for context in contexts(subject):
        for at, figure in enumerate(context.figures):
            found = _statement(context, at, figure) if _is_number(figure) else None
            if found is not None:
                start, end, points = found
                part = figure.part
                text = part.text[start:end]
                # What is excepted was not done: 除2项外，其余9项.
                sentence = part.text[slice(*figure.sentence)]
                hoped = has(text, words("done", "hoped"))
                if not hoped and not has(sentence, words("done", "excepted")):
                    kinds = tuple(kind for kind in words("done", "kinds") if kind in sentence)
                    yield Counted(text, subject.report.document.place(part, start, end), kinds, points)


def _is_number(figure: Figure) -> bool:
    return figure.kind == "count" and not figure.qualified and (figure.value or 0) > 1


def _statement(context: Context, at: int, figure: Figure) -> tuple[int, int, bool] | None:
    """Return where a statement about a number stands, and whether it is about points."""
    text = figure.part.text
    named = has(context.around(figure), words("done", "counted"))
    told = [item for item in context.figures[max(0, at - 3) : at] if item.sentence == figure.sentence]
    again = next((item for item in told if _names(context, item) and item.value == figure.value), None)
    if not named and again is None:
        return None
    found = _ALL.match(text, figure.end, min(len(text), figure.end + _REACH))
    if found:
        return figure.start, found.end(), "满分" in found["done"]
    label = context.label(figure).rstrip("了的有为 ")
    if again is not None and re.search(f"(?<!未)(?:{_DONE})(?:目标)?$", label):
        return again.start, figure.end, False
    return None


def _names(context: Context, figure: Figure) -> bool:
    return figure.kind == "count" and has(context.around(figure), words("done", "counted"))
