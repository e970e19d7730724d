"""方案文件的文字 — a scheme's record as the text of its file, whole numbers without quotation marks."""

from __future__ import annotations

from typing import Any

from jiheng.record import Field, emit
from jiheng.scheme.load import TABLES
from jiheng.scheme.records import SchemeRecord
from jiheng.yaml_source import dump_yaml


def scheme_text(record: SchemeRecord) -> str:
    """Return the text of the scheme file of a record."""
    return dump_yaml(_tidy(emit(record, "scheme", TABLES), "scheme"))


def _tidy(shape: dict[str, Any], kind: str) -> dict[str, Any]:
    fields = TABLES[kind].by_label
    return {label: _value(value, fields[label]) for label, value in shape.items()}


def _value(value: Any, field: Field) -> Any:
    if field.type == "record":
        rows = [_tidy(row, field.of) for row in value] if field.many else None
        return rows if rows is not None else _tidy(value, field.of)
    if field.type == "points_by_name":
        return {name: _number(points) for name, points in value.items()}
    return _number(value) if field.type == "decimal" else value


def _number(text: str) -> str | int:
    return int(text) if text.removeprefix("-").isdecimal() else text
