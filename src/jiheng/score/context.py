"""Where the formulas of one evaluation find their values: what-if settings, facts, derived items, records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from jiheng.ledger import TABLES, Absent, DataItem, FactBook, FactKey, Project
from jiheng.ledger.qualifier import periods_between, qualified
from jiheng.quantity import Quantity
from jiheng.scheme.derived import Derivations
from jiheng.scheme.formula import Missing, Reference
from jiheng.scheme.formula.compile import Row, Value
from jiheng.score.completion import completion_of

Criteria = Callable[[str], Value | None]


def plain_value(value: object, label: str, name: str) -> Value:
    """Return a record's value as a formula sees it; an empty one is missing."""
    if isinstance(value, Quantity):
        return value.centre if value.centre is not None else Missing.because("score.field_range", name=label)
    if isinstance(value, Decimal):
        return Fraction(value)
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
        name = str(getattr(self.record, "name", "") or getattr(self.record, "id", ""))
        return plain_value(value, label, name or self._table.label)


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

    def entered(self, item: DataItem, reference: Reference) -> Value | None:
        """Return what the ledger holds for an item: a fact, or the sum over units; None for neither."""
        key = self.key_of(reference, item)
        fact = self.book.fact(key)
        if fact is not None:
            centre = fact.value.centre
            return centre if centre is not None else Missing.because("score.range", name=str(reference))
        return _total_value(self.book.total(item, key), reference)


def _total_value(total: Fraction | Absent | None, reference: Reference) -> Value | None:
    if isinstance(total, Absent):
        return Missing.because(total.code, name=str(reference), units="、".join(total.units))
    return total


class ScoreContext:
    """The values of one ledger (or of one project in it) for the formulas of a scheme.

    ``settings`` are what-if values by item name, in base units; they stand before everything else.
    ``criteria`` gives the points of a criterion by id, for rules that refer to other criteria. ``local``
    holds 满分 and 取值 of the criterion that is being scored.
    """

    def __init__(
        self,
        values: LedgerValues,
        *,
        settings: Mapping[str, Fraction] | None = None,
        project: Project | None = None,
        criteria: Criteria = lambda _: None,
    ) -> None:
        self.values = values
        self.book = values.book
        self.derivations = values.derivations
        self.settings = settings or {}
        self.project = project
        self.local: dict[str, Value] = {}
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
        if not reference.qualifiers and not reference.years_back:
            found = self._special(reference.name, item)
            if found is not None:
                return found
        if item is None:
            return Missing.because("score.missing", name=reference.name)
        entered = self.values.entered(item, reference)
        if entered is not None:
            return entered
        formula = self.derivations.formula(item)
        if formula is None:
            return Missing.because("score.missing", name=str(reference))
        if reference.years_back or reference.qualifiers:
            return formula.evaluate(_Shifted(self, reference))
        return formula.evaluate(self)

    def _special(self, name: str, item: DataItem | None) -> Value | None:
        """Return a figure that is assumed, or that the project has."""
        canonical = item.name if item is not None else name
        if canonical in self.settings:
            return self.settings[canonical]
        field = TABLES["project"].by_label.get(name) if self.project is not None else None
        if self.project is None or field is None:
            return None
        return plain_value(getattr(self.project, field.name), name, self.project.name)

    def key_of(self, reference: Reference, item: DataItem) -> FactKey:
        """Return the fact key that a reference means."""
        return self.values.key_of(reference, item)

    def span(self, reference: Reference) -> Sequence[Value]:
        """Return the values over the periods of a reference's span, such as 1月..12月."""
        low, high = next(pair for pair in reference.qualifiers if pair[0] != pair[1])
        others = tuple(pair for pair in reference.qualifiers if pair[0] == pair[1])
        return [
            self.lookup(
                Reference(reference.name, reference.start, (*others, (period, period)), reference.years_back)
            )
            for period in periods_between(low, high)
        ]

    def rows(self, kind: str) -> Sequence[Row]:
        """Return the ledger's records of a kind; in a project's evaluation only those of the project."""
        rows = self.values.rows(kind)
        if self.project is None or kind != "indicator":
            return rows
        return [row for row in rows if getattr(row.record, "project", "") == self.project.id]

    def total(self, reference: Reference) -> Value:
        """Return the sum of a data item over the department's units."""
        item = self.derivations.dictionary.get(reference.name)
        total = self.book.total(item, self.key_of(reference, item)) if item else None
        value = _total_value(total, reference)
        return Missing.because("score.missing", name=str(reference)) if value is None else value

    def completion(self, category: str) -> Value:
        """Return the mean completion of a category's indicators, each counted at most as 100 %."""
        rates: list[Fraction] = []
        missing: Missing | None = None
        for indicator in self.book.ledger.indicators:
            if category not in ("全部", indicator.category):
                continue
            done = completion_of(indicator)
            if done is None or (done.rate is None and not done.met):
                gap = Missing.because("score.indicator_missing", name=indicator.name)
                missing = gap if missing is None else missing | gap
            else:
                rates.append(Fraction(1) if done.met or done.rate is None else min(done.rate, Fraction(1)))
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

    def completion(self, _category: str) -> Value:
        return Missing.because("score.no_indicators", name=_category)

    def _shift(self, reference: Reference) -> Reference:
        return Reference(
            reference.name,
            reference.start,
            self._reference.qualifiers + reference.qualifiers,
            reference.years_back + self._reference.years_back,
        )
