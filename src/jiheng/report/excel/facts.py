"""资金与数据 — every figure of the ledger with all its values, and the criteria that rest on it."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.ledger import Fact
from jiheng.messages import message
from jiheng.report.excel.grid import Cell
from jiheng.report.excel.numbers import as_number
from jiheng.report.excel.table import Table, table_of
from jiheng.report.facts import FactGroup
from jiheng.score.explain import figure_words
from jiheng.score.words import NOTHING

NAME = "report.column_fact"
_WIDTHS = {
    NAME: 32,
    "report.column_qualifier": 20,
    "report.excel_printed": 18,
    "report.excel_number": 20,
    "report.excel_unit": 12,
    "report.column_adopted": 9,
    "report.excel_adopted_reason": 28,
    "report.column_source": 24,
    "report.excel_note": 26,
    "report.column_users": 14,
}
_OPTIONAL = (
    "report.column_qualifier",
    "report.column_adopted",
    "report.excel_adopted_reason",
    "report.excel_note",
    "report.column_users",
)
_PERCENT, _YUAN = "%", "元"


def fact_table(groups: Iterable[FactGroup]) -> Table:
    """Return the table of all figures, in the ledger's order."""
    rows = (_cells(group, fact, place == 0) for group in groups for place, fact in enumerate(group.facts))
    return table_of(_WIDTHS, rows, _OPTIONAL)


def _cells(group: FactGroup, fact: Fact, first: bool) -> list[Cell]:
    style = "cell" if first else "cell soft"
    adopted = NOTHING
    if len(group.facts) > 1:
        adopted = message("report.fact_adopted" if first else "report.fact_other")
    return [
        Cell(group.name, style),
        Cell("、".join(group.qualifiers) or NOTHING, style),
        Cell(figure_words(fact.value), f"{style} number"),
        _number(fact, style),
        Cell(_unit(fact), f"{style} word"),
        Cell(adopted, f"{style} word"),
        Cell(fact.reason, style),
        Cell(fact.source, style),
        Cell(fact.note, style),
        Cell("、".join(identity for identity, _ in group.users), style),
    ]


def _number(fact: Fact, style: str) -> Cell:
    """Return the figure in the base unit of its dimension, to calculate with; none for a range."""
    if fact.value.centre is None:
        return Cell(NOTHING, f"{style} number")
    if fact.value.unit.symbol == _PERCENT:
        shown = "rate"
    else:
        shown = "whole" if fact.value.unit.base != _YUAN and fact.value.centre.denominator == 1 else "money"
    return Cell(as_number(fact.value.centre), f"{style} {shown}")


def _unit(fact: Fact) -> str:
    unit = fact.value.unit
    return unit.symbol if unit.symbol == _PERCENT else unit.base
