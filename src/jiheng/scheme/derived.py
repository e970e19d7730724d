"""派生数据项 — the formulas of data items, compiled when first needed."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.diagnostic import DiagnosticError, Diagnostics, fail
from jiheng.ledger import TABLES, DataItem, Dictionary
from jiheng.ledger.qualifier import is_qualifier
from jiheng.quantity import unit_of
from jiheng.scheme.formula import Compiled, Reference, Scope, Type, compile_formula, parse_formula
from jiheng.scheme.formula.types import dimension_of


def item_type(item: DataItem) -> Type:
    """Return the type of a data item's value."""
    return Type("number", dimension_of(unit_of(item.unit).dimension))


class Derivations:
    """The data items of a dictionary with their formulas ready to run."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        names = {name: item_type(item) for name in dictionary.names if (item := dictionary.get(name))}
        self.scope = Scope(names, TABLES, is_qualifier)
        self._compiled: dict[str, Compiled] = {}

    def formula(self, item: DataItem) -> Compiled | None:
        """Return the formula of a derived item, or None for one that is entered.

        Raises:
            DiagnosticError: the formula is wrong.
        """
        if item.formula is None:
            return None
        if item.name not in self._compiled:
            self._compiled[item.name] = compile_formula(parse_formula(item.formula), self.scope, item.formula)
        return self._compiled[item.name]

    def check(self, diagnostics: Diagnostics) -> None:
        """Report every derived item whose formula is wrong or comes back to itself."""
        for item in self.dictionary:
            try:
                self.formula(item)
                self._acyclic(item, (item.name,))
            except DiagnosticError as error:
                diagnostics.extend(error.diagnostics)

    def _acyclic(self, item: DataItem, path: tuple[str, ...]) -> None:
        for name in self._names(item):
            inner = self.dictionary.get(name)
            if inner is None or inner.formula is None:
                continue
            if inner.name in path:
                assert item.formula is not None
                cycle = " → ".join([*path, inner.name])
                raise fail("formula.recursion", item.formula.place, name=inner.name, cycle=cycle)
            self._acyclic(inner, (*path, inner.name))

    def _names(self, item: DataItem) -> Iterator[str]:
        formula = self.formula(item)
        for reference in formula.inputs if formula else ():
            # Last year's value of the item itself is another figure, not a circle.
            if isinstance(reference, Reference) and not reference.years_back and not reference.qualifiers:
                yield reference.name
