"""数据项字典 — the named figures that rules refer to, found by name or by any city's alias."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from jiheng.diagnostic import Diagnostics
from jiheng.ledger.kinds import TABLES
from jiheng.ledger.records import DataItem
from jiheng.record import Builder
from jiheng.yaml_source import Node, read_text


class Dictionary:
    """Data items by name and alias.

    A later item takes the place of an earlier one of the same name, and its aliases too; a name stands
    before an alias, and an alias belongs to the item that had it first.
    """

    def __init__(self, items: Iterable[DataItem], base: Dictionary | None = None) -> None:
        self._items: dict[str, DataItem] = dict(base._items) if base else {}
        self._owners: dict[str, str] = dict(base._owners) if base else {}
        for item in items:
            self._items[item.name] = item
            for alias in (*item.aliases, item.name):
                self._owners.setdefault(alias, item.name)
        named = {alias: self._items[owner] for alias, owner in self._owners.items()}
        self._by_name = {**named, **self._items}

    def __iter__(self) -> Iterator[DataItem]:
        return iter(self._items.values())

    def get(self, name: str) -> DataItem | None:
        """Return the item of a name or alias, or None."""
        return self._by_name.get(name)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name and alias."""
        return tuple(self._by_name)

    def near(self, name: str) -> str:
        """Return the known name most like the one given, or an empty text."""
        return "".join(get_close_matches(name, self._by_name, n=1, cutoff=0.5))

    def extended(self, items: Iterable[DataItem]) -> Dictionary:
        """Return a dictionary with further items, which stand before those of the same name."""
        return Dictionary(items, base=self)


def build_items(node: Node | None, diagnostics: Diagnostics) -> list[DataItem]:
    """Return the data items of a list node; mistakes go to ``diagnostics``."""
    return Builder(TABLES, {"item": DataItem}, diagnostics).build_all(node, "item")


@cache
def standard_dictionary() -> Dictionary:
    """Return the dictionary that comes with the product.

    Raises:
        DiagnosticError: the dictionary's file is damaged.
    """
    diagnostics = Diagnostics()
    text = files(__package__).joinpath("items.yaml").read_text(encoding="utf-8")
    items = build_items(read_text(text, file="items.yaml"), diagnostics)
    diagnostics.raise_errors()
    return Dictionary(items)
