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
from jiheng.yaml_source import read_text


class Dictionary:
    """Data items by name and alias; later ones stand before earlier ones of the same name."""

    def __init__(self, items: Iterable[DataItem]) -> None:
        self._by_name: dict[str, DataItem] = {}
        self._items: dict[str, DataItem] = {}
        for item in items:
            self._items[item.name] = item
            self._by_name[item.name] = item
            for alias in item.aliases:
                self._by_name.setdefault(alias, item)

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
        return Dictionary([*self, *items])


def read_items(text: str, file: str, diagnostics: Diagnostics) -> list[DataItem]:
    """Return the data items of a YAML text; mistakes go to ``diagnostics``."""
    builder = Builder(TABLES, {"item": DataItem}, diagnostics)
    return builder.build_all(read_text(text, file=file), "item")


@cache
def standard_dictionary() -> Dictionary:
    """Return the dictionary that comes with the product.

    Raises:
        DiagnosticError: the dictionary's file is damaged.
    """
    diagnostics = Diagnostics()
    text = files(__package__).joinpath("items.yaml").read_text(encoding="utf-8")
    items = read_items(text, "items.yaml", diagnostics)
    diagnostics.raise_errors()
    return Dictionary(items)
