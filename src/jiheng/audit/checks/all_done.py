"""全部完成 — everything was done, says the report, and elsewhere that something was not."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.reached import reached
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, words
from jiheng.place import Place
from jiheng.read import Indicator, Statement

_ID = "all_done"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every statement that all was done."""
    against = list(_against(subject))
    for statement in subject.report.statements:
        if statement.kind != "all_done":
            continue
        others = [place for place, words_ in against if not _same_clause(statement, place, words_)]
        yield Claim(
            _ID,
            "logic",
            None,
            relation="fails" if others else "holds",
            words={"statement": statement.words},
            spots=(statement.place, *others[:4]),
            said=statement.words,
        )


def _same_clause(statement: Statement, place: Place, said: str) -> bool:
    del said
    start = statement.place.start or 0
    return place.start is not None and start <= place.start < (statement.place.end or start)


def _against(subject: Subject) -> Iterator[tuple[Place, str]]:
    for statement in subject.report.statements:
        if statement.kind == "undone" and has(statement.words, words("done", "unmet")):
            yield statement.place, statement.words
    for item in subject.report.indicators:
        if _missed(item) and item.actual is not None:
            yield subject.term(item.actual).place, item.name
    for figure in subject.report.figures:
        # 产出指标完成率、效益指标完成率 speak of all indicators at once.
        if figure.kind != "rate" or figure.value is None or figure.value >= 1 or figure.qualified:
            continue
        if has(figure.name, ("指标完成率", "目标完成率", "任务完成率")):
            yield subject.term(figure).place, figure.name


def _missed(item: Indicator) -> bool:
    below = item.completion is not None and item.completion.value is not None and item.completion.value < 1
    return reached(item) is False or (below and item.direction == "higher" and item.pair != "budget")
