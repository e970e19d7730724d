"""完成率 — completion rates against target and actual, by the indicator's direction.

Where the row prints no target, the target of the same indicator elsewhere in the report is taken. For an
indicator that should be low, a target that was kept counts as 100 %.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.audit.claim import Claim
from jiheng.audit.formula import Constant, Node, Quotient
from jiheng.audit.likeness import core, likeness, pairs
from jiheng.audit.rates import best_claim
from jiheng.audit.reached import of_a_target
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import limit
from jiheng.read import Figure, Indicator

_ID = "completion"
_SHORTEST = 3
_MOST = 50


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every printed completion rate."""
    for indicator in subject.report.indicators:
        if indicator.completion is not None and of_a_target(indicator):
            yield _claim(subject, indicator, indicator.completion)


def _claim(subject: Subject, indicator: Indicator, completion: Figure) -> Claim:
    stated = subject.term(completion)
    target = indicator.target
    if indicator.actual is None:
        return Claim(_ID, "completion", stated)
    if target is not None:
        return best_claim(list(_by_direction(subject, indicator, indicator.actual, target, completion)))
    for other in _same_elsewhere(subject, indicator):
        if other.target is not None and _alike(indicator.actual, other.target):
            claims = _by_direction(subject, other, indicator.actual, other.target, completion, "linked")
            claim = best_claim(list(claims))
            # The other row has a rate of its own: the two rates are of two targets.
            apart = other.completion is not None and judge(claim).verdict == "inconsistent"
            return Claim(_ID, "completion", stated) if apart else claim
    return Claim(_ID, "completion", stated)


def _by_direction(
    subject: Subject, indicator: Indicator, actual: Figure, target: Figure, completion: Figure, case: str = ""
) -> Iterator[Claim]:
    stated, a, t = subject.term(completion), subject.term(actual), subject.term(target).centred
    nodes: list[Node] = [Quotient(a, t)]
    if indicator.direction == "lower":
        nodes = [Quotient(t, a), Quotient(a, t)]
        if _kept(actual, target):
            nodes.insert(0, Constant(Fraction(1)))
    elif indicator.direction == "equal":
        nodes.append(Constant(Fraction(1)))
    for node in nodes:
        if isinstance(node, Constant):
            yield Claim(_ID, "completion", stated, node, case="kept", spots=(a.place, t.place))
        else:
            yield Claim(_ID, "completion", stated, node, case=case)


def _kept(actual: Figure, target: Figure) -> bool:
    return actual.value is not None and target.value is not None and actual.value <= target.value


def _same_elsewhere(subject: Subject, indicator: Indicator) -> Sequence[Indicator]:
    """Return other indicators with a target whose names say the same, the likest first."""
    if len(core(indicator.name)) < _SHORTEST:
        return []
    index = subject.cached("targets", lambda: _targets(subject))
    near = {id(other): other for two in pairs(core(indicator.name)) for other in index.get(two, ())}
    scored = [
        (likeness(other.name, indicator.name), other) for other in near.values() if other is not indicator
    ]
    good = [pair for pair in scored if pair[0] >= limit("likeness")]
    return [other for _, other in sorted(good, key=lambda pair: pair[0], reverse=True)]


def _targets(subject: Subject) -> dict[str, list[Indicator]]:
    """Return the indicators with a target by every two neighbouring characters of their names."""
    index: dict[str, list[Indicator]] = {}
    for item in subject.report.indicators:
        if item.target is not None and len(core(item.name)) >= _SHORTEST:
            for two in pairs(core(item.name)):
                held = index.setdefault(two, [])
                if len(held) < _MOST:
                    held.append(item)
    return index


def _alike(actual: Figure, target: Figure) -> bool:
    a, t = actual.quantity, target.quantity
    if a is None or t is None:
        return False
    return a.unit.dimension == t.unit.dimension or "" in {a.unit.symbol, t.unit.symbol}
