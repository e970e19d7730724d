"""绩效指标 — every indicator with target, actual, completion and the points it brought."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from jiheng.ledger import Indicator
from jiheng.messages import message
from jiheng.report.excel.grid import Cell
from jiheng.report.excel.numbers import as_number
from jiheng.report.excel.table import Table, table_of
from jiheng.report.indicators import IndicatorGroup, IndicatorRow
from jiheng.score import IndicatorLine, ScoreSheet
from jiheng.score.explain import figure_words, met_words
from jiheng.score.words import NOTHING

_TASK = "report.excel_task"
NAME = "report.column_name"
_WIDTHS = {
    _TASK: 22,
    "report.subject": 26,
    "report.column_id": 9,
    "report.excel_category": 9,
    "report.excel_subcategory": 13,
    NAME: 30,
    "report.column_target": 18,
    "report.column_actual": 15,
    "report.column_completion": 12,
    "report.column_stated": 12,
    "report.column_check": 13,
    "report.column_met": 9,
    "report.excel_score": 11,
    "report.column_source": 16,
    "report.excel_note": 24,
}
_OPTIONAL = (
    _TASK,
    "report.subject",
    "report.excel_category",
    "report.excel_subcategory",
    "report.column_stated",
    "report.column_check",
    "report.excel_score",
    "report.column_source",
    "report.excel_note",
)
"""Columns that are left out where no indicator has anything for them."""


def indicator_table(
    groups: Iterable[IndicatorGroup], sheet: ScoreSheet, projects: Mapping[str, str]
) -> Table:
    """Return the table of all indicators, by task; ``projects`` are names by id."""
    lines = _lines(sheet)
    rows = (
        _cells((group.task, projects.get(row.indicator.project, "")), row, lines.get(row.indicator.id, ()))
        for group in groups
        for row in group.rows
    )
    return table_of(_WIDTHS, rows, _OPTIONAL)


def _lines(sheet: ScoreSheet) -> dict[str, list[IndicatorLine]]:
    """Return what each indicator brought, by its id; one may count under several criteria."""
    found: dict[str, list[IndicatorLine]] = {}
    for item in sheet.criteria:
        for line in item.lines:
            found.setdefault(line.indicator.id, []).append(line)
    return found


def _cells(above: tuple[str, str], row: IndicatorRow, lines: Collection[IndicatorLine]) -> tuple[Cell, ...]:
    indicator = row.indicator
    met = next((line.met for line in lines), row.met)
    points = [line.points for line in lines if line.points is not None]
    check = message(f"report.verdict_{row.verdict}") if row.verdict else NOTHING
    flag = " flag" if row.verdict == "differs" else ""
    reasons = (indicator.note, *(line.reason for line in lines))
    return (
        *map(Cell, above),
        Cell(indicator.id),
        Cell(indicator.category, "cell word"),
        Cell(indicator.subcategory, "cell word"),
        Cell(_name(indicator)),
        Cell(_target(row)),
        Cell(figure_words(indicator.actual)),
        Cell(NOTHING if row.completion is None else as_number(row.completion), "cell rate"),
        Cell(figure_words(indicator.stated_completion), f"cell number{flag}"),
        Cell(check, f"cell word{flag}"),
        Cell(met_words(met), "cell word"),
        Cell(as_number(sum(points, Fraction(0))) if points else NOTHING, "cell points"),
        Cell(indicator.source),
        Cell("\n".join(reason for reason in reasons if reason)),
    )


def _name(indicator: Indicator) -> str:
    return f"{indicator.name}\n{indicator.scope}" if indicator.scope else indicator.name


def _target(row: IndicatorRow) -> str:
    """Return the target that counts, with where it comes from; of several the others below it."""
    shown = []
    for target in sorted(row.indicator.targets, key=lambda target: target is not row.target):
        words = figure_words(target.value)
        notes = [target.origin] if target.origin else []
        if target is not row.target:
            notes.append(message("report.target_other"))
        shown.append(f"{words}（{'，'.join(notes)}）" if notes else words)
    return "\n".join(shown) or NOTHING
