"""版面 — which field of a scheme stands on which sheet; both directions read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.messages import message
from jiheng.record import Field, RecordTable
from jiheng.scheme.load import TABLES

INNER = "·"
TREE = TABLES["scheme"].by_name["criteria"]
NAME = TABLES["criterion"].by_name["name"]
CHILDREN = TABLES["criterion"].by_name["children"]


class HeadLine(NamedTuple):
    """A line of the first sheet: a field of the scheme, or ``inner`` of a record that it has once."""

    label: str
    field: Field
    inner: Field | None

    @property
    def shown(self) -> Field:
        """Return the field whose value stands in the line."""
        return self.inner or self.field


def head_lines() -> Iterator[HeadLine]:
    """Yield the lines of the first sheet."""
    for field in TABLES["scheme"].fields:
        if field.type == "record" and not field.many:
            for inner in TABLES[field.of].fields:
                yield HeadLine(field.label + INNER + inner.label, field, inner)
        elif field.type not in ("record", "points_by_name"):
            yield HeadLine(field.label, field, None)


def lists() -> Iterator[Field]:
    """Yield the fields of a scheme that have a sheet of their own, apart from the tree."""
    for field in TABLES["scheme"].fields:
        if field.type == "points_by_name" or (field.type == "record" and field.many and field is not TREE):
            yield field


def table_of(field: Field) -> RecordTable:
    """Return the table of the records on a sheet; names with points stand in two columns."""
    if field.type == "record":
        return TABLES[field.of]
    name = Field("name", message("scheme.sheet_name"), "text", message("scheme.sheet_name_help"), True)
    points = Field("points", message("scheme.sheet_points"), "decimal", field.help, True)
    return RecordTable(field.name, field.label, field.help, (name, points))


def tree_fields() -> tuple[Field, ...]:
    """Return the columns of the tree's sheet behind those of the levels."""
    return tuple(field for field in TABLES["criterion"].fields if field not in (NAME, CHILDREN))


def level_label(level: int) -> str:
    """Return the head of a level's column: 一级, 二级 …; levels count from 1."""
    words = message("scheme.sheet_levels").split("、")
    number = words[level - 1] if level <= len(words) else str(level)
    return message("scheme.sheet_level", number=number)


def level_of(label: str) -> int | None:
    """Return the level of a column's head, or None for another column."""
    from jiheng.yaml_source.read import MAXIMUM_DEPTH

    return next((level for level in range(1, MAXIMUM_DEPTH) if level_label(level) == label), None)
