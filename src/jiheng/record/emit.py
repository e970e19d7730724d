"""From records back to the plain data that a file holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields

from jiheng.record.table import Field, RecordTable
from jiheng.record.values import written


def emit(record: object, kind: str, tables: Mapping[str, RecordTable]) -> dict[str, object]:
    """Return a record as labels and written values; fields left at their default are omitted."""
    shape: dict[str, object] = {}
    defaults = {item.name: item.default for item in fields(record) if item.default is not MISSING}  # type: ignore[arg-type]
    for field in tables[kind].fields:
        value = getattr(record, field.name)
        if value != defaults.get(field.name):
            shape[field.label] = _plain(value, field, tables)
    return shape


def _plain(value: object, field: Field, tables: Mapping[str, RecordTable]) -> object:
    if field.many:
        assert isinstance(value, tuple)
        return [_single(item, field, tables) for item in value]
    return _single(value, field, tables)


def _single(value: object, field: Field, tables: Mapping[str, RecordTable]) -> object:
    if field.type == "record":
        return emit(value, field.of, tables)
    if field.type == "points_by_name":
        assert isinstance(value, tuple)
        return {name: written(points) for name, points in value}
    return written(value)
