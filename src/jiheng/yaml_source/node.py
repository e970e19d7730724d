"""The three kinds of node in a YAML file, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.place import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; ``plain`` says that it stood without quotation marks."""

    text: str
    plain: bool
    place: Place

    @property
    def is_empty(self) -> bool:
        """Return whether nothing, ``~`` or ``null`` was written."""
        return self.plain and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping
