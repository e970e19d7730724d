"""同一预算数 — one subject at one stage of the budget has one amount, in tables and in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jiheng.audit.claim import Claim
from jiheng.audit.facts import TOTAL, Fact, budget_facts
from jiheng.audit.subject import Subject

_ID = "same_budget"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every printing of such an amount against the first, tables before text."""
    year = subject.report.metadata.year
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in budget_facts(subject):
        if fact.figure.year in (None, year) or year is None:
            groups[(fact.subject, fact.stage)].append(fact)
    for facts in groups.values():
        yield from _claims(subject, facts)


def _claims(subject: Subject, facts: Sequence[Fact]) -> Iterator[Claim]:
    first = facts[0]
    values = {fact.figure.value for fact in facts}
    if len(facts) < 2 or (first.subject == TOTAL and len(values) > 2):
        # Three totals of one stage are totals of three things.
        return
    for other in facts[1:]:
        if other.grid is not None:
            continue
        case = "" if first.grid is not None or other.subject != TOTAL else "text"
        yield Claim(
            _ID,
            "same_fact",
            subject.term(other.figure),
            subject.term(first.figure),
            relation="same",
            case=case,
            words={"subject": first.subject},
        )
