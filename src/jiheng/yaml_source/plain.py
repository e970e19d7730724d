"""From plain data (JSON read back) to nodes, without a detour over text."""

from __future__ import annotations

from collections.abc import Mapping as Table

from jiheng.diagnostic import fail
from jiheng.place import Place
from jiheng.yaml_source.node import Mapping, Node, Scalar, Sequence
from jiheng.yaml_source.read import MAXIMUM_DEPTH


def node_of(value: object, *, file: str) -> Node:
    """Return nested dicts, lists, texts and whole numbers as nodes; ``file`` is their only place.

    Raises:
        DiagnosticError: it nests deeper than 60 levels (``yaml.too_deep``).
        TypeError: it holds something else, such as a float, or a key that is no text.
    """
    return _node(value, Place(file=file), 0)


def _node(value: object, place: Place, depth: int) -> Node:
    if isinstance(value, str):
        return Scalar(value, False, place)
    if isinstance(value, int) and not isinstance(value, bool):
        return Scalar(str(value), True, place)
    if depth >= MAXIMUM_DEPTH:
        raise fail("yaml.too_deep", place, limit=MAXIMUM_DEPTH)
    if isinstance(value, list):
        return Sequence(tuple(_node(item, place, depth + 1) for item in value), place)
    if isinstance(value, Table):
        return Mapping(
            tuple((_key(key, place), _node(item, place, depth + 1)) for key, item in value.items()), place
        )
    raise TypeError(type(value).__name__)


def _key(key: object, place: Place) -> Scalar:
    if not isinstance(key, str):
        raise TypeError(type(key).__name__)
    return Scalar(key, False, place)
