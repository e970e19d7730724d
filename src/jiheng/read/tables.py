"""表 — a table with its cells read: what each column is, and roles and names given to its figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jiheng.document import Cell, Document, Table
from jiheng.document.numbering import number_of
from jiheng.document.tables.cells import is_value
from jiheng.read.columns import VALUE_ROLES, ColumnInfo, Segment, explicit_unit, segments
from jiheng.read.figure import Figure, Role
from jiheng.read.kinds import with_precision
from jiheng.read.reading import Reading
from jiheng.read.refine import linked_item
from jiheng.read.words import TABLES, WORDS, any_of, has_any, stage_of

_ROLES: dict[str, Role] = {
    "target": "target",
    "actual": "actual",
    "completion": "completion",
    "growth": "growth",
    "full_marks": "full_marks",
    "score": "score",
    "score_rate": "score_rate",
    "deduction": "deduction",
    "budget": "target",
    "executed": "actual",
}
_PREFIX = re.compile(r"^(?:其中\s*[:：、]?|指标\s*\d{1,2}\s*[:：、]?|#)\s*")
_UNIT_TAIL = re.compile(r"\s*(?:[/／][^/／]{1,8}|[（(][^（）()]{1,8}[）)])$")
_MARKS = re.compile(r"\s*[（(]\s*\d{1,3}(?:\.\d+)?\s*分\s*[）)]$")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_TOTALS = re.compile(any_of(TABLES["total_words"]))


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table, its parts, the readings of its cells by row and column from 1, its labels by row from 0."""

    table: Table
    block: int
    section: tuple[str, ...]
    segments: tuple[Segment, ...]
    cells: dict[tuple[int, int], Reading]
    raw: dict[int, tuple[str, ...]]

    def cell(self, row: int, column: ColumnInfo | None) -> Reading | None:
        """Return what stands in a row (from 0) under a column."""
        return self.cells.get((row + 1, column.index)) if column else None

    def text(self, row: int, column: ColumnInfo | None) -> str:
        """Return the text of a cell, empty where there is none."""
        return self.table.rows[row][column.index - 1].text if column else ""

    def labels(self, row: int) -> tuple[str, ...]:
        """Return the labels of a row, outermost first, without numbers and units."""
        found = [label for label in map(clean_label, self.raw.get(row, ())) if label]
        return (*found[:-1], _MARKS.sub("", found[-1])) if found else ()

    def marks(self, row: int) -> Figure | None:
        """Return the full marks that a row prints in brackets after its name: 签约人数（10分）."""
        for cell in reversed(self.table.rows[row][: self.table.label_columns]):
            inner = self.cells.get((row + 1, cell.column))
            for figure in inner.passage.figures if inner else ():
                before, after = cell.text[: figure.start].rstrip(), cell.text[figure.end :].lstrip()
                if figure.kind == "score" and before.endswith(("（", "(")) and after[:1] in {"）", ")"}:
                    return figure
        return None

    def raw_label(self, row: int) -> str:
        """Return the row's own label as printed."""
        return (self.raw.get(row) or ("",))[-1]

    def is_total(self, row: int) -> bool:
        """Tell whether a row adds others up."""
        cells = [cell.text for cell in self.table.rows[row] if cell.text]
        alone = bool(cells) and all(map(is_value, cells[1:]))
        return is_total(self.raw_label(row)) or (alone and is_total(cells[0]))


def is_total(label: str) -> bool:
    """Tell whether a label says 合计."""
    return bool(_TOTALS.fullmatch(re.sub(r"[\s:：]", "", label)) or label.startswith(("合计", "总计")))


def clean_label(text: str) -> str:
    """Return a row's name without its number, 其中, and the unit at its end."""
    words = text.replace("\n", "")
    found = number_of(words)
    words = _PREFIX.sub("", words[found[1] :] if found else words)
    if explicit_unit(words):
        words = _UNIT_TAIL.sub("", words)
    return words.strip(" :：")


def table_readings(document: Document, readings: Iterable[Reading]) -> Iterator[TableReading]:
    """Yield the tables with their cells; figures of pure values get role, name, stage and year."""
    cells: dict[int, dict[tuple[int, int], Reading]] = {}
    sections: dict[int, tuple[str, ...]] = {}
    for reading in readings:
        part = reading.passage.part
        if isinstance(part, Cell):
            cells.setdefault(part.table, {})[part.row, part.column] = reading
            sections[part.table] = reading.passage.section
    for block, table in enumerate(document.blocks):
        if isinstance(table, Table):
            parts = tuple(segments(table))
            raw = {row: labels for part in parts for row, labels in _labels(table, part)}
            section = sections.get(table.index, ())
            found = TableReading(table, block, section, parts, cells.get(table.index, {}), raw)
            _describe(found)
            yield found


def _labels(table: Table, segment: Segment) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the labels of the rows of a segment, as printed."""
    if segment.inner:
        yield from _carried(table, segment)
        return
    naming = {column.index for column in segment.columns if column.role in {"name", ""}}
    for row in segment.rows:
        cells = [cell for cell in table.row_headers[row] if cell.text]
        named = tuple(cell.text for cell in cells if cell.column in naming)
        yield row, named or tuple(cell.text for cell in cells[:1])


def _carried(table: Table, segment: Segment) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the labels under a head within the table; a merged cell serves the rows below it."""
    values = [column.index for column in segment.columns if column.role in VALUE_ROLES]
    width = min(values, default=1) - 1
    last = [""] * width
    for row in segment.rows:
        own = [cell.text for cell in table.rows[row][:width]]
        first = next((at for at, text in enumerate(own) if text), width)
        last = [*last[:first], *own[first:]]
        yield row, tuple(text for text in last if text)


def _describe(reading: TableReading) -> None:
    for segment in reading.segments:
        for row in segment.rows:
            labels = reading.labels(row)
            for column in segment.columns:
                cell = reading.cell(row, column)
                if cell is not None and column.role != "name":
                    _describe_cell(cell, column, labels)


def _describe_cell(cell: Reading, column: ColumnInfo, labels: Sequence[str]) -> None:
    passage = cell.passage
    whole = whole_figure(cell)
    for index, figure in enumerate(passage.figures):
        role = _ROLES.get(column.role, "value") if figure is whole else figure.role
        quantity = figure.quantity
        if quantity is not None:
            quantity = with_precision(quantity, figure.kind, role)
        values: dict[str, object] = {"role": role, "quantity": quantity}
        if figure is whole and labels:
            stage = stage_of("".join(reversed(column.path))) or stage_of("".join(column.path))
            year = _YEAR.search("".join(column.path))
            values |= {"name": labels[-1], "stage": stage, "item": linked_item(labels[-1], stage)}
            values |= {"year": int(year[0])} if year else {}
            values["scope"] = tuple(word for word in WORDS["scopes"] if has_any(labels[-1], [word]))
        passage.update(index, **values)


def whole_figure(cell: Reading | None) -> Figure | None:
    """Return the figure that fills a whole cell, or None."""
    if cell is None:
        return None
    text = cell.passage.text
    for figure in cell.passage.figures:
        start, end = figure.phrase
        rest = text[:start] + text[end:]
        if figure.kind != "date" and not rest.strip(" 　\n。()（）*=＝"):
            return figure
    return None
