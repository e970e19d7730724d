"""一次列全 — the mistakes in formulas, found although something else in the workbook is wrong.

Rules are only looked at in a scheme that could be built. So what is wrong is taken away, what must be there
is stood in for, and of the mistakes in the rest those are kept that cannot come from it.
"""

from __future__ import annotations

from itertools import count

from jiheng.diagnostic import Diagnostic, Diagnostics
from jiheng.ledger import Dictionary
from jiheng.place import Place
from jiheng.record import Builder, Field
from jiheng.scheme.build import build_scheme
from jiheng.scheme.load import RECORDS, TABLES
from jiheng.yaml_source import Mapping, Node, Scalar, Sequence

OF_THEIR_OWN = ("formula.", "scheme.interval", "scheme.repeated_id", "scheme.id_taken")
Spot = tuple[str | None, str | None]


def further_mistakes(
    node: Mapping, file: str, known: Dictionary, errors: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """Return the mistakes of the scheme's rules that stand in none of the cells already reported."""
    wrong = {_spot(error.place) for error in errors if error.place is not None}
    items = TABLES["scheme"].by_name["items"].label
    if any(sheet == items for sheet, _ in wrong):
        return ()
    record = Builder(TABLES, RECORDS, Diagnostics()).build(_Mended(wrong).record(node, "scheme"), "scheme")
    if record is None:
        return ()
    found = Diagnostics()
    build_scheme(record, "", file, known.extended(record.items), found)
    return tuple(
        item
        for item in found
        if item.code.startswith(OF_THEIR_OWN) and item.place is not None and _spot(item.place) not in wrong
    )


def _spot(place: Place) -> Spot:
    return place.sheet, place.cell


class _Mended:
    """Takes wrong cells out of nodes and puts something harmless where something must be."""

    def __init__(self, wrong: set[Spot]) -> None:
        self._wrong = wrong
        self._numbers = count(1)

    def record(self, node: Mapping, kind: str) -> Mapping:
        """Return the node of a record that can be built."""
        table = TABLES[kind]
        entries = []
        for key, value in node.entries:
            field = table.by_label.get(key.text)
            if field is not None and not self._is_wrong(value):
                entries.append((key, self._value(value, field)))
        present = {key.text for key, _ in entries}
        lacking = (field for field in table.fields if field.required and field.label not in present)
        entries += [
            (Scalar(field.label, False, node.place), self._instead(field, node.place)) for field in lacking
        ]
        return Mapping(tuple(entries), node.place)

    def _is_wrong(self, node: Node) -> bool:
        return node.place.cell is not None and _spot(node.place) in self._wrong

    def _value(self, node: Node, field: Field) -> Node:
        if field.type == "record" and isinstance(node, Sequence):
            rows = (item for item in node.items if isinstance(item, Mapping))
            return Sequence(tuple(self.record(row, field.of) for row in rows), node.place)
        if field.type == "record" and isinstance(node, Mapping):
            return self.record(node, field.of)
        if isinstance(node, Mapping):
            right = (entry for entry in node.entries if not self._is_wrong(entry[1]))
            return Mapping(tuple(right), node.place)
        return node

    def _instead(self, field: Field, place: Place) -> Node:
        if field.type == "record":
            rows = (self.record(Mapping((), place), field.of),)
            return Sequence(rows, place) if field.many else rows[0]
        if field.type == "points_by_name":
            return Mapping((), place)
        number = str(next(self._numbers))
        return Scalar(field.choices[0] if field.choices else number, False, place)
