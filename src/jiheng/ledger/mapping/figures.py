"""取数 — from the cells that a mapping names to nodes of facts, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.ledger.kinds import TABLES
from jiheng.ledger.mapping.records import MappedFact, Mapping
from jiheng.ledger.mapping.table import Export
from jiheng.ledger.units import is_bare
from jiheng.ledger.workbook import cell_says_nothing
from jiheng.messages import message
from jiheng.place import Place
from jiheng.quantity import Quantity, format_number, parse
from jiheng.workbook import Cell, Row, cell_name
from jiheng.yaml_source import Mapping as MappingNode
from jiheng.yaml_source import Node, Scalar

_COPIED = ("year", "period", "fund", "level", "scope", "note")
_MOST_CELLS = 6
Entries = list[tuple[Scalar, Node]]


def fact_nodes(export: Export, mapping: Mapping, diagnostics: Diagnostics) -> Iterator[MappingNode]:
    """Yield a node for each fact that a mapping finds.

    Said are: columns that are not there, several rows where one is wanted, no row, no figure, a cell that is
    wrong.
    """
    for fact in mapping.facts:
        try:
            node = _fact(export, mapping, fact, diagnostics)
        except DiagnosticError as error:
            diagnostics.extend(error.diagnostics)
            continue
        if node is not None:
            yield node


def _fact(export: Export, mapping: Mapping, fact: MappedFact, diagnostics: Diagnostics) -> MappingNode | None:
    column = export.column(fact.column, fact.place)
    rows = list(export.selected(fact.rows, mapping.skip))
    filled = [row for row in rows if column in row.cells and not cell_says_nothing(row.cells[column])]
    if not filled:
        code = "mapping.no_figure" if rows else "mapping.no_row"
        diagnostics.warning(code, fact.place, item=fact.item, column=fact.column)
        return None
    if len(filled) > 1 and not fact.summed:
        cells = cell_words(filled, column)
        diagnostics.error("mapping.several_rows", fact.place, item=fact.item, cells=cells)
        return None
    units = [_unit(export, row, fact, mapping) for row in filled]
    texts = [
        figure_text(export, row, column, unit, diagnostics) for row, unit in zip(filled, units, strict=True)
    ]
    known = [text for text in texts if text is not None]
    if len(known) < len(texts):
        return None
    place = export.sheet.place(filled[0].number, column)
    value = known[0] if len(known) == 1 else total_of([parse(text, place=place) for text in known])
    source = message(
        "mapping.source", file=export.sheet.file, sheet=export.sheet.name, cells=cell_words(filled, column)
    )
    return _node(fact, value, source, place)


def _node(fact: MappedFact, value: str, source: str, place: Place) -> MappingNode:
    fields = TABLES["fact"].by_name
    written = {"item": fact.item, "value": value, "unit": fact.owner, "source": source}
    written |= {name: str(getattr(fact, name) or "") for name in _COPIED}
    entries: Entries = [
        (Scalar(fields[name].label, False, place), Scalar(text, False, place))
        for name, text in written.items()
        if text
    ]
    return MappingNode(tuple(entries), place)


def cell_words(rows: Sequence[Row], column: int) -> str:
    """Return the names of a column's cells in some rows; of many the first ones and their number."""
    names = [cell_name(row.number, column) for row in rows[:_MOST_CELLS]]
    listed = "、".join(names)
    return listed if len(rows) <= _MOST_CELLS else message("mapping.and_more", cells=listed, number=len(rows))


def _unit(export: Export, row: Row, fact: MappedFact, mapping: Mapping) -> str:
    if fact.unit_column:
        cell = row.cells.get(export.column(fact.unit_column, fact.place))
        if cell is not None and cell.text.strip():
            return cell.text.strip()
    return fact.unit or mapping.unit


def figure_text(export: Export, row: Row, column: int, unit: str, diagnostics: Diagnostics) -> str | None:
    """Return a cell's figure with its unit, or None when it cannot be read, which is said."""
    place = export.sheet.place(row.number, column)
    cell = row.cells[column]
    if not _readable(cell, place, diagnostics):
        return None
    try:
        bare = is_bare(parse(cell.text, place=place))
        return str(parse(cell.text, unit=unit, place=place)) if unit and bare else cell.text.strip()
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
        return None


def _readable(cell: Cell, place: Place, diagnostics: Diagnostics) -> bool:
    if cell.kind == "error":
        diagnostics.error("workbook.error_cell", place, text=cell.text)
    elif cell.kind == "uncalculated":
        diagnostics.error("workbook.uncalculated", place, formula=cell.text[:40])
    return cell.kind not in ("error", "uncalculated")


def total_of(figures: Sequence[Quantity]) -> str:
    """Return the sum of figures in the unit of the first, with all digits it needs."""
    total = figures[0]
    for figure in figures[1:]:
        total += figure
    assert total.centre is not None
    decimals = max(figure.decimals or 0 for figure in figures)
    exact = total.centre / Fraction(total.unit.factor)
    shown = format_number(exact, decimals)
    # Figures in several units may need more digits than any of them was printed with.
    text = shown if Fraction(shown) == exact else format_number(exact)
    return f"{text}{total.unit.symbol}"
