"""Where the formulas of one evaluation find their values: what-if settings, facts, derived items, records."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from jiheng.ledger import TABLES, Absent, DataItem, FactBook, FactKey, Project
from jiheng.ledger.qualifier import periods_between, qualified
from jiheng.quantity import Quantity
from jiheng.scheme.derived import MAXIMUM_CHAIN, Derivations, weight
from jiheng.scheme.formula import Compiled, Missing, Reference
from jiheng.scheme.formula.compile import Row, Value
from jiheng.scheme.formula.types import EVERY
from jiheng.score.completion import completion_of, within

Criteria = Callable[[str], Value | None]

Setting = str | FactKey
"""What is assumed: a data item or figure of the project by name, or an item of another period or 口径."""

YEARS_BACK = 3
"""How many years a derived item may be followed back when its formula names its own last year."""


def plain_value(value: object, label: str, name: str) -> Value:
    """Return a record's value as a formula sees it; an empty one is missing."""
    if isinstance(value, Quantity):
        return value.centre if value.centre is not None else Missing.because("score.field_range", name=label)
    if isinstance(value, Decimal):
        return Fraction(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (bool, str)) and value != "":
        return value
    return Missing.because("score.field_missing", name=label, record=name)


class LedgerRow:
    """One record of the ledger."""

    def __init__(self, kind: str, record: object) -> None:
        self._table = TABLES[kind]
        self.record = record

    def field(self, label: str) -> Value:
        """Return the value of a field by its label."""
        field = self._table.by_label[label]
        value = getattr(self.record, field.name)
        if value == "" and field.type not in ("quantity", "figure", "decimal"):
            return ""
        if field.type == "figure" and isinstance(value, str):
            return Missing.because("score.field_text", name=label, record=self.name, text=value[:40])
        return plain_value(value, label, self.name)

    @property
    def name(self) -> str:
        """Return what a person calls the record."""
        known = (getattr(self.record, field, "") for field in ("name", "category", "id"))
        return next((str(name) for name in known if name), self._table.label)


class LedgerValues:
    """The figures of one ledger in base units, whoever evaluates it: each is found once and kept."""

    def __init__(self, book: FactBook, derivations: Derivations) -> None:
        self.book = book
        self.derivations = derivations
        self.known: dict[str, Value] = {}
        self._rows: dict[str, list[LedgerRow]] = {}
        self._base = FactKey("", "", book.ledger.header.year, "全年", "", "", "")

    def rows(self, kind: str) -> Sequence[LedgerRow]:
        """Return the ledger's records of a kind."""
        rows = self._rows.get(kind)
        if rows is None:
            rows = [LedgerRow(kind, record) for record in self.book.ledger.rows(kind)]
            self._rows[kind] = rows
        return rows

    def key_of(self, reference: Reference, item: DataItem) -> FactKey:
        """Return the fact key that a reference means."""
        key = self._base._replace(item=item.name, year=self._base.year - reference.years_back)
        for low, high in reference.qualifiers:
            if low == high:
                key = qualified(key, low)
        return key

    def setting_key(self, reference: Reference, item: DataItem) -> Setting:
        """Return what a what-if value of a reference is kept under: however it is written, the same."""
        key = self.key_of(reference, item)
        return item.name if key == self._base._replace(item=item.name) else key

    def entered(self, item: DataItem, reference: Reference) -> Value | None:
        """Return what the ledger holds for an item: a fact, or the sum over units; None for neither."""
        key = self.key_of(reference, item)
        fact = self.book.fact(key)
        if fact is not None:
            centre = fact.value.centre
            return centre if centre is not None else Missing.because("score.range", name=reference.words)
        total = self.book.total(item, key)
        if isinstance(total, Absent) and not total.units and item.formula is not None:
            # The rates of units do not add up, but the department's own follows from its figures.
            return None
        return _total_value(total, reference)


def _total_value(total: Fraction | Absent | None, reference: Reference) -> Value | None:
    if isinstance(total, Absent):
        return Missing.because(total.code, name=reference.words, units="、".join(total.units))
    return total


def each_period(reference: Reference) -> tuple[Reference, ...]:
    """Return a reference for every period of its span, or the reference alone."""
    span = next((pair for pair in reference.qualifiers if pair[0] != pair[1]), None)
    if span is None:
        return (reference,)
    others = tuple(pair for pair in reference.qualifiers if pair != span)
    return tuple(
        Reference(reference.name, reference.start, (*others, (period, period)), reference.years_back)
        for period in periods_between(*span)
    )


