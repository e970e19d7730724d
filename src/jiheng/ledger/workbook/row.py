"""一行 — the cells of a row as the keys and values of a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jiheng.diagnostic import Diagnostics
from jiheng.ledger.workbook.header import Headed
from jiheng.ledger.workbook.text import items_of
from jiheng.ledger.workbook.values import NO_DAYS, reader_of
from jiheng.place import Place
from jiheng.record import Field
from jiheng.workbook import Cell, Sheet
from jiheng.yaml_source import Mapping as MappingNode
from jiheng.yaml_source import Node, Scalar, Sequence

Entries = list[tuple[Scalar, Node]]


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of one column become nodes; ``seen`` are the nodes that cells of one text share."""

    headed: Headed
    key: Scalar
    text: Callable[[Cell], str | None]
    many: Field | None
    no_days: bool
    seen: dict[str, Node | None]

    def node(self, cell: Cell, place: Place) -> Node | None:
        """Return the node of a cell, None when it says nothing."""
        text = self.text(cell)
        if text is None:
            return None
        if self.many is None:
            return Scalar(text, False, place)
        return Sequence(tuple(Scalar(item, False, place) for item in items_of(text, self.many)), place)

    def shared_node(self, cell: Cell, place: Place) -> Node | None:
        """Return the node of a cell, which stands where the first cell of its text stands."""
        if cell.kind != "text":
            return self.node(cell, place)
        if cell.text not in self.seen:
            self.seen[cell.text] = self.node(cell, place)
        return self.seen[cell.text]


def reading_of(headed: Headed, sheet: Sheet, row: int) -> Reading:
    """Return how the cells below a header become nodes."""
    field = headed.field
    label = field.label if field else headed.path
    key = Scalar(label, False, sheet.place(row, headed.column))
    reader = reader_of(field, headed.unit) if field else _owner_text
    no_days = field is None or field.type in NO_DAYS
    return Reading(headed, key, reader, field if field and field.many else None, no_days, {})


def _owner_text(cell: Cell) -> str | None:
    return cell.text.strip() or None


class RowReader:
    """Reads the cells of one row after another."""

    def __init__(
        self, sheet: Sheet, columns: Mapping[int, Reading], diagnostics: Diagnostics, *, precise: bool
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._diagnostics = diagnostics
        self._precise = precise

    def read(
        self, number: int, cells: Mapping[int, Cell], place: Place
    ) -> tuple[Entries, Scalar | None, bool]:
        """Return keys and values, the name of the file, and whether a cell could not be read."""
        entries: Entries = []
        groups: dict[tuple[str, int], Entries] = {}
        owner, wrong = None, False
        for column, cell in cells.items():
            reading = self._columns.get(column)
            if reading is None:
                continue
            if cell.kind != "text" and self._is_wrong(cell, reading, number, column):
                wrong = True
                continue
            if self._precise:
                node = reading.node(cell, self._sheet.place(number, column))
            else:
                node = reading.shared_node(cell, place)
            if node is None:
                continue
            headed = reading.headed
            if headed.steps:
                groups.setdefault(headed.steps[0], []).append((reading.key, node))
            elif headed.field is not None:
                entries.append((reading.key, node))
            elif isinstance(node, Scalar):
                owner = node
        if groups:
            entries += _grouped(groups)
        return entries, owner, wrong

    def _is_wrong(self, cell: Cell, reading: Reading, number: int, column: int) -> bool:
        place = self._sheet.place(number, column)
        if cell.kind == "error":
            self._diagnostics.error("workbook.error_cell", place, text=cell.text)
        elif cell.kind == "uncalculated":
            self._diagnostics.error("workbook.uncalculated", place, formula=cell.text[:40])
        elif cell.kind == "date" and reading.no_days:
            self._diagnostics.error("workbook.became_date", place, label=reading.headed.path, text=cell.text)
        else:
            return False
        return True


def _grouped(groups: Mapping[tuple[str, int], Entries]) -> Entries:
    lists: dict[str, list[Node]] = {}
    for (label, _), entries in sorted(groups.items(), key=lambda group: group[0][1]):
        lists.setdefault(label, []).append(MappingNode(tuple(entries), entries[0][1].place))
    return [
        (Scalar(label, False, nodes[0].place), Sequence(tuple(nodes), nodes[0].place))
        for label, nodes in lists.items()
    ]
