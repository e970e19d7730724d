"""起草 — a mapping guessed from an export's names, for a person to check."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from jiheng.diagnostic import fail
from jiheng.ledger.dictionary import Dictionary
from jiheng.ledger.kinds import TABLES
from jiheng.ledger.mapping.records import MappedFact, MappedField, MappedProjects, Mapping, Rows
from jiheng.ledger.mapping.table import AGAIN, JOINT, bare, column_names, header_row, names_in
from jiheng.ledger.mapping.words import HEADER_WITHIN, PROJECT_COLUMNS, ROWS_LOOKED_AT, TOTALS, UNIT_WITHIN
from jiheng.place import Place
from jiheng.quantity import unit_of
from jiheng.workbook import Sheet, Workbook

_UNIT = re.compile(r"(?:金额)?单位[:：]\s*([\u4e00-\u9fff%]{1,4})")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]+)[)）]$")
_HEIGHTS = (1, 2, 3)


def draft_mapping(workbook: Workbook, dictionary: Dictionary) -> Mapping:
    """Return the mapping that fits an export best.

    A data item is recognised where a column's name is one, or a row's name and the column's together are
    (一般公共预算财政拨款收入 × 年初预算数); a table of projects by the columns of ``words.toml``.

    Raises:
        DiagnosticError: nothing in it is recognised (``mapping.nothing_recognised``).
    """
    candidates = [
        (mapping, sheet)
        for sheet in workbook.sheets
        for row in sheet.rows[:HEADER_WITHIN]
        for height in _HEIGHTS
        if (mapping := _draft(sheet, row.number, height, dictionary)) is not None
    ]
    if not candidates:
        raise fail("mapping.nothing_recognised", Place(file=workbook.file))
    mapping, sheet = max(candidates, key=lambda candidate: _worth(candidate[0]))
    # What the next export can be read without is left out: it may be named or headed otherwise.
    if sum(bool(other.rows) for other in workbook.sheets) == 1:
        mapping = replace(mapping, sheet="")
    if header_row(sheet, mapping.header_rows, set(names_in(mapping))) == mapping.header_row:
        mapping = replace(mapping, header_row=None)
    return mapping


def _worth(mapping: Mapping) -> tuple[int, int, int]:
    projects = len(mapping.projects.fields) if mapping.projects else 0
    # 支出·年初预算数 says more than 年初预算数#2.
    numbered = sum(AGAIN in name for name in names_in(mapping))
    return len(mapping.facts) + projects, -numbered, -mapping.header_rows


def _draft(sheet: Sheet, first: int, height: int, dictionary: Dictionary) -> Mapping | None:
    last = first + height - 1
    columns = column_names(sheet, first, last)
    facts = tuple(_facts(sheet, columns, last, dictionary))
    projects = _projects(columns)
    if projects is not None and _repeated(sheet, columns, last, projects):
        projects = replace(projects, summed=True)
    if not facts and projects is None:
        return None
    unit = _unit(sheet)
    mapping = Mapping(
        name=sheet.name, sheet=sheet.name, header_row=first, header_rows=height, unit=unit, facts=facts
    )
    if projects is None:
        return mapping
    words = [item.column for item in projects.fields if item.field in _labels("id", "name")]
    skip = tuple(Rows(column=column, equal=tuple(TOTALS)) for column in words)
    return replace(mapping, projects=projects, skip=skip)


def _labels(*names: str) -> list[str]:
    return [TABLES["project"].by_name[name].label for name in names]


def _facts(sheet: Sheet, columns: dict[str, int], last: int, dictionary: Dictionary) -> Iterator[MappedFact]:
    below = [row for row in sheet.rows if row.number > last][:ROWS_LOOKED_AT]
    by_column = {column: name for name, column in columns.items()}
    seen: set[str] = set()
    for row in below:
        labels = {
            at: bare(cell.text) for at, cell in row.cells.items() if cell.kind == "text" and at in by_column
        }
        for name, column in columns.items():
            # Tables stand side by side: the label of a figure is the nearest one to its left.
            for at in sorted((at for at in labels if at < column), reverse=True):
                item = _item(labels[at], name, dictionary)
                if item is None:
                    continue
                if item not in seen:
                    seen.add(item)
                    rows = (Rows(column=by_column[at], equal=(labels[at],)),)
                    yield MappedFact(item=item, column=name, rows=rows, unit=_own_unit(name))
                break
    for name in columns:
        item = _item("", name, dictionary)
        if item is not None and item not in seen:
            seen.add(item)
            yield MappedFact(item=item, column=name, unit=_own_unit(name))


def _item(label: str, column: str, dictionary: Dictionary) -> str | None:
    """Return the data item that a row's label and a column's name, or the last part of it, make together."""
    name = _without_unit(column.partition(AGAIN)[0])
    for part in dict.fromkeys((name, name.rpartition(JOINT)[2])):
        found = dictionary.get(label + part)
        if found is not None and found.formula is None:
            return found.name
    return None


def _without_unit(name: str) -> str:
    unit = _own_unit(name)
    return name[: -len(unit) - 2] if unit else name


def _own_unit(name: str) -> str:
    """Return the unit that a column's name gives: 年初预算数（万元）."""
    found = _IN_BRACKETS.search(name)
    return found[1] if found and unit_of(found[1]).known else ""


def _projects(columns: dict[str, int]) -> MappedProjects | None:
    found: list[MappedField] = []
    taken: set[str] = set()
    for field_name, words in PROJECT_COLUMNS.items():
        column = next(
            (name for word in words for name in columns if word in name and name not in taken), None
        )
        if column is not None:
            taken.add(column)
            label = TABLES["project"].by_name[field_name].label
            found.append(MappedField(field=label, column=column, unit=_own_unit(column)))
    named = any(item.field in _labels("name") for item in found)
    return MappedProjects(fields=tuple(found)) if named else None


def _repeated(sheet: Sheet, columns: dict[str, int], last: int, projects: MappedProjects) -> bool:
    """Return whether a project has several rows."""
    names = {item.field: columns[item.column] for item in projects.fields}
    column = next(names[label] for label in _labels("id", "name") if label in names)
    cells = (row.cells.get(column) for row in sheet.rows if row.number > last)
    texts = [bare(cell.text) for cell in cells if cell is not None]
    return any(number > 1 for text, number in Counter(texts).items() if text not in TOTALS)


def _unit(sheet: Sheet) -> str:
    texts = [cell.text for row in sheet.rows[:UNIT_WITHIN] for cell in row.cells.values()]
    for text in texts:
        found = _UNIT.search(text)
        if found and unit_of(found[1]).known:
            return found[1]
    return ""
