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
        self._record = record

    def field(self, label: str) -> Value:
        """Return the value of a field by its label."""
        field = self._table.by_label[label]
        value = getattr(self._record, field.name)
        if value == "" and field.type not in ("quantity", "figure", "decimal"):
            return ""
        name = str(getattr(self._record, "name", "") or getattr(self._record, "id", ""))
        return plain_value(value, label, name or self._table.label)


class ScoreContext:
    """The values of one ledger (or of one project in it) for the formulas of a scheme.

    ``settings`` are what-if values by item name, in base units; they stand before everything else.
    ``criteria`` gives the points of a criterion by id, for rules that refer to other criteria. ``local``
    holds 满分 and 取值 of the criterion that is being scored.
    """

    def __init__(
        self,
        book: FactBook,
        derivations: Derivations,
        *,
        settings: Mapping[str, Fraction] | None = None,
        project: Project | None = None,
        criteria: Criteria = lambda _: None,
    ) -> None:
        self.book = book
        self.derivations = derivations
        self.settings = settings or {}
        self.project = project
        self._criteria = criteria
        self._known: dict[tuple[object, ...], Value] = {}
        self.local: dict[str, Value] = {}
        self._base = FactKey("", "", book.ledger.header.year, "全年", "", "", "")

    def lookup(self, reference: Reference) -> Value:
        """Return the value of a data item or criterion in base units, or why it is missing."""
        if reference.name in self.local:
            return self.local[reference.name]
        key = reference.key
        value = self._known.get(key)
        if value is None:
            value = self._find(reference)
            self._known[key] = value
        return value

    def _find(self, reference: Reference) -> Value:
        points = self._criteria(reference.name)
        if points is not None:
            return points
        item = self.derivations.dictionary.get(reference.name)
        name = item.name if item else reference.name
        plain = not reference.qualifiers and not reference.years_back
        if plain and name in self.settings:
            return self.settings[name]
        if self.project is not None and plain:
            field = TABLES["project"].by_label.get(reference.name)
            if field is not None:
                return plain_value(getattr(self.project, field.name), reference.name, self.project.name)
        if item is None:
            return Missing.because("score.missing", name=reference.name)
        return self._item(item, self.key_of(reference, item), reference)

    def key_of(self, reference: Reference, item: DataItem) -> FactKey:
        """Return the fact key that a reference means."""
        key = self._base._replace(item=item.name, year=self._base.year - reference.years_back)
        for low, high in reference.qualifiers:
            if low == high:
                key = qualified(key, low)
        return key

    def _item(self, item: DataItem, key: FactKey, reference: Reference) -> Value:
        fact = self.book.fact(key)
        if fact is not None:
            centre = fact.value.centre
            return centre if centre is not None else Missing.because("score.range", name=str(reference))
        total = self.book.total(item, key)
        if isinstance(total, Absent):
            units = "、".join(total.units)
            return Missing.because(total.code, name=str(reference), units=units)
        if total is not None:
            return total
        formula = self.derivations.formula(item)
        if formula is None:
            return Missing.because("score.missing", name=str(reference))
        if reference.years_back or reference.qualifiers:
            return formula.evaluate(_Shifted(self, reference))
        return formula.evaluate(self)

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
        records = self.book.ledger.rows(kind)
        if self.project is not None and kind == "indicator":
            records = [row for row in records if getattr(row, "project", "") == self.project.id]
        return [LedgerRow(kind, record) for record in records]

    def total(self, reference: Reference) -> Value:
        """Return the sum of a data item over the department's units."""
        item = self.derivations.dictionary.get(reference.name)
        total = self.book.total(item, self.key_of(reference, item)) if item else None
        if isinstance(total, Absent):
            return Missing.because(total.code, name=str(reference), units="、".join(total.units))
        return Missing.because("score.missing", name=str(reference)) if total is None else total

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
