"""指标表 — rows with a name in one of the level columns, read as a tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from jiheng.diagnostic import Diagnostics
from jiheng.place import Place
from jiheng.scheme.workbook.columns import Columns, check_cells, find_columns, value_of
from jiheng.scheme.workbook.layout import CHILDREN, NAME, level_label, level_of, tree_fields
from jiheng.scheme.workbook.rows import Entry, row_entries
from jiheng.workbook import Row, Sheet
from jiheng.yaml_source import Mapping, Scalar, Sequence


@dataclass
class _Branch:
    level: int
    place: Place
    entries: list[Entry]
    children: list[_Branch] = field(default_factory=list)

    def node(self) -> Mapping:
        entries = list(self.entries)
        if self.children:
            nodes = tuple(child.node() for child in self.children)
            entries.append((Scalar(CHILDREN.label, False, self.place), Sequence(nodes, self.place)))
        return Mapping(tuple(entries), self.place)


def tree_node(sheet: Sheet, diagnostics: Diagnostics) -> Sequence:
    """Return the criteria of a sheet, each with those below it."""
    labels = {item.label: item for item in tree_fields()}
    known = (level_label(1), *labels)
    columns = find_columns(
        sheet, known, lambda label: label in labels or level_of(label) is not None, diagnostics
    )
    if columns is None:
        return Sequence((), sheet.whole)
    check_cells(columns, diagnostics)
    top = _Branch(0, sheet.whole, [])
    path = [top]
    for row in columns.rows:
        level = _level(columns, row, path[-1].level, diagnostics)
        if level is None:
            continue
        branch = _branch(columns, row, level, diagnostics)
        while path[-1].level >= level:
            path.pop()
        path[-1].children.append(branch)
        path.append(branch)
    return Sequence(tuple(branch.node() for branch in top.children), sheet.whole)


def _levels(columns: Columns) -> dict[int, int]:
    found = ((level_of(label), column) for label, column in columns.by_label.items())
    return {level: column for level, column in found if level is not None}


def _level(columns: Columns, row: Row, above: int, diagnostics: Diagnostics) -> int | None:
    """Return the level that a row's name stands in; None where that is not clear, which is reported."""
    levels = _levels(columns)
    named = [level for level, column in sorted(levels.items()) if value_of(row, column)]
    if not named:
        diagnostics.error("scheme.tree_no_name", columns.sheet.row_place(row.number))
        return None
    place = columns.sheet.place(row.number, levels[named[-1]])
    if len(named) > 1:
        diagnostics.error("scheme.tree_two_names", place, levels="、".join(map(level_label, named)))
    elif named[0] > above + 1:
        parent = level_label(named[0] - 1)
        diagnostics.error("scheme.tree_no_parent", place, level=level_label(named[0]), parent=parent)
    return named[-1]


def _branch(columns: Columns, row: Row, level: int, diagnostics: Diagnostics) -> _Branch:
    column = _levels(columns)[level]
    place = columns.sheet.place(row.number, column)
    name = value_of(row, column)
    assert name is not None
    entries: list[Entry] = [(Scalar(NAME.label, False, place), Scalar(name, False, place))]
    return _Branch(level, place, entries + row_entries(columns, row, tree_fields(), diagnostics))
