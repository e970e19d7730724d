"""增长 — growth rates, differences in 百分点 and adjustment rates against the two figures they compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from jiheng.audit.claim import Claim
from jiheng.audit.context import contexts
from jiheng.audit.facts import budget_totals
from jiheng.audit.formula import Constant, Node, Quotient, Sum
from jiheng.audit.formula import growth as grown
from jiheng.audit.likeness import likeness
from jiheng.audit.listed_rates import listed_rates
from jiheng.audit.points_apart import points_apart, points_as_rates
from jiheng.audit.previous import made_from
from jiheng.audit.rates import prose_rates
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import has, limit, words
from jiheng.read import Comparison, Figure, Indicator

_ID = "growth"
_MOST = 20


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every growth rate."""
    listed = [item for item in listed_rates(subject) if item.check == _ID]
    yield from (item.claim for item in listed)
    taken = {item.rate.place.start for item in listed_rates(subject)}
    for comparison in subject.report.comparisons:
        if comparison.change is not None and comparison.change.place.start not in taken:
            claim = _compared(subject, comparison, comparison.change)
            taken |= {comparison.change.place.start} if claim.formula is not None else set()
            yield claim
    for claim in prose_rates(subject, _ID, "growth"):
        yield claim if claim.formula is not None else _adjusted(subject, claim)
    based = {
        item.change.place.start
        for item in subject.report.comparisons
        if item.change and item.base is not None
    }
    yield from points_apart(subject, _ID, taken | based)
    yield from points_as_rates(subject, _ID, taken | based)
    yield from _against(subject)
    yield from _against_by(subject)
    yield from _from_last_year(subject)
    yield from _by_step(subject)
    moves: dict[Decimal | None, list[Comparison]] = {}
    for item in subject.report.comparisons:
        if item.change is None and item.base is not None:
            moves.setdefault(item.figure.value, []).append(item)
    for indicator in subject.report.indicators:
        if indicator.growth is not None and indicator.growth.place.start not in taken:
            value = indicator.actual.value if indicator.actual else None
            yield _of_an_indicator(subject, indicator, moves.get(value, [])[:_MOST])


def _compared(subject: Subject, comparison: Comparison, change: Figure) -> Claim:
    stated = subject.term(change)
    if comparison.base is None:
        node = made_from(subject, comparison)
        return Claim(_ID, "growth" if change.kind == "rate" else "difference", stated, node)
    new, old = subject.term(comparison.figure), subject.term(comparison.base)
    if change.kind != "rate":
        change_of: Node = Sum((old,), (new,)) if comparison.falls else Sum((new,), (old,))
        return Claim(_ID, "difference", stated, change_of)
    if comparison.falls and change.quantity and (change.quantity.centre or 0) > 0:
        return Claim(_ID, "growth", stated, Sum((Constant(Fraction(1)),), (Quotient(new, old),)))
    return Claim(_ID, "growth", stated, grown(new, old))


def _adjusted(subject: Subject, claim: Claim) -> Claim:
    """Return an adjustment rate made from the totals of the budget table, if they bear it out."""
    found = budget_totals(subject)
    if claim.stated is None or not {"initial", "adjusted"} <= set(found):
        return claim
    made = replace(claim, formula=grown(found["adjusted"], found["initial"]))
    sure = has(claim.stated.name, words("listed", "adjusted"))
    return made if sure or judge(made).verdict != "inconsistent" else claim


def _against(subject: Subject) -> Iterator[Claim]:
    """237元（比省定标准180元高32%）: a rate right after the figure that 比 names."""
    known = {item.change.place.start for item in subject.report.comparisons if item.change}
    for context in contexts(subject):
        for new, old, rate in zip(context.figures, context.figures[1:], context.figures[2:], strict=False):
            if rate.kind != "rate" or rate.qualified or rate.place.start in known:
                continue
            way = context.lead(rate).strip()
            if not _one_sentence(new, old, rate) or not has(context.label(old), words("listed", "against")):
                continue
            if way in words("move", "up"):
                yield Claim(_ID, "growth", subject.term(rate), grown(subject.term(new), subject.term(old)))
            elif way in words("move", "down"):
                share = Quotient(subject.term(new), subject.term(old))
                yield Claim(_ID, "growth", subject.term(rate), Sum((Constant(Fraction(1)),), (share,)))


