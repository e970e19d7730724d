"""What a record consists of, read from a table that a person can edit."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in code, its label for users, its type and rules.

    ``of`` names the record kind of a ``record`` field, or the kind that a ``reference`` points to. ``unit``
    is the unit of a ``quantity`` field: a bare number is read in it, and another dimension is a mistake.
    ``many`` says that a list of such values is held.
    """

    name: str
    label: str
    type: str
    help: str
    required: bool = False
    many: bool = False
    choices: tuple[str, ...] = ()
    of: str = ""
    unit: str = ""


@dataclass(frozen=True)
class RecordTable:
    """One kind of record. ``identity`` are the fields that no two records may share."""

    kind: str
    label: str
    help: str
    fields: tuple[Field, ...]
    identity: tuple[str, ...] = ()

    @cached_property
    def by_label(self) -> dict[str, Field]:
        """Return the fields by the label that users write."""
        return {field.label: field for field in self.fields}

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Return the fields by their name in code."""
        return {field.name: field for field in self.fields}


def load_tables(text: str) -> dict[str, RecordTable]:
    """Return the record tables of a TOML text by kind."""
    return {kind: _table(kind, entry) for kind, entry in tomllib.loads(text).items()}


def _table(kind: str, entry: dict[str, object]) -> RecordTable:
    fields = entry["fields"]
    identity = entry.get("identity", [])
    assert isinstance(fields, dict)
    assert isinstance(identity, list)
    return RecordTable(
        kind=kind,
        label=str(entry["label"]),
        help=str(entry["help"]),
        fields=tuple(_field(name, settings) for name, settings in fields.items()),
        identity=tuple(identity),
    )


def _field(name: str, settings: dict[str, object]) -> Field:
    choices = settings.pop("choices", [])
    assert isinstance(choices, list)
    return Field(name=name, choices=tuple(choices), **settings)  # type: ignore[arg-type]
