"""派生数据项 — the formulas of data items, compiled when first needed."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.ledger import TABLES, DataItem, Dictionary
from jiheng.ledger.qualifier import is_qualifier, periods_between
from jiheng.place import Place
from jiheng.quantity import unit_of
from jiheng.scheme.formula import Compiled, Scope, Type, compile_formula, parse_formula
from jiheng.scheme.formula.types import dimension_of
from jiheng.scheme.graph import parts_first

MAXIMUM_CHAIN = 150
_HOP = 3


def item_type(item: DataItem) -> Type:
    """Return the type of a data item's value."""
    return Type("number", dimension_of(unit_of(item.unit).dimension))


def weight(formula: Compiled) -> int:
    """Return how much a formula adds to the depth of a chain of derived items."""
    return formula.node.depth + _HOP


def _is_span(low: str, high: str) -> bool:
    return bool(periods_between(low, high))


class Derivations:
    """The data items of a dictionary with their formulas ready to run."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        names = {name: item_type(item) for name in dictionary.names if (item := dictionary.get(name))}
        self.scope = Scope(names, TABLES, is_qualifier, _is_span)
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

    def check(self, diagnostics: Diagnostics, names: Iterable[str] | None = None) -> None:
        """Report every derived item whose formula is wrong, comes back to itself or is a chain too long.

        ``names`` are the items to look at, with all they are made of; by default the whole dictionary.
        """
        wrong: dict[str, DiagnosticError] = {}

        def parts(name: str) -> tuple[str, ...]:
            try:
                return self._parts(name)
            except DiagnosticError as error:
                wrong[name] = error
                return ()

        starts = [item.name for item in self.dictionary] if names is None else names
        order, circles = parts_first(starts, parts)
        for error in wrong.values():
            diagnostics.extend(error.diagnostics)
        for circle in circles:
            place = self._place(circle[0])
            diagnostics.error("formula.recursion", place, name=circle[0], cycle=" → ".join(circle))
        if not wrong and not circles:
            self._depths(order, diagnostics)

    def _depths(self, order: tuple[str, ...], diagnostics: Diagnostics) -> None:
        depths: dict[str, int] = {}
        for name in order:
            item = self.dictionary.get(name)
            formula = self.formula(item) if item is not None else None
            if formula is None:
                continue
            below = max((depths.get(part, 0) for part in self._parts(name)), default=0)
            depths[name] = below + weight(formula)
            if below <= MAXIMUM_CHAIN < depths[name]:
                diagnostics.error("formula.chain", self._place(name), name=name, limit=MAXIMUM_CHAIN)

    def _parts(self, name: str) -> tuple[str, ...]:
        """Return the derived items that a derived item is made of."""
        item = self.dictionary.get(name)
        formula = self.formula(item) if item is not None else None
        found = []
        for reference in formula.references if formula is not None else ():
            # Another year's or period's value of the item itself is another figure, not a circle.
            part = self.dictionary.get(reference.name)
            if part is not None and part.formula is not None and not reference.shifted:
                found.append(part.name)
        return tuple(found)

    def _place(self, name: str) -> Place | None:
        item = self.dictionary.get(name)
        return item.formula.place if item is not None and item.formula is not None else None
