"""Units of figures: a bare number takes the unit of its data item or indicator; a wrong unit is a mistake."""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.ledger.dictionary import Dictionary
from jiheng.ledger.ledger import Ledger
from jiheng.ledger.records import Fact, Figure, Indicator, Target
from jiheng.place import Place
from jiheng.quantity import Quantity, parse, unit_of

MOST_SUGGESTIONS = 200


def is_bare(quantity: Quantity) -> bool:
    """Return whether a figure was written without any unit, or only with 万 or 亿."""
    return quantity.unit.symbol == quantity.unit.prefix


def in_unit(quantity: Quantity, unit: str, place: Place) -> Quantity:
    """Return a bare figure in the unit given; others as they are.

    Raises:
        DiagnosticError: the figure does not read in that unit.
    """
    if not is_bare(quantity) or not unit:
        return quantity
    return parse(quantity.text, unit=unit, place=place)


def with_units(
    ledger: Ledger, dictionary: Dictionary, diagnostics: Diagnostics, *, items_known: bool = True
) -> Ledger:
    """Return the ledger with every bare figure in its unit; unknown items and wrong units are reported.

    Without ``items_known`` (some data items of the ledger could not be read) unknown items are passed over.
    """
    facts = tuple(
        _fact(fact, dictionary, diagnostics)
        for fact in ledger.facts
        if items_known or dictionary.get(fact.item) is not None
    )
    indicators = tuple(_indicator(item, diagnostics) for item in ledger.indicators)
    return replace(ledger, facts=facts, indicators=indicators)


def _fact(fact: Fact, dictionary: Dictionary, diagnostics: Diagnostics) -> Fact:
    item = dictionary.get(fact.item)
    if item is None:
        _unknown_item(fact, dictionary, diagnostics)
        return fact
    try:
        value = in_unit(fact.value, item.unit, fact.place)
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
        return fact
    if value.unit.dimension != unit_of(item.unit).dimension:
        diagnostics.error(
            "ledger.wrong_unit", fact.place, name=fact.item, expected=item.unit, text=fact.value.text
        )
    if value is fact.value and item.name == fact.item:
        return fact
    return replace(fact, item=item.name, value=value)


def _unknown_item(fact: Fact, dictionary: Dictionary, diagnostics: Diagnostics) -> None:
    # The search for the nearest name takes a while; after so many mistakes nobody waits for it.
    near = dictionary.near(fact.item) if len(diagnostics) < MOST_SUGGESTIONS else ""
    code = "ledger.unknown_item_near" if near else "ledger.unknown_item"
    diagnostics.error(code, fact.place, name=fact.item[:40], near=near)


def _indicator(indicator: Indicator, diagnostics: Diagnostics) -> Indicator:
    def figure(value: Figure, place: Place) -> Figure:
        if isinstance(value, str):
            return value
        try:
            return in_unit(value, indicator.measure_unit, place)
        except DiagnosticError as error:
            diagnostics.extend(error.diagnostics)
            return value

    def target(item: Target) -> Target:
        value = figure(item.value, item.place)
        return item if value is item.value else replace(item, value=value)

    targets = tuple(target(item) for item in indicator.targets)
    actual = None if indicator.actual is None else figure(indicator.actual, indicator.place)
    # Most figures are written with their unit; thousands of records need not be made anew.
    same = actual is indicator.actual and all(map(is_, targets, indicator.targets))
    return indicator if same else replace(indicator, targets=targets, actual=actual)