def _against_by(subject: Subject) -> Iterator[Claim]:
    """Read 6,870元，比上年的6,120元增加750元，增长12.25%: the difference and the rate after 比 …."""
    for context in contexts(subject):
        figures = context.figures
        for new, old, step, rate in zip(figures, figures[1:], figures[2:], figures[3:], strict=False):
            way = context.lead(step).strip()
            known = (*words("move", "up"), *words("move", "down"))
            if way not in known or not has(context.label(old), words("listed", "against")):
                continue
            if not _one_sentence(new, old, step) or not _alike(new, old) or not _alike(step, old):
                continue
            a, b = subject.term(new), subject.term(old)
            falls = way in words("move", "down")
            yield Claim(_ID, "difference", subject.term(step), Sum((b,), (a,)) if falls else Sum((a,), (b,)))
            if rate.kind == "rate" and rate.sentence == old.sentence and has(context.label(rate), known):
                share = Sum((Constant(Fraction(1)),), (Quotient(a, b),))
                falls = _falls(context.label(rate), otherwise=falls)
                yield Claim(_ID, "growth", subject.term(rate), share if falls else grown(a, b))


def _falls(label: str, *, otherwise: bool) -> bool:
    """Tell whether the words before a rate say that something fell; ``otherwise`` where they do not tell."""
    end = label.rstrip("了幅率为 ")
    if end.endswith(words("move", "down")):
        return True
    return False if end.endswith(words("move", "up")) else otherwise


def _by_step(subject: Subject) -> Iterator[Claim]:
    """Read 22.05万元，比上年减少2.45万元，下降10%: the difference tells what the figure was before."""
    up, down = words("move", "up"), words("move", "down")
    for context in contexts(subject):
        for new, step, rate in zip(context.figures, context.figures[1:], context.figures[2:], strict=False):
            lead, way = context.lead(step).lstrip("，, "), context.label(rate).strip()
            if rate.kind != "rate" or rate.qualified or not _one_sentence(new, step, rate):
                continue
            named = lead.startswith(words("listed", "against")) and has(lead, words("listed", "before"))
            if not named or way not in (*up, *down) or not lead.endswith((*up, *down)) or "，" in lead:
                continue
            falls = lead.endswith(down)
            a, b = subject.term(new), subject.term(step)
            claim = Claim(
                _ID, "growth", subject.term(rate), Quotient(b, Sum((a, b)) if falls else Sum((a,), (b,)))
            )
            alone = [item for item in context.sentence(new) if item.start < new.start and _alike(item, new)]
            if not alone or judge(claim).verdict != "inconsistent":
                yield claim


def _from_last_year(subject: Subject) -> Iterator[Claim]:
    """与上年31.20万元相比减少2.75万元，下降8.81%: the rate is the difference over last year's figure."""
    moves = (*words("move", "up"), *words("move", "down"))
    for context in contexts(subject):
        for old, step, rate in zip(context.figures, context.figures[1:], context.figures[2:], strict=False):
            lead = context.label(step).strip().removeprefix("相比").lstrip("，, ")
            if rate.kind != "rate" or rate.sentence != old.sentence or not _alike(old, step):
                continue
            aside = not has(context.label(old), words("listed", "against")) or rate.qualified
            if aside or lead not in moves or context.label(rate).strip() not in moves:
                continue
            share = Quotient(subject.term(step), subject.term(old))
            yield Claim(_ID, "growth", subject.term(rate), share)


def _alike(a: Figure, b: Figure) -> bool:
    return bool(a.quantity and b.quantity and a.quantity.unit.dimension == b.quantity.unit.dimension)


def _one_sentence(new: Figure, old: Figure, rate: Figure) -> bool:
    if new.sentence != old.sentence or old.sentence != rate.sentence or not new.quantity or not old.quantity:
        return False
    return new.quantity.unit.dimension == old.quantity.unit.dimension


def _name(move: Comparison) -> str:
    """Return what the words before 从a提高到b name."""
    base = move.base or move.figure
    label = base.part.text[base.clause[0] : base.start]
    for word in words("move", "from"):
        name, found, _ = label.rpartition(word)
        if found and name:
            return name
    return label or base.name


def _of_an_indicator(subject: Subject, indicator: Indicator, moves: Sequence[Comparison]) -> Claim:
    stated = subject.term(indicator.growth) if indicator.growth else None
    for move in moves:
        if move.base is None or indicator.actual is None:
            continue
        if likeness(_name(move), indicator.name) >= limit("likeness"):
            node = grown(subject.term(indicator.actual), subject.term(move.base))
            return Claim(_ID, "growth", stated, node)
    return Claim(_ID, "growth", stated)
