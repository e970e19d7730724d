"""指标表 — indicators from tables: target, actual, completion, growth of one row, as figures or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiheng.document import Document
from jiheng.read.columns import Segment, implied_unit, is_blank
from jiheng.read.figure import Figure
from jiheng.read.kinds import in_unit, kind_of, with_precision
from jiheng.read.model import Direction, Indicator
from jiheng.read.passages import SIGNS
from jiheng.read.reading import Reading, distinct
from jiheng.read.tables import TableReading, whole_figure
from jiheng.read.words import TABLES, WORDS, any_of, has_any

_LEAD = re.compile(any_of(TABLES["target_leads"]) + r"[:：]?")
_FORMULA = frozenset(TABLES["formula_marks"])
_ITEM = re.compile(r"(?<![\d.])\d{1,2}[.、．](?=[一-鿿“])|[①-⑳]")
_SIGNS = "".join(SIGNS.values())
_VALUES = frozenset({"money", "count", "rate", "measure", "bare", "time", "points"})
_TAKEN = frozenset({"completion", "growth", "target", "share", "threshold"})
_ITEM_MARKS = frozenset(".、．")
_SHORT = 12


def table_indicators(document: Document, reading: TableReading) -> Iterator[Indicator]:
    """Yield the indicators of a table, row by row."""
    for segment in reading.segments:
        if _holds_indicators(segment):
            for row in segment.rows:
                if not reading.is_total(row) or segment.role("executed"):
                    yield from _row(document, reading, segment, row)


def _holds_indicators(segment: Segment) -> bool:
    if segment.role("actual"):
        return bool(segment.role("target", "completion", "growth"))
    if segment.role("executed"):
        return bool(segment.role("budget")) and bool(segment.role("completion"))
    return bool(segment.role("target")) and not segment.role("stage", "executed")


def _row(document: Document, reading: TableReading, segment: Segment, row: int) -> Iterator[Indicator]:
    targets = _column_cells(reading, segment, row, "target") or _column_cells(reading, segment, row, "budget")
    actuals = _column_cells(reading, segment, row, "actual") or _column_cells(
        reading, segment, row, "executed"
    )
    labels = reading.labels(row)
    if not labels or not (targets or actuals):
        return
    target_cell = targets[0] if targets else None
    actual_cell = actuals[-1] if actuals else None
    if actual_cell is None and target_cell is not None and len(_ITEM.findall(target_cell.passage.text)) > 1:
        yield from _planned_items(reading, target_cell, labels)
        return
    wanted = _targets(target_cell, implied_unit(labels[-1])) or [None]
    used: set[int] = set()
    for target in wanted:
        actual = _actual(actual_cell, target, target_cell, used)
        if len(wanted) > 1 and target is not None and actual is None and target is not wanted[0]:
            continue
        yield _indicator(document, reading, segment, row, (target_cell, target), (actual_cell, actual))


def _column_cells(reading: TableReading, segment: Segment, row: int, role: str) -> list[Reading]:
    cells = [reading.cell(row, column) for column in segment.role(role)]
    return [cell for cell in cells if cell is not None and not is_blank(cell.passage.text)]


def _targets(cell: Reading | None, implied: str) -> list[Figure | None]:
    """Return the figures that a cell sets as targets: one, or one for each dimension.

    ``implied`` is the unit that the row's name gives a bare figure.
    """
    if cell is None:
        return []
    whole = whole_figure(cell)
    if whole is not None:
        return [whole]
    passage = cell.passage
    leads = list(_LEAD.finditer(passage.coded))
    start = leads[-1].end() if leads else 0
    found: list[Figure | None] = []
    dimensions: set[str] = set()
    for index, figure in enumerate(passage.figures):
        at = passage.at[index]
        if (
            at < start
            or figure.kind not in _VALUES
            or figure.quantity is None
            or _in_formula(passage.coded, at)
        ):
            continue
        if figure.quantity.unit.dimension not in dimensions:
            dimensions.add(figure.quantity.unit.dimension)
            _set_role(cell, index, implied)
            found.append(passage.figures[index])
    return found if leads or len(found) <= 1 else found[:1]


def _set_role(cell: Reading, index: int, implied: str = "") -> None:
    figure = cell.passage.figures[index]
    if figure.quantity is not None:
        quantity = in_unit(figure.quantity, implied)
        kind = kind_of(quantity.unit)
        cell.passage.update(
            index, role="target", kind=kind, quantity=with_precision(quantity, kind, "target")
        )


def _in_formula(coded: str, at: int) -> bool:
    return coded[at - 1 : at] in _FORMULA or coded[at + 1 : at + 2] in _FORMULA


def _actual(
    cell: Reading | None, target: Figure | None, target_cell: Reading | None, used: set[int]
) -> Figure | None:
    """Return the figure of a cell that answers a target: of its dimension, else the first that may."""
    if cell is None:
        return None
    whole = whole_figure(cell)
    if whole is not None:
        return whole if whole.kind in _VALUES else None
    if target is None and target_cell is not None and len(cell.passage.text) > _SHORT:
        return None
    choices = [
        (index, figure)
        for index, figure in enumerate(cell.passage.figures)
        if figure.kind in _VALUES and figure.role not in _TAKEN and index not in used
    ]
    best = _best(choices, target)
    if best is None:
        return None
    used.add(best)
    _take_unit(cell, best, target)
    return cell.passage.figures[best]


def _best(choices: list[tuple[int, Figure]], target: Figure | None) -> int | None:
    if target is None or target.quantity is None:
        return choices[0][0] if choices else None
    dimension = target.quantity.unit.dimension
    for index, figure in choices:
        if (
            figure.quantity is not None
            and figure.kind != "bare"
            and figure.quantity.unit.dimension == dimension
        ):
            return index
    loose = {"count", "bare"} if target.kind in {"count", "bare"} else {"bare"}
    return next((index for index, figure in choices if figure.kind in loose), None)


def _take_unit(cell: Reading, index: int, target: Figure | None) -> None:
    """Give a bare 58.48万 the unit of its target 58万人."""
    figure = cell.passage.figures[index]
    quantity = figure.quantity
    if quantity is None:
        return
    if figure.kind == "bare" and target is not None and target.quantity is not None and target.kind != "bare":
        unit = target.quantity.unit
        quantity = in_unit(
            quantity, unit.symbol.removeprefix(unit.prefix) if quantity.unit.prefix else unit.symbol
        )
    kind = kind_of(quantity.unit)
    cell.passage.update(index, kind=kind, role="actual", quantity=with_precision(quantity, kind, "actual"))


def _indicator(
    document: Document,
    reading: TableReading,
    segment: Segment,
    row: int,
    target: tuple[Reading | None, Figure | None],
    actual: tuple[Reading | None, Figure | None],
) -> Indicator:
    labels = reading.labels(row)
    main = actual[1] or target[1]
    cell = actual[0] or target[0]
    place = main.place if main else document.place(cell.passage.part) if cell else None
    assert place is not None
    shown = [figure.place for figure in (target[1], actual[1]) if figure]
    return Indicator(
        name=labels[-1],
        place=place,
        unit=main.quantity.unit.base if main and main.quantity else "",
        target=target[1],
        target_text=target[0].passage.text if target[0] else "",
        actual=actual[1],
        actual_text=actual[0].passage.text if actual[0] else "",
        completion=_rate(reading, segment, row, "completion", actual),
        growth=_rate(reading, segment, row, "growth", actual),
        direction=direction(labels[-1], target[1], main),
        full_marks=whole_figure(reading.cell(row, segment.first("full_marks"))) or reading.marks(row),
        score=whole_figure(reading.cell(row, segment.first("score"))),
        reason=reading.text(row, segment.first("reason")),
        path=labels[:-1],
        section=reading.section,
        pair="budget" if segment.role("executed") and not segment.role("target") else "table",
        table=reading.table.index,
        places=distinct(shown),
    )


def _rate(
    reading: TableReading,
    segment: Segment,
    row: int,
    role: str,
    actual: tuple[Reading | None, Figure | None],
) -> Figure | None:
    """Return completion or growth: from its column, else from the sentence that the actual stands in."""
    figure = whole_figure(reading.cell(row, segment.first(role)))
    if figure is not None:
        return figure if figure.quantity is not None else None
    cell, main = actual
    if cell is None or main is None or segment.role(role):
        return None
    for hit in cell.hits:
        if hit.one(role) is not None and any(item is main for item in cell.figures(hit, "actual")):
            return cell.figure(hit, role)
    return None


def direction(name: str, target: Figure | None, main: Figure | None) -> Direction:
    """Return which way an indicator is better: the bound of its target decides, else its name."""
    if main is None:
        return "qualitative"
    bound = target.quantity.bound if target and target.quantity else "equal"
    if bound in {"at_most", "less_than"}:
        return "lower"
    if bound in {"at_least", "more_than", "over"}:
        return "higher"
    falls = has_any(name, WORDS["lower"]) and not has_any(name, WORDS["higher"])
    return "lower" if falls else "higher"


def _planned_items(reading: TableReading, cell: Reading, labels: tuple[str, ...]) -> Iterator[Indicator]:
    """Yield the targets listed in one cell, a line each: 1.举办活动100场以上 2.…"""
    passage = cell.passage
    for index, figure in enumerate(passage.figures):
        marks_item = passage.coded[passage.at[index] + 1 : passage.at[index] + 2] in _ITEM_MARKS
        if figure.kind not in _VALUES or figure.quantity is None or (figure.kind == "bare" and marks_item):
            continue
        _set_role(cell, index)
        target = passage.figures[index]
        yield Indicator(
            name=target.name or labels[-1],
            place=target.place,
            unit=figure.quantity.unit.base,
            target=target,
            target_text=target.part.text[slice(*target.phrase)],
            direction=direction(target.name, target, target),
            path=labels,
            section=reading.section,
            table=reading.table.index,
            places=(target.place,),
        )
