"""表样 — which columns a sheet has: they follow from the field table of its kind of record alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jiheng.messages import message
from jiheng.record import Field, RecordTable

SPARE = 1
"""How many more columns of a list of records are offered than are filled."""

Step = tuple[str, int]
"""The label of a list of records and the number of the record in it, from 1."""


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet for one kind of record.

    ``owner`` heads a first column that names the file each record belongs to, where there are several
    files. ``elsewhere`` are fields with sheets of their own.
    """

    kind: str
    tables: Mapping[str, RecordTable]
    owner: str = ""
    elsewhere: frozenset[str] = frozenset()

    @property
    def table(self) -> RecordTable:
        """Return the field table of the kind."""
        return self.tables[self.kind]

    @property
    def title(self) -> str:
        """Return the name of the sheet."""
        return self.table.label

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields that have columns here."""
        return tuple(field for field in self.table.fields if field.name not in self.elsewhere)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its values stand in a record."""

    field: Field
    steps: tuple[Step, ...] = ()

    @property
    def path(self) -> str:
        """Return the name of the column without its unit: 指标值1·值."""
        parts = [message("workbook.step", label=label, number=number) for label, number in self.steps]
        return "".join([*parts, self.field.label])

    @property
    def header(self) -> str:
        """Return what stands over the column."""
        if not self.field.unit:
            return self.path
        return message("workbook.with_unit", label=self.path, unit=self.field.unit)


def columns_of(form: Form, shapes: Sequence[Mapping[str, object]]) -> list[Column]:
    """Return the columns that records need; lists of records get one group more than the longest."""
    return list(_columns(form.fields, form.tables, shapes, ()))


def _columns(
    fields: Sequence[Field],
    tables: Mapping[str, RecordTable],
    shapes: Sequence[Mapping[str, object]],
    steps: tuple[Step, ...],
) -> Iterator[Column]:
    for field in fields:
        if field.type != "record":
            yield Column(field, steps)
            continue
        held = [_records(shape.get(field.label)) for shape in shapes]
        longest = max((len(records) for records in held), default=0)
        for number in range(1, (max(longest, 1) + SPARE if field.many else 1) + 1):
            inner = [records[number - 1] for records in held if len(records) >= number]
            yield from _columns(tables[field.of].fields, tables, inner, (*steps, (field.label, number)))


def value_at(shape: Mapping[str, object], column: Column) -> object | None:
    """Return what a record holds in a column, or None."""
    for label, number in column.steps:
        records = _records(shape.get(label))
        if len(records) < number:
            return None
        shape = records[number - 1]
    return shape.get(column.field.label)


def _records(value: object) -> Sequence[Mapping[str, object]]:
    if value is None:
        return ()
    return (value,) if isinstance(value, Mapping) else value  # type: ignore[return-value]
