"""取项目 — from the rows of an export to nodes of projects, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.ledger.kinds import TABLES
from jiheng.ledger.mapping.figures import Entries, cell_words, figure_text, total_of
from jiheng.ledger.mapping.records import Mapping
from jiheng.ledger.mapping.table import Export
from jiheng.ledger.workbook import cell_says_nothing
from jiheng.messages import message
from jiheng.quantity import parse
from jiheng.record import Field
from jiheng.workbook import Row
from jiheng.yaml_source import Mapping as MappingNode
from jiheng.yaml_source import Scalar

_TABLE = TABLES["project"]
_NAME, _SOURCE = _TABLE.by_name["name"].label, _TABLE.by_name["source"].label
_IDENTITY = ("id", "name")
_FIGURES = ("quantity", "figure")


@dataclass(frozen=True, slots=True)
class _Column:
    """A field of a project, the column it stands in, and the unit of its bare figures."""

    field: Field
    number: int
    unit: str


def project_nodes(export: Export, mapping: Mapping, diagnostics: Diagnostics) -> Iterator[MappingNode]:
    """Yield a node for each project; rows without a name are passed over.

    Said are: columns that are not there, a project with several rows whose amounts are not to be added, a
    cell that is wrong.
    """
    if mapping.projects is None:
        return
    try:
        columns = [
            _Column(
                _TABLE.by_label[item.field], export.column(item.column, item.place), item.unit or mapping.unit
            )
            for item in mapping.projects.fields
        ]
        rows = list(export.selected(mapping.projects.rows, mapping.skip))
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
        return
    for name, same in _by_project(rows, columns).items():
        if len(same) > 1 and not mapping.projects.summed:
            first = min(column.number for column in columns)
            cells = cell_words(same, first)
            diagnostics.error("mapping.same_project", mapping.projects.place, name=name, cells=cells)
            continue
        yield _node(export, same, columns, diagnostics)


def _by_project(rows: Sequence[Row], columns: Sequence[_Column]) -> dict[str, list[Row]]:
    """Return the rows of each project by its id, or name where there is no id."""
    name = next(column for column in columns if column.field.label == _NAME)
    keys = [column for key in _IDENTITY for column in columns if column.field.name == key]
    found: dict[str, list[Row]] = {}
    for row in rows:
        if _says(row, name):
            key = next(row.cells[column.number].text.strip() for column in keys if _says(row, column))
            found.setdefault(key, []).append(row)
    return found


def _says(row: Row, column: _Column) -> bool:
    cell = row.cells.get(column.number)
    return cell is not None and not cell_says_nothing(cell)


def _node(
    export: Export, rows: Sequence[Row], columns: Sequence[_Column], diagnostics: Diagnostics
) -> MappingNode:
    entries: Entries = []
    for column in columns:
        filled = [row for row in rows if _says(row, column)]
        if not filled:
            continue
        place = export.sheet.place(filled[0].number, column.number)
        text: str | None = filled[0].cells[column.number].text.strip()
        if column.field.type in _FIGURES:
            text = _amount(export, filled, column, diagnostics)
        if text is not None:
            entries.append((Scalar(column.field.label, False, place), Scalar(text, False, place)))
    place = entries[0][1].place
    if not any(key.text == _SOURCE for key, _ in entries):
        cells = cell_words(rows, columns[0].number)
        told = message("mapping.source", file=export.sheet.file, sheet=export.sheet.name, cells=cells)
        entries.append((Scalar(_SOURCE, False, place), Scalar(told, False, place)))
    return MappingNode(tuple(entries), place)


def _amount(export: Export, rows: Sequence[Row], column: _Column, diagnostics: Diagnostics) -> str | None:
    texts = [figure_text(export, row, column.number, column.unit, diagnostics) for row in rows]
    known = [text for text in texts if text is not None]
    if len(known) < len(texts):
        return None
    return known[0] if len(known) == 1 else total_of([parse(text) for text in known])
