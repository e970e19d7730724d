"""对数据 — the same data item of several ledgers, with what keeps them from being compared.

Figures compare when item, period, 口径 and the distance from the ledger's own year are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from jiheng.compare.per import Denominator
from jiheng.compare.side import Side
from jiheng.diagnostic import Diagnostic
from jiheng.ledger import TABLES, Fact, FactKey
from jiheng.ledger.factbook import key_of
from jiheng.quantity import unit_of
from jiheng.quantity.units import RATIO
from jiheng.scheme.formula import Missing, Reference

WHOLE_YEAR = "全年"
_CHOICES = {name: TABLES["fact"].by_name[name].choices for name in ("fund", "level", "scope")}


@dataclass(frozen=True, slots=True)
class About:
    """What a figure is about; ``unit`` is the name of a 预算单位, empty for the department."""

    item: str
    unit: str
    years_back: int
    period: str
    qualifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactCell:
    """One side's figure in base units; None with the ``reason`` why there is none that compares.

    ``fact`` is the adopted record, None for a sum over units or a derived figure; ``disputed`` says that
    sources differ.
    """

    value: Fraction | None
    fact: Fact | None = None
    disputed: bool = False
    reason: Diagnostic | None = None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One figure over all sides; ``unit`` is the base unit and ``rate`` marks percentages."""

    about: About
    unit: str
    rate: bool
    cells: tuple[FactCell, ...]

    def difference(self, side: int) -> Fraction | None:
        """Return the value of a side less the first side's; None where they do not compare."""
        before, after = self.cells[0].value, self.cells[side].value
        return None if before is None or after is None else after - before

    def change(self, side: int) -> Fraction | None:
        """Return the difference as a share of the first side's value; None for rates and from zero."""
        difference, before = self.difference(side), self.cells[0].value
        return None if difference is None or self.rate or not before or before < 0 else difference / before

    def reason(self, side: int) -> Diagnostic | None:
        """Return why a side does not compare with the first; also that print hides the difference."""
        found = self.cells[0].reason or self.cells[side].reason
        if found is not None:
            return found
        before, after = self.cells[0].fact, self.cells[side].fact
        if not self.difference(side) or before is None or after is None:
            return None
        return _note("compare.within_print") if _meet(before, after) else None


def fact_rows(
    sides: Sequence[Side], *, units: bool = False, per: Denominator | None = None
) -> tuple[FactRow, ...]:
    """Return the figures of all sides in the order of the first ledgers that have them.

    ``units`` adds those of the single 预算单位, matched by name; ``per`` divides by a data item.
    """
    found = dict.fromkeys(about for side in sides for about in _abouts(side, units=units))
    rows = tuple(_row(about, sides) for about in found)
    return rows if per is None else tuple(_divided(rows, sides, per))


def _abouts(side: Side, *, units: bool) -> Iterator[About]:
    names = {unit.id: unit.name for unit in side.ledger.units}
    for fact in side.ledger.facts:
        key = key_of(fact, side.year)
        qualifiers = tuple(word for word in (key.fund, key.level, key.scope) if word)
        whole = About(key.item, "", side.year - key.year, key.period, qualifiers)
        yield whole
        if units and key.unit:
            yield replace(whole, unit=names.get(key.unit, key.unit))


def _row(about: About, sides: Sequence[Side]) -> FactRow:
    items = [side.item(about.item) for side in sides]
    kinds = [unit_of(item.unit) for item in items if item is not None]
    cells = tuple(_cell(about, side) for side in sides)
    if len({kind.dimension for kind in kinds}) > 1:
        symbols = "、".join(dict.fromkeys(kind.symbol or kind.dimension for kind in kinds))
        differs = _note("compare.dimensions_differ", units=symbols)
        cells = tuple(FactCell(None, cell.fact, cell.disputed, differs) for cell in cells)
    rate = bool(kinds) and kinds[0].dimension == RATIO
    return FactRow(about, kinds[0].base if kinds and not rate else "", rate, cells)


def _cell(about: About, side: Side) -> FactCell:
    key = _key(about, side)
    fact = None if key is None else side.values.book.fact(key)
    disputed = key in side.disputed
    value = fact.value.centre if fact is not None else None if about.unit else _looked_up(about, side)
    if isinstance(value, Fraction):
        return FactCell(value, fact, disputed)
    return FactCell(None, fact, disputed, _reason(about, side, fact, value))


def _key(about: About, side: Side) -> FactKey | None:
    """Return the key of a figure in a side's own ids; None where it has no such unit."""
    fields = dict.fromkeys(_CHOICES, "")
    for word in about.qualifiers:
        fields |= {name: word for name, choices in _CHOICES.items() if word in choices}
    identity = side.unit_ids.get(about.unit, "")
    if about.unit and not identity:
        return None
    return FactKey(about.item, identity, side.year - about.years_back, about.period, **fields)


def _looked_up(about: About, side: Side) -> object:
    words = (*about.qualifiers, *(() if about.period == WHOLE_YEAR else (about.period,)))
    return side.context.lookup(
        Reference(about.item, 0, tuple((word, word) for word in words), about.years_back)
    )


def _reason(about: About, side: Side, fact: Fact | None, value: object) -> Diagnostic:
    if fact is not None:
        return _note("compare.range", text=fact.value.text)
    others = [
        other
        for other in _abouts(side, units=bool(about.unit))
        if other != about
        and (other.item, other.unit, other.years_back) == (about.item, about.unit, about.years_back)
    ]
    if others:
        return _note("compare.qualifiers_differ", own=about_words(others[0]), wanted=about_words(about))
    if isinstance(value, Missing) and value.reasons and value.reasons[0].code != "score.missing":
        return _note("compare.missing_because", reason=value.reasons[0].sentence)
    return _note("compare.missing")


def about_words(about: About) -> str:
    """Return period and 口径 in words, as a figure's row says them; 全年 where nothing else is said."""
    return "、".join((*about.qualifiers, about.period))


def _meet(before: Fact, after: Fact) -> bool:
    a, b = before.value, after.value
    ends = (a.low, a.high, b.low, b.high)
    return None not in ends and max(a.low or 0, b.low or 0) <= min(a.high or 0, b.high or 0)


def _divided(rows: Iterable[FactRow], sides: Sequence[Side], per: Denominator) -> Iterator[FactRow]:
    """Yield the rows that can be said per something: no rates, and nothing per itself."""
    for row in rows:
        if row.rate or row.about.item == per.item.name or row.about.unit:
            continue
        cells = tuple(
            _per(cell, per.value(side, row.about.years_back))
            for cell, side in zip(row.cells, sides, strict=True)
        )
        yield replace(row, unit=f"{row.unit}/{per.unit.symbol}", cells=cells)


def _per(cell: FactCell, divisor: Fraction | None) -> FactCell:
    if cell.value is None:
        return cell
    if not divisor:
        return FactCell(None, None, cell.disputed, _note("compare.no_divisor"))
    return FactCell(cell.value / divisor, None, cell.disputed)


def _note(code: str, **parameters: object) -> Diagnostic:
    return Diagnostic(code, None, parameters, "note")
