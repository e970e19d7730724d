"""执行率 — execution, payment and carry-over rates against the budgets that the report prints.

Every base that the words allow is tried: 全年, 调整, 年初, 到位, 收入合计. Where none stands beside the rate,
the total row of the budget table is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jiheng.audit.claim import Claim
from jiheng.audit.context import contexts
from jiheng.audit.facts import budget_totals
from jiheng.audit.formula import Constant, Node, Quotient, Sum
from jiheng.audit.rates import best_claim, prose_rates
from jiheng.audit.subject import Subject
from jiheng.audit.term import Term
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, words
from jiheng.messages import message

_ID = "execution_rate"
_CARRIED = ("结转", "结余")


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every execution rate in running text."""
    claims = list(prose_rates(subject, _ID, "ratio"))
    found = {claim.stated.at for claim in claims if claim.stated and claim.formula is not None}
    for indicator in subject.report.indicators:
        if indicator.completion and indicator.completion.place.start in found:
            continue
        if indicator.pair == "budget" and indicator.completion and indicator.actual and indicator.target:
            node = Quotient(subject.term(indicator.actual), subject.term(indicator.target))
            claim = Claim(_ID, "completion", subject.term(indicator.completion), node)
            yield replace(claim, alternatives=tuple(_without_a_part(subject, claim)))
    paired = {item.completion.place.start for item in subject.report.indicators if item.completion}
    for claim in claims:
        if claim.formula is not None:
            yield replace(claim, alternatives=tuple(_without_a_part(subject, claim)))
        elif claim.stated is None or claim.stated.at not in paired:
            yield _from_the_total(subject, claim) or claim


def _without_a_part(subject: Subject, claim: Claim) -> Iterator[tuple[str, Node]]:
    """Yield the rate without one source of funds, in numerator and denominator alike."""
    if not isinstance(claim.formula, Quotient):
        return
    over, under = claim.formula.over, claim.formula.under
    wholes = [node.at for node in (over, under) if isinstance(node, Term)]
    for part in (part for at in wholes for item in subject.breakdowns.get(at, ()) for part in item.parts):
        if not has(part.name, words("subjects", "sources")):
            continue
        less = subject.term(part)
        name = message("audit.without", name=part.name or less.text)
        yield name, Quotient(Sum((over,), (less,)), Sum((under,), (less,)))


def _from_the_total(subject: Subject, claim: Claim) -> Claim | None:
    if claim.stated is None:
        return None
    label = _label(subject, claim.stated)
    found = budget_totals(subject)
    bases = [found[stage] for stage in ("adjusted", "initial") if stage in found]
    if has(label, words("subjects", "narrow")) or "final" not in found or not bases:
        return None
    if has(label, _CARRIED):
        return _carried(claim, found["final"], bases)
    tried = [replace(claim, formula=Quotient(found["final"], base), case="elsewhere") for base in bases]
    best = best_claim(tried)
    if judge(best).verdict == "inconsistent" and _of_a_row(subject, claim.stated):
        return None
    return best


def _of_a_row(subject: Subject, rate: Term) -> bool:
    """Tell whether a row of a table that is no total prints the same rate: it is of what the row names."""
    return any(
        figure.kind == "rate" and figure.value == rate.quantity.value
        for grid in subject.report.grids
        for row in grid.rows
        if not row.total
        for figure in row.figures.values()
    )


def _carried(claim: Claim, final: Term, bases: list[Term]) -> Claim | None:
    """What is carried over has other bases too, so that a total elsewhere can only bear the rate out."""
    nodes = [Sum((Constant(Fraction(1)),), (Quotient(final, base),)) for base in bases]
    found = best_claim([replace(claim, formula=node, case="elsewhere") for node in nodes])
    return found if judge(found).verdict != "inconsistent" else None


def _label(subject: Subject, term: Term) -> str:
    labels = subject.cached("labels", lambda: _labels(subject))
    return labels.get(term.at, term.name)


def _labels(subject: Subject) -> dict[int | None, str]:
    return {
        figure.place.start: context.label(figure)
        for context in contexts(subject)
        for figure in context.figures
        if figure.kind in {"rate", "bare"}
    }
