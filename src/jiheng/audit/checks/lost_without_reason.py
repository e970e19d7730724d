"""扣分无理由 — points were lost, and the text of the criterion says only good things."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.passage import Passage, passages
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, words
from jiheng.messages import message
from jiheng.quantity import Match, scan

_ID = "lost_without_reason"
_SHORTEST = 60


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every criterion that lost points and whose passage explains what was assessed."""
    for passage in passages(subject):
        line = passage.line
        if line.score is None or line.full_marks is None or line.score >= line.full_marks or line.deductions:
            continue
        if len(passage.text) < _SHORTEST:
            continue
        yield _claim(subject, passage)


def _claim(subject: Subject, passage: Passage) -> Claim:
    line = passage.line
    figure = line.score_figure
    said = message("audit.lost_said", full=str(line.full_marks), score=str(line.score))
    return Claim(
        _ID,
        "logic",
        subject.term(figure).exact if figure else None,
        relation="holds" if complains(passage.text) or measured(passage.text) else "fails",
        words={"criterion": line.path[-1] if line.path else ""},
        spots=(line.place,),
        said=said,
    )


def complains(text: str) -> bool:
    """Tell whether a passage names anything that was not well done."""
    for word in words("unmet", "harmless"):
        text = text.replace(word, "")
    return has(text, words("unmet", "reasons"))


def measured(text: str) -> bool:
    """Tell whether a passage prints a rate below 100 %, which may be reason enough."""
    return any(
        match.quantity is not None and match.text.endswith(("%", "％")) and _below(match)
        for match in scan(text)
    )


def _below(match: Match) -> bool:
    quantity = match.quantity
    return quantity is not None and quantity.value is not None and 0 <= quantity.value < 1
