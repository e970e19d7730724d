"""分别 — rates listed one after the other for figures listed before them: 分别占总支出的56%、7%和37%.

Which figures the list is made from is settled for the whole list: the way that most of its rates bear out is
taken, if at least half of them do, and the others are held against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.audit.claim import Claim, Kind
from jiheng.audit.context import Context, contexts
from jiheng.audit.formula import Constant, Node, Quotient, Sum, growth
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, limit, words
from jiheng.read import Figure

_COUNTED = frozenset({"money", "count", "measure"})
_KEPT = ("ok", "ok_within_rounding")


@dataclass(frozen=True, slots=True)
class Listed:
    """A rate of a list with the claim made of it, for the check of its kind."""

    check: str
    rate: Figure
    claim: Claim


def listed_rates(subject: Subject) -> Sequence[Listed]:
    """Return the rates of all lists of the report whose figures were found."""
    return subject.cached("listed rates", lambda: tuple(_found(subject)))


def _found(subject: Subject) -> Iterator[Listed]:
    for context in contexts(subject):
        for rates in _lists(context):
            yield from _best(subject, context, rates)


def _lists(context: Context) -> Iterator[list[Figure]]:
    """Yield the runs of rates that 分别 announces."""
    run: list[Figure] = []
    for figure in context.figures:
        joined = run and figure.kind == "rate" and _beside(context, run[-1], figure)
        if joined:
            run.append(figure)
            continue
        if len(run) > 1:
            yield run
        begins = figure.kind == "rate" and has(context.label(figure), words("listed", "each"))
        run = [figure] if begins else []
    if len(run) > 1:
        yield run


def _beside(context: Context, last: Figure, figure: Figure) -> bool:
    between = context.lead(figure)
    for word in (*words("move", "up"), *words("move", "down"), *words("listed", "links")):
        between = between.replace(word, "")
    return figure.sentence == last.sentence and not between.strip()


def _best(subject: Subject, context: Context, rates: Sequence[Figure]) -> Iterator[Listed]:
    best: list[Claim] = []
    check, most = "", 0
    for name, kind, nodes in _ways(subject, context, rates):
        claims = [
            Claim(name, kind, subject.term(rate), node) for rate, node in zip(rates, nodes, strict=True)
        ]
        held = sum(judge(claim).verdict in _KEPT for claim in claims)
        if held > most:
            best, check, most = claims, name, held
    if most * 2 >= len(rates):
        yield from (Listed(check, rate, claim) for rate, claim in zip(rates, best, strict=True))


def _ways(
    subject: Subject, context: Context, rates: Sequence[Figure]
) -> Iterator[tuple[str, Kind, list[Node]]]:
    """Yield the ways to make the list: of last year's figures, of figures listed before, of one whole."""
    size = len(rates)
    yield from _of_points(subject, context, rates)
    before = [item for item in context.before(rates[0], limit("reach")) if item.kind in _COUNTED]
    over = [item for item in before if item.sentence == rates[0].sentence][-size:]
    if len(over) < size:
        return
    after = [item for item in context.after(rates[-1], size) if item.kind in _COUNTED]
    if len(after) == size and has(context.lead(after[0]), words("listed", "before")):
        yield "growth", "growth", _changes(subject, context, rates, over, after)
    if has(context.label(rates[0]), words("listed", "previous")) and len(before) > size:
        # 2021年a、2022年b、2023年c，分别比上年增长: each year is held against the one before it.
        series = before[-size - 1 : -1]
        if series[0].sentence == rates[0].sentence and _all_alike(over, series):
            yield "growth", "growth", _changes(subject, context, rates, over, series)
    rest = before[: before.index(over[0])]
    if len(rest) >= size and _all_alike(over, rest[-size:]):
        yield "execution_rate", "ratio", _quotients(subject, over, rest[-size:])
    if not _all_alike(over, [over[0]] * size):
        return
    for whole in reversed(rest):
        if _alike(whole, over[0]):
            yield "coverage", "coverage", _quotients(subject, over, [whole] * size)
    added = Sum(tuple(subject.term(item) for item in over))
    yield "coverage", "coverage", [Quotient(subject.term(item), added) for item in over]


def _of_points(
    subject: Subject, context: Context, rates: Sequence[Figure]
) -> Iterator[tuple[str, Kind, list[Node]]]:
    """Yield 决策16分得15分，过程24分得23分，得分率依次为…: as many points and full marks as rates."""
    same = [item for item in context.sentence(rates[0]) if item.start < rates[0].start]
    got = [item for item in same if item.role == "score"]
    full = [item for item in same if item.role == "full_marks"]
    if len(got) == len(full) == len(rates) and all(item.value for item in full):
        yield (
            "score_rate",
            "score_rate",
            [Quotient(subject.term(a).exact, subject.term(b).exact) for a, b in zip(got, full, strict=True)],
        )


def _quotients(subject: Subject, over: Sequence[Figure], under: Sequence[Figure]) -> list[Node]:
    return [Quotient(subject.term(a), subject.term(b)) for a, b in zip(over, under, strict=True)]


def _changes(
    subject: Subject,
    context: Context,
    rates: Sequence[Figure],
    over: Sequence[Figure],
    under: Sequence[Figure],
) -> list[Node]:
    nodes: list[Node] = []
    falls = False
    for rate, new, old in zip(rates, over, under, strict=True):
        lead = context.label(rate)
        if has(lead, (*words("move", "up"), *words("move", "down"))):
            falls = has(lead, words("move", "down"))
        a, b = subject.term(new), subject.term(old)
        nodes.append(Sum((Constant(Fraction(1)),), (Quotient(a, b),)) if falls else growth(a, b))
    return nodes


def _all_alike(left: Sequence[Figure], right: Sequence[Figure]) -> bool:
    return all(_alike(a, b) for a, b in zip(left, right, strict=True))


def _alike(a: Figure, b: Figure) -> bool:
    return bool(a.quantity and b.quantity and a.quantity.unit.dimension == b.quantity.unit.dimension)