class ScoreContext:
    """The values of one ledger (or of one project in it) for the formulas of a scheme.

    ``settings`` are what-if values in base units; they stand before everything else.
    ``criteria`` gives the points of a criterion by id, for rules that refer to other criteria. ``local``
    holds 满分 and 取值 of the criterion that is being scored.
    """

    def __init__(
        self,
        values: LedgerValues,
        *,
        settings: Mapping[Setting, Fraction] | None = None,
        project: Project | None = None,
        criteria: Criteria = lambda _: None,
    ) -> None:
        self.values = values
        self.book = values.book
        self.derivations = values.derivations
        self.settings = settings or {}
        self.project = project
        self.local: dict[str, Value] = {}
        self._open: dict[FactKey, int] = {}
        self._criteria = criteria
        # What-if values and a project's own figures change what a name means: then nothing is shared.
        shared = not self.settings and project is None
        self._known: dict[str, Value] = values.known if shared else {}

    def lookup(self, reference: Reference) -> Value:
        """Return the value of a data item or criterion in base units, or why it is missing."""
        local = self.local.get(reference.name)
        if local is not None:
            return local
        value = self._known.get(reference.key)
        if value is not None:
            return value
        points = self._criteria(reference.name)
        if points is not None:
            return points
        value = self._known[reference.key] = self._find(reference)
        return value

    def _find(self, reference: Reference) -> Value:
        item = self.derivations.dictionary.get(reference.name)
        found: Value | None = self.assumed(reference)
        if found is None and not reference.shifted:
            found = self._special(reference.name)
        if found is not None:
            return found
        if item is None:
            return Missing.because("score.missing", name=reference.name)
        entered = self.values.entered(item, reference)
        if entered is not None:
            return entered
        formula = self.derivations.formula(item)
        if formula is None:
            return Missing.because("score.missing", name=reference.words)
        return self._derived(formula, reference, self.key_of(reference, item))

    def _derived(self, formula: Compiled, reference: Reference, key: FactKey) -> Value:
        """Return what a derived item's formula gives; one that leads back to itself gives nothing."""
        if self.book.ledger.header.year - key.year > YEARS_BACK or key in self._open:
            return Missing.because("score.missing", name=reference.words)
        depth = weight(formula)
        if sum(self._open.values()) + depth > MAXIMUM_CHAIN:
            return Missing.because("formula.chain", name=reference.words, limit=MAXIMUM_CHAIN)
        self._open[key] = depth
        value = formula.evaluate(_Shifted(self, reference) if reference.shifted else self)
        del self._open[key]
        return value

    def assumed(self, reference: Reference) -> Fraction | None:
        """Return the what-if value of a reference, None where none is assumed."""
        if not self.settings:
            return None
        item = self.derivations.dictionary.get(reference.name)
        if item is None:
            return None if reference.shifted else self.settings.get(reference.name)
        return self.settings.get(self.values.setting_key(reference, item))

    def _special(self, name: str) -> Value | None:
        """Return a figure that the project has."""
        field = TABLES["project"].by_label.get(name) if self.project is not None else None
        if self.project is None or field is None:
            return None
        return plain_value(getattr(self.project, field.name), name, self.project.name)

    @property
    def subject(self) -> str:
        """Return the id of the project that is evaluated, empty for the department as a whole."""
        return self.project.id if self.project is not None else ""

    def key_of(self, reference: Reference, item: DataItem) -> FactKey:
        """Return the fact key that a reference means."""
        return self.values.key_of(reference, item)

    def span(self, reference: Reference) -> Sequence[Value]:
        """Return the values over the periods of a reference's span, such as 1月..12月."""
        return [self.lookup(period) for period in each_period(reference)]

    def rows(self, kind: str) -> Sequence[Row]:
        """Return the ledger's records of a kind; of the indicators those of what is evaluated."""
        rows = self.values.rows(kind)
        if kind != "indicator":
            return rows
        return [row for row in rows if getattr(row.record, "project", "") == self.subject]

    def total(self, reference: Reference) -> Value:
        """Return the sum of a data item over the department's units."""
        item = self.derivations.dictionary.get(reference.name)
        total = self.book.total(item, self.key_of(reference, item)) if item else None
        value = _total_value(total, reference)
        return Missing.because("score.missing", name=reference.words) if value is None else value

    def completion(self, category: str) -> Value:
        """Return the mean completion of a category's indicators, each counted from 0 to 100 %."""
        rates: list[Fraction] = []
        missing: Missing | None = None
        for indicator in self.book.ledger.indicators:
            if category not in (EVERY, indicator.category) or indicator.project != self.subject:
                continue
            done = completion_of(indicator)
            if done is None or (done.rate is None and not done.met):
                gap = Missing.because("score.indicator_missing", name=indicator.name)
                missing = gap if missing is None else missing | gap
            else:
                rates.append(Fraction(1) if done.met or done.rate is None else within(done.rate))
        if missing is not None:
            return missing
        if not rates:
            return Missing.because("score.no_indicators", name=category)
        return sum(rates, Fraction(0)) / len(rates)


class _Shifted:
    """A context in which every name carries another reference's year and qualifiers."""

    def __init__(self, context: ScoreContext, reference: Reference) -> None:
        self._context = context
        self._reference = reference

    def lookup(self, reference: Reference) -> Value:
        return self._context.lookup(self._shift(reference))

    def span(self, reference: Reference) -> Sequence[Value]:
        return self._context.span(self._shift(reference))

    def rows(self, _kind: str) -> Sequence[Row]:
        return ()

    def total(self, reference: Reference) -> Value:
        return self._context.total(self._shift(reference))

    def completion(self, category: str) -> Value:
        return Missing.because("score.no_indicators", name=category)

    def _shift(self, reference: Reference) -> Reference:
        return Reference(
            reference.name,
            reference.start,
            self._reference.qualifiers + reference.qualifiers,
            reference.years_back + self._reference.years_back,
        )
