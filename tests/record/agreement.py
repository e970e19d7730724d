"""Whether field tables and the classes that hold the records say the same."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jiheng.record import Field, RecordTable
from jiheng.record.values import CONVERTERS

EMPTY = {
    "text": "",
    "identifier": "",
    "reference": "",
    "choice": "",
    "formula": None,
    "year": None,
    "integer": None,
    "decimal": None,
    "date": None,
    "quantity": None,
    "figure": None,
    "record": None,
}
STRUCTURED = ("record", "points_by_name")


def disagreements(tables: Mapping[str, RecordTable], classes: Mapping[str, Any]) -> list[str]:
    """What differs between tables and classes, in words; nothing when they agree."""
    found = [f"{kind}: only one of table and class" for kind in set(tables) ^ set(classes)]
    for kind in set(tables) & set(classes):
        found += [f"{kind}.{problem}" for problem in _kind(tables, tables[kind], classes[kind])]
    return found


def _kind(tables: Mapping[str, RecordTable], table: RecordTable, made: Any) -> list[str]:
    held = {item.name: item for item in dataclasses.fields(made) if item.name != "place"}
    found = [f"{name}: only one of table and class" for name in set(held) ^ set(table.by_name)]
    found += [f"label {label} twice" for label in {f.label for f in table.fields} if _count(table, label) > 1]
    found += [f"{name}: identity is no field" for name in table.identity if name not in table.by_name]
    found += [] if table.label and table.help else ["table without label or help"]
    for field in table.fields:
        if field.name in held:
            found += [f"{field.name}: {problem}" for problem in _field(tables, field, held[field.name])]
    return found


def _count(table: RecordTable, label: str) -> int:
    return sum(field.label == label for field in table.fields)


def _field(tables: Mapping[str, RecordTable], field: Field, held: dataclasses.Field[Any]) -> list[str]:
    found = [] if field.help.strip() else ["no help"]
    if field.type not in (*CONVERTERS, *STRUCTURED):
        found.append(f"unknown type {field.type}")
    if bool(field.choices) != (field.type == "choice") or len(set(field.choices)) != len(field.choices):
        found.append("choices")
    if bool(field.of) != (field.type in ("record", "reference")) or (field.of and field.of not in tables):
        found.append("of")
    if field.unit and field.type != "quantity":
        found.append("unit")
    if field.required != (held.default is dataclasses.MISSING):
        found.append("required in one place only")
    if not field.required and not _default_right(field, held.default):
        found.append(f"default {held.default!r}")
    return found


def _default_right(field: Field, default: object) -> bool:
    if field.many or field.type == "points_by_name":
        return default == ()
    if field.type == "yes_no":
        return default is None or default is False
    if field.type in ("period", "choice", "decimal") and default not in ("", None):
        # A default that means something must be one that could be written.
        return isinstance(default, Decimal) or default in (*field.choices, "全年")
    return default == EMPTY.get(field.type, default)


def not_reached(tables: Mapping[str, RecordTable], entries: typing.Iterable[str]) -> set[str]:
    """Kinds that no file holds and no other record contains."""
    reached, waiting = set(), list(entries)
    while waiting:
        kind = waiting.pop()
        if kind not in reached:
            reached.add(kind)
            waiting += [field.of for field in tables[kind].fields if field.type == "record"]
    return set(tables) - reached
