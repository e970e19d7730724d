"""罗列个数 — an announced number of things against the things that are listed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiheng.audit.claim import Claim, Relation
from jiheng.audit.formula import Constant
from jiheng.audit.subject import Subject

_ID = "item_count"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every number whose items are listed; an open list (等) may be shorter."""
    for listed in subject.report.enumerations:
        figure = listed.announced
        if figure.quantity is None:
            continue
        stated = subject.term(figure)
        count = Constant(Fraction(len(listed.items)), figure.quantity.unit.symbol)
        relation: Relation = "at_least" if listed.open else "equals"
        yield Claim(
            _ID,
            "count",
            stated.exact,
            count,
            relation=relation,
            exact=True,
            words={"count": str(len(listed.items)), "items": "、".join(listed.items)},
            spots=(listed.place,),
        )
