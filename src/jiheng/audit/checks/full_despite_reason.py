"""未达到却得满分 — a sentence that says what was not reached, and gives all the points all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiheng.audit.claim import Claim, held
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, words
from jiheng.messages import message
from jiheng.read import Figure, ScoreLine

_ID = "full_despite_reason"
_STOP = re.compile("[。；;\n]")


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every criterion of running text that got all its points in a sentence of reasons."""
    for line in subject.report.scores:
        if line.total or line.table is not None or line.score_figure is None or not line.full_marks:
            continue
        if line.score != line.full_marks or line.deductions:
            continue
        said = _said(line, line.score_figure)
        if said:
            yield _claim(subject, line, line.score_figure, said)


def _said(line: ScoreLine, score: Figure) -> str:
    """Return the words of the sentence before the points, those of another criterion left out."""
    text = score.part.text
    marks = line.full_marks_figure
    begin = max((found.end() for found in _STOP.finditer(text, 0, score.start)), default=0)
    if marks is not None and marks.part is score.part and begin <= marks.start < score.start:
        begin = marks.end
    return text[begin : score.start]


def _claim(subject: Subject, line: ScoreLine, score: Figure, said: str) -> Claim:
    for word in (*words("unmet", "harmless"), *words("unmet", "rules")):
        said = said.replace(word, "")
    lacking = has(said, words("unmet", "missed"))
    return Claim(
        _ID,
        "logic",
        subject.term(score).exact,
        relation=held(not lacking),
        words={"criterion": line.path[-1] if line.path else ""},
        spots=(line.place,),
        said=message("audit.lost_said", full=str(line.full_marks), score=str(line.score)),
    )
