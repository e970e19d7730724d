"""数的表 — data items and indicators side by side in words."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.compare.comparison import Comparison
from jiheng.compare.facts import WHOLE_YEAR, FactRow, about_words
from jiheng.compare.indicators import IndicatorRow
from jiheng.compare.rows import Cell, change_cell, rate_cell, text_cell
from jiheng.compare.side import LETTERS, letters
from jiheng.compare.table import Table, amount, heads, others, reasons, scale
from jiheng.messages import message
from jiheng.score.explain import figure_words
from jiheng.score.words import NOTHING

FACTS, INDICATORS = "facts", "indicators"
_PARTS = ("target", "actual", "completion")


def facts_table(comparison: Comparison) -> Table:
    """Return the figures side by side."""
    names = (
        *heads("item", "qualifiers", "unit"),
        *letters(comparison.sides),
        *(
            head
            for side in letters(comparison.sides)[1:]
            for head in (message("compare.minus", side=side), message("compare.change_of", side=side))
        ),
        *heads("remark"),
    )
    rows = tuple(_fact_row(comparison, row) for row in comparison.facts)
    title = message("compare.table_facts")
    if comparison.per is not None:
        known = {"item": comparison.per.item.name, "unit": comparison.per.unit.symbol}
        title = message("compare.table_facts_per", **known)
    idle = _idle(comparison, comparison.facts)
    return Table(FACTS, title, names, rows, idle=idle)


def _fact_row(comparison: Comparison, row: FactRow) -> tuple[Cell, ...]:
    unit, factor = scale(row.unit, [cell.value for cell in row.cells], rate=row.rate)
    cells = [amount(cell.value, factor, rate=row.rate) for cell in row.cells]
    for number in others(comparison):
        difference = row.difference(number)
        scaled = None if difference is None else difference / factor
        cells += [change_cell(scaled, rate=row.rate), rate_cell(row.change(number), signed=True)]
    about = row.about
    words = [about.unit, message("compare.years_back", years=about.years_back) if about.years_back else ""]
    words.append("" if about.period == WHOLE_YEAR and not about.qualifiers else about_words(about))
    why = [reasons(comparison, row.reason)]
    why += [
        message("compare.disputed", side=LETTERS[number])
        for number, cell in enumerate(row.cells)
        if cell.disputed
    ]
    return (
        text_cell(about.item),
        text_cell("、".join(word for word in words if word)),
        text_cell(unit),
        *cells,
        text_cell("；".join(text for text in why if text)),
    )


def indicators_table(comparison: Comparison) -> Table:
    """Return the indicators side by side."""
    names = (
        *heads("indicator"),
        *(
            message(f"compare.{part}_of", side=letter)
            for letter in letters(comparison.sides)
            for part in _PARTS
        ),
        *(message("compare.change_of", side=letter) for letter in letters(comparison.sides)[1:]),
        *heads("remark"),
    )
    rows = tuple(_indicator_row(comparison, row) for row in comparison.indicators)
    idle = _idle(comparison, comparison.indicators)
    return Table(INDICATORS, message("compare.table_indicators"), names, rows, idle=idle)


def _idle(comparison: Comparison, rows: Sequence[FactRow] | Sequence[IndicatorRow]) -> frozenset[int]:
    """Return the rows of which no side compares with the first."""
    numbers = others(comparison)
    found = (all(row.difference(number) is None for number in numbers) for row in rows)
    return frozenset(position for position, idle in enumerate(found) if idle)


def _indicator_row(comparison: Comparison, row: IndicatorRow) -> tuple[Cell, ...]:
    cells = []
    for cell in row.cells:
        actual = cell.indicator.actual if cell.indicator is not None else None
        cells += [
            text_cell(figure_words(cell.target) if cell.target is not None else NOTHING),
            text_cell(figure_words(actual) if actual is not None else NOTHING),
            rate_cell(cell.completion),
        ]
    cells += [rate_cell(row.change(number), signed=True) for number in others(comparison)]
    name = f"{row.name}（{row.project}）" if row.project else row.name
    return (text_cell(name), *cells, text_cell(reasons(comparison, row.reason)))
