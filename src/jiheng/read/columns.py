"""列 — what each column of a table is and in what unit, by its header; a table may hold several heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiheng.document import Cell, Table
from jiheng.quantity import unit_of
from jiheng.read.words import COLUMNS, IMPLIED, TABLES, has_any

VALUE_ROLES = frozenset(
    {
        "target",
        "actual",
        "completion",
        "growth",
        "full_marks",
        "score",
        "score_rate",
        "deduction",
        "budget",
        "executed",
        "previous",
        "stage",
    }
)
_PERCENT_ROLES = frozenset({"completion", "growth", "score_rate"})
_SCORE_ROLES = frozenset({"full_marks", "score", "deduction"})
_IN_BRACKETS = re.compile(r"[（(]\s*(?:单位\s*[:：]\s*)?([^（）()]{1,10}?)\s*[）)]")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_AFTER_STROKE = re.compile(r"[/／]\s*([^/／（）()]{1,8})$")
_AFTER_COLON = re.compile(r"单位\s*[:：]\s*([^\s（）()]{1,8})")
_BLANKS = frozenset(TABLES["blanks"])
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class ColumnInfo:
    """A column (from 1) with its headers, its role (empty: unknown) and the unit of its bare numbers."""

    index: int
    path: tuple[str, ...]
    role: str
    unit: str

    @property
    def head(self) -> str:
        """Return the innermost header."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True, slots=True)
class Segment:
    """The rows of a table under one head; ``rows`` count from 0, ``inner``: the head is not the first."""

    columns: tuple[ColumnInfo, ...]
    rows: tuple[int, ...]
    inner: bool = False

    def role(self, *roles: str) -> tuple[ColumnInfo, ...]:
        """Return the columns of any of the roles, in order."""
        return tuple(column for column in self.columns if column.role in roles)

    def first(self, role: str) -> ColumnInfo | None:
        """Return the first column of a role, or None."""
        return next(iter(self.role(role)), None)


def segments(table: Table) -> list[Segment]:
    """Return the parts of a table, each with the head over it."""
    unit = known_unit(table.unit.text) if table.unit else _corner_unit(table)
    paths = [tuple(cell.text for cell in path) for path in table.column_headers]
    columns = _columns(paths, table, unit, table.label_columns)
    found: list[Segment] = []
    rows: list[int] = []
    for index in range(table.header_rows, len(table.rows)):
        if is_head(table.rows[index]):
            found.append(Segment(columns, tuple(rows), bool(found)))
            heads = [(cell.text,) if cell.text else () for cell in table.rows[index]]
            columns = _columns(heads, table, explicit_unit("".join(heads[0])) or unit, 1)
            rows = []
        else:
            rows.append(index)
    found.append(Segment(columns, tuple(rows), bool(found)))
    return [segment for segment in found if segment.rows]


def _corner_unit(table: Table) -> str:
    """Return the unit that the head of the labels prints for all: 项目资金（万元）."""
    heads = [cell.text for path in table.column_headers[:1] for cell in path]
    return next((unit for unit in map(explicit_unit, heads) if unit), "")


def is_head(row: Sequence[Cell]) -> bool:
    """Tell whether a row within a table is a head of its own: no figures, several words that heads use."""
    texts = [cell.text for cell in row if cell.text]
    if len(texts) < 3 or any(_FIGURE.search(text) and not _IN_BRACKETS.search(text) for text in texts):
        return False
    roles = [role_of((text,)) for text in texts if len(text) <= 16]
    return sum(role in VALUE_ROLES for role in roles) >= 2 and len(roles) == len(texts)


def _columns(
    paths: Sequence[tuple[str, ...]], table: Table, unit: str, labels: int = 0
) -> tuple[ColumnInfo, ...]:
    return tuple(_column(index, path, table, unit, index <= labels) for index, path in enumerate(paths, 1))


def _column(index: int, path: tuple[str, ...], table: Table, unit: str, named: bool) -> ColumnInfo:
    role = role_of(path)
    if role == "unit" and not _holds_units(table, index):
        role = "name"
    if role in VALUE_ROLES and named:
        role = "name"
    return ColumnInfo(index, path, role, _column_unit(path, role, unit))


def _holds_units(table: Table, index: int) -> bool:
    words = [row[index - 1].text for row in table.body if row[index - 1].text]
    known = sum(bool(known_unit(word)) for word in words)
    return known * 2 > len(words)


def role_of(path: Sequence[str]) -> str:
    """Return what a column with these headers is; the innermost decides, else those above."""
    for text in reversed(path):
        bare = _BRACKET.sub("", text).strip()
        for entry in COLUMNS:
            if entry.exact and text in entry.words:
                return entry.role
            if entry.exact:
                continue
            if has_any(bare or text, entry.words) and not has_any(bare or text, entry.without):
                return entry.role
            if any("（" in word or "(" in word for word in entry.words) and has_any(text, entry.words):
                return entry.role
    return ""


def known_unit(text: str) -> str:
    """Return the symbol of a unit that the table of units knows, or an empty text."""
    words = text.strip("（）() 、：:")
    return words if words and unit_of(words).known else ""


def explicit_unit(text: str) -> str:
    """Return the unit that a label or head prints: 参保人数/万人, 金额（万元）."""
    for pattern in (_AFTER_COLON, _IN_BRACKETS, _AFTER_STROKE):
        for match in reversed(list(pattern.finditer(text))):
            unit = known_unit(match[1])
            if unit:
                return unit
    return ""


def implied_unit(text: str) -> str:
    """Return the unit that the words of a name imply: 人数 人, 率 %."""
    return next((unit for word, unit in IMPLIED.items() if word in text), "")


def _column_unit(path: tuple[str, ...], role: str, caption: str) -> str:
    explicit = next((unit for unit in map(explicit_unit, reversed(path)) if unit), "")
    if role in _SCORE_ROLES:
        return "分"
    if explicit or role in _PERCENT_ROLES:
        return explicit or "%"
    implied = implied_unit("".join(path[-1:])) if role not in {"target", "actual", "name"} else ""
    if implied and (not caption or unit_of(implied).dimension != unit_of(caption).dimension):
        return implied
    return caption


def is_blank(text: str) -> bool:
    """Tell whether a cell holds a mark for none."""
    return text.strip() in _BLANKS


def unit_in_row(table: Table, segment: Segment, row: int) -> tuple[str, str]:
    """Return the unit that a row prints in its label or unit column, and the one its name implies."""
    column = segment.first("unit")
    labels = [cell.text for cell in table.row_headers[row]]
    explicit = known_unit(table.rows[row][column.index - 1].text) if column else ""
    if not explicit:
        explicit = next((unit for unit in map(explicit_unit, reversed(labels)) if unit), "")
    return explicit, implied_unit(labels[-1]) if labels else ""


def value_cells(table: Table, segment: Segment) -> Iterator[tuple[ColumnInfo, Cell]]:
    """Yield the cells of a segment that may hold values, with their columns."""
    for row in segment.rows:
        for column in segment.columns:
            yield column, table.rows[row][column.index - 1]
