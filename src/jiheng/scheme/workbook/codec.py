"""格 — what one field of a record looks like in one cell, and the node that a cell stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from jiheng.diagnostic import Diagnostics
from jiheng.place import Place
from jiheng.record import Field
from jiheng.scheme.load import TABLES
from jiheng.scheme.workbook.line import Part, read_items, read_lines, written_items, written_line
from jiheng.yaml_source import Mapping as MappingNode
from jiheng.yaml_source import Node, Scalar
from jiheng.yaml_source import Sequence as SequenceNode

KEPT = ("text", "formula", "figure")
"""Types whose blanks at both ends belong to the value."""


def cell_text(field: Field, value: object) -> str:
    """Return a field's plain value (see `jiheng.record.emit`) as the text of a cell."""
    if field.type in ("record", "points_by_name"):
        rows = value if isinstance(value, list) else [value]
        return "\n".join(written_line(cast("Mapping[str, object]", row)) for row in rows)
    if field.many:
        return written_items(cast("Sequence[object]", value))
    return str(value)


def cell_node(field: Field, text: str, place: Place, diagnostics: Diagnostics) -> Node:
    """Return the node of a cell that is not blank; what is no line of its kind is reported."""
    if field.type == "points_by_name":
        return _points(text, place, diagnostics)
    if field.type == "record":
        return _records(field, text, place, diagnostics)
    if field.many:
        return SequenceNode(tuple(Scalar(item, False, place) for item in read_items(text)), place)
    return Scalar(text if field.type in KEPT else text.strip(), False, place)


def _records(field: Field, text: str, place: Place, diagnostics: Diagnostics) -> Node:
    lines = read_lines(text)
    if not field.many and len(lines) > 1:
        diagnostics.error("scheme.cell_one_line", place, label=field.label)
    nodes = [
        _record(field, line, _line_place(place, number, lines), diagnostics)
        for number, line in enumerate(lines, 1)
    ]
    return SequenceNode(tuple(nodes), place) if field.many else nodes[0]


def _line_place(place: Place, number: int, lines: Sequence[object]) -> Place:
    return replace(place, line=number) if len(lines) > 1 else place


def _record(field: Field, line: Sequence[Part], place: Place, diagnostics: Diagnostics) -> Node:
    inner = TABLES[field.of].by_label
    entries = []
    for part in _parts(line, place, diagnostics):
        known = inner.get(part.label)
        entries.append((Scalar(part.label, False, place), _part_node(part, known, place)))
    return MappingNode(tuple(entries), place)


def _part_node(part: Part, field: Field | None, place: Place) -> Node:
    if field is not None and field.many:
        return SequenceNode(tuple(Scalar(item, False, place) for item in part.items), place)
    return Scalar(part.value or "", not part.value, place)


def _points(text: str, place: Place, diagnostics: Diagnostics) -> Node:
    parts = [part for line in read_lines(text) for part in line]
    entries = [
        (Scalar(part.label, False, place), Scalar(part.value or "", True, place))
        for part in _parts(parts, place, diagnostics)
    ]
    return MappingNode(tuple(entries), place)


def _parts(parts: Sequence[Part], place: Place, diagnostics: Diagnostics) -> Iterator[Part]:
    """Yield the parts that have a label of their own; others are reported."""
    seen: set[str] = set()
    for part in parts:
        if part.value is None:
            diagnostics.error("scheme.cell_no_label", place, text=part.label[:40])
        elif part.label in seen:
            diagnostics.error("scheme.cell_repeated", place, label=part.label[:40])
        else:
            seen.add(part.label)
            yield part
