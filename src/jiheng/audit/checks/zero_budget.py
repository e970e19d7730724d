"""预算为零 — a budget of 0 has no execution rate, least of all 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim, held
from jiheng.audit.facts import column_stage
from jiheng.audit.subject import Subject
from jiheng.audit.words import has, words
from jiheng.messages import message
from jiheng.read import Figure

_ID = "zero_budget"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every rate that stands beside its budget."""
    for item in subject.report.indicators:
        if item.pair == "budget" and item.target is not None and item.completion is not None:
            yield _claim(subject, item.target, item.completion)
    for grid in subject.report.grids:
        stages = {column_stage(column): column.index for column in grid.columns}
        base = stages.get("adjusted", stages.get("initial"))
        rate = next(
            (c.index for c in grid.columns if has("".join(c.path[-1:]), words("execution_columns", "rate"))),
            None,
        )
        if base is None or rate is None:
            continue
        for row in grid.rows:
            budget, printed = row.figures.get(base), row.figures.get(rate)
            if budget is not None and printed is not None and budget.quantity is not None:
                yield _claim(subject, budget, printed)


def _claim(subject: Subject, budget: Figure, rate: Figure) -> Claim:
    fails = budget.value == 0 and bool(rate.value)
    said = message("audit.zero_said", budget=budget.text, rate=rate.text)
    spots = (subject.term(budget).place,)
    return Claim(_ID, "logic", subject.term(rate), relation=held(not fails), spots=spots, said=said)
