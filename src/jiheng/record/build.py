"""From nodes to records, reporting every mistake at once."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.place import Place
from jiheng.record.table import Field, RecordTable
from jiheng.record.values import CONVERTERS
from jiheng.yaml_source import Mapping, Node, Scalar, Sequence

_WRONG = object()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A record with a mistake; ``values`` are those of its fields that could be read."""

    kind: str
    values: Table[str, object]
    place: Place


class Builder:
    """Turns nodes into records by their tables.

    ``records`` maps each kind to the class that holds it; a class takes its fields by keyword and a
    ``place``. Mistakes go to ``diagnostics``; a record with a mistake is left out and kept in
    ``unfinished``, so that what depends on it can be told apart from what is wrong itself.
    """

    def __init__(
        self, tables: Table[str, RecordTable], records: Table[str, Any], diagnostics: Diagnostics
    ) -> None:
        self._tables = tables
        self._records = records
        self._diagnostics = diagnostics
        self.unfinished: list[Unfinished] = []

    def build_all(self, node: Node | None, kind: str) -> list[Any]:
        """Return the records of a list node; an empty node gives none."""
        if node is None or (isinstance(node, Scalar) and node.is_empty):
            return []
        if not isinstance(node, Sequence):
            self._diagnostics.error("yaml.not_a_list", node.place)
            return []
        built = (self.build(item, kind) for item in node.items)
        return [record for record in built if record is not None]

    def build(self, node: Node, kind: str) -> Any | None:
        """Return the record of a mapping node, or None when something in it is wrong."""
        table = self._tables[kind]
        if not isinstance(node, Mapping):
            self._diagnostics.error("record.not_a_record", node.place, label=table.label)
            self.unfinished.append(Unfinished(kind, {}, node.place))
            return None
        before = len(self._diagnostics.errors)
        values = self._values(node, table)
        for field in table.fields:
            if field.required and field.name not in values and node.get(field.label) is None:
                self._diagnostics.error(
                    "record.required", node.place, record=table.label, label=field.label, help=field.help
                )
        if len(self._diagnostics.errors) > before:
            self.unfinished.append(Unfinished(kind, values, node.place))
            return None
        return self._records[kind](**values, place=node.place)

    def _values(self, node: Mapping, table: RecordTable) -> dict[str, object]:
        values: dict[str, object] = {}
        for key, child in node.entries:
            field = table.by_label.get(key.text)
            if field is None:
                self._unknown(key, child, table)
                continue
            if _nothing(child, field):
                if field.required:
                    self._diagnostics.error(
                        "record.required", child.place, record=table.label, label=field.label, help=field.help
                    )
                continue
            value = self._value(child, field)
            if value is not _WRONG:
                values[field.name] = value
        return values

    def _unknown(self, key: Scalar, child: Node, table: RecordTable) -> None:
        if _cut_off(key, child):
            self._diagnostics.error("record.cut_by_comma", key.place, key=key.text[:40])
            return
        near = get_close_matches(key.text, table.by_label, n=1, cutoff=0.5)
        code = "record.unknown_key_near" if near else "record.unknown_key"
        self._diagnostics.error(
            code,
            key.place,
            key=key.text[:40],
            record=table.label,
            near=near[0] if near else "",
            known="、".join(table.by_label),
        )

    def _value(self, node: Node, field: Field) -> object:
        if not field.many:
            return self._single(node, field)
        items = node.items if isinstance(node, Sequence) else (node,)
        values = [self._item(item, field) for item in items]
        return _WRONG if any(value is _WRONG for value in values) else tuple(values)

    def _item(self, node: Node, field: Field) -> object:
        if isinstance(node, Scalar) and node.is_empty:
            self._diagnostics.error("record.empty_item", node.place, label=field.label)
            return _WRONG
        return self._single(node, field)

    def _single(self, node: Node, field: Field) -> object:
        if field.type == "record":
            record = self.build(node, field.of)
            return _WRONG if record is None else record
        if field.type == "points_by_name":
            return self._points_by_name(node, field)
        if not isinstance(node, Scalar):
            self._diagnostics.error("record.not_a_value", node.place, label=field.label)
            return _WRONG
        try:
            return CONVERTERS[field.type](node, field)
        except DiagnosticError as error:
            self._diagnostics.extend(error.diagnostics)
            return _WRONG

    def _points_by_name(self, node: Node, field: Field) -> object:
        if not isinstance(node, Mapping):
            self._diagnostics.error("record.not_points_by_name", node.place, label=field.label)
            return _WRONG
        points = Field(name=field.name, label=field.label, type="decimal", help=field.help)
        pairs = [(key.text, self._single(child, points)) for key, child in node.entries]
        return _WRONG if any(value is _WRONG for _, value in pairs) else tuple(pairs)


def _nothing(node: Node, field: Field) -> bool:
    """Return whether nothing is written; for what must be there blanks in quotation marks are nothing."""
    if isinstance(node, Sequence):
        return field.required and not node.items
    return isinstance(node, Scalar) and (node.is_empty or (field.required and not node.text.strip()))


def _cut_off(key: Scalar, child: Node) -> bool:
    """Return whether a key stands without its colon, as when a comma cuts ``{值: 1,234万元}`` in two."""
    if not isinstance(child, Scalar) or not child.is_empty or key.place.column is None:
        return False
    return (child.place.line, child.place.column) == (key.place.line, key.place.column + len(key.text))
