"""行 — rows of a sheet as nodes, one record in each."""

from __future__ import annotations

from jiheng.diagnostic import Diagnostics
from jiheng.record import Field
from jiheng.scheme.workbook.codec import cell_node
from jiheng.scheme.workbook.columns import Columns, check_cells, find_columns, value_of
from jiheng.scheme.workbook.layout import head_lines, table_of
from jiheng.workbook import Row, Sheet
from jiheng.yaml_source import Mapping, Node, Scalar, Sequence

Entry = tuple[Scalar, Node]
LABEL, VALUE = 1, 2


def list_node(sheet: Sheet, field: Field, diagnostics: Diagnostics) -> Node | None:
    """Return the records of a sheet as a list, names with points as a mapping; None for an empty sheet."""
    table = table_of(field)
    known = tuple(table.by_label)
    columns = find_columns(sheet, known, table.by_label.__contains__, diagnostics)
    if columns is None or not columns.rows:
        return None
    check_cells(columns, diagnostics)
    rows = [(row, row_entries(columns, row, table.fields, diagnostics)) for row in columns.rows]
    if field.type == "record":
        nodes = (Mapping(tuple(entries), sheet.row_place(row.number)) for row, entries in rows)
        return Sequence(tuple(nodes), sheet.whole)
    return _pairs(sheet, [entries for _, entries in rows], diagnostics)


def row_entries(
    columns: Columns, row: Row, fields: tuple[Field, ...], diagnostics: Diagnostics
) -> list[Entry]:
    """Return the cells of a row that are not blank, by the labels of their columns."""
    entries: list[Entry] = []
    for item in fields:
        column = columns.by_label.get(item.label)
        text = value_of(row, column)
        if column is not None and text is not None:
            place = columns.sheet.place(row.number, column)
            entries.append((Scalar(item.label, False, place), cell_node(item, text, place, diagnostics)))
    return entries


def _pairs(sheet: Sheet, rows: list[list[Entry]], diagnostics: Diagnostics) -> Node:
    found: dict[str, Entry] = {}
    for entries in rows:
        if len(entries) < 2:
            key, _ = entries[0]
            diagnostics.error("scheme.sheet_half_pair", key.place, label=sheet.name)
            continue
        (_, name), (_, points) = entries
        assert isinstance(name, Scalar)
        if name.text in found:
            diagnostics.error("scheme.cell_repeated", name.place, label=name.text)
        found.setdefault(name.text, (name, points))
    return Mapping(tuple(found.values()), sheet.whole)


def head_entries(sheet: Sheet, diagnostics: Diagnostics) -> list[Entry]:
    """Return what the first sheet says of the scheme: a line for each field."""
    lines = {line.label: line for line in head_lines()}
    entries: list[Entry] = []
    inner: dict[str, list[Entry]] = {}
    seen: set[str] = set()
    for row in sheet.rows:
        label = (value_of(row, LABEL) or "").strip()
        line, text = lines.get(label), value_of(row, VALUE)
        if line is None or text is None:
            continue
        place = sheet.place(row.number, VALUE)
        if label in seen:
            diagnostics.error("scheme.cell_repeated", sheet.place(row.number, LABEL), label=label)
            continue
        seen.add(label)
        node = cell_node(line.shown, text, place, diagnostics)
        entry = (Scalar(line.shown.label, False, place), node)
        if line.inner is None:
            entries.append(entry)
        else:
            inner.setdefault(line.field.label, []).append(entry)
    return entries + [_record(label, parts) for label, parts in inner.items()]


def _record(label: str, parts: list[Entry]) -> Entry:
    place = parts[0][0].place
    return Scalar(label, False, place), Mapping(tuple(parts), place)
