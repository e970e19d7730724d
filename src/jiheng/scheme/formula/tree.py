"""The tree of a formula. ``start`` is the 0-based offset of the node in the formula's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property


@dataclass(frozen=True)
class Number:
    """A literal in base units: ``35万元`` is 350000 of the dimension 元; a bare number is a ratio."""

    value: Fraction
    unit: str
    text: str
    start: int

    depth = 1
    children: tuple[Node, ...] = ()

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Reference:
    """A data item, criterion or field by name, with qualifiers such as 上年末 or 一般公共预算.

    A qualifier is a pair of words for a span (``1月..12月``) and a pair of equal words otherwise.
    """

    name: str
    start: int
    qualifiers: tuple[tuple[str, str], ...] = ()
    years_back: int = 0

    depth = 1
    children: tuple[Node, ...] = ()

    @cached_property
    def key(self) -> str:
        """Return what distinguishes this reference from others: how it is written."""
        return str(self)

    def __str__(self) -> str:
        spans = (low if low == high else f"{low}..{high}" for low, high in self.qualifiers)
        text = "@".join([self.name, *spans])
        for _ in range(self.years_back):
            text = f"上年({text})"
        return text


@dataclass(frozen=True)
class Call:
    """A function with its arguments; ``name`` is the function's English name."""

    name: str
    written: str
    arguments: tuple[Node, ...]
    start: int

    @cached_property
    def depth(self) -> int:
        """Return the height of the tree below and with this node."""
        return 1 + max((item.depth for item in self.arguments), default=0)

    @property
    def children(self) -> tuple[Node, ...]:
        """Return the nodes below."""
        return self.arguments

    def __str__(self) -> str:
        return f"{self.written}({', '.join(map(str, self.arguments))})"


@dataclass(frozen=True)
class Operation:
    """An operator with one or two operands: + - × ÷ and the comparisons, 且 或 非."""

    operator: str
    operands: tuple[Node, ...]
    start: int

    @cached_property
    def depth(self) -> int:
        """Return the height of the tree below and with this node."""
        return 1 + max(item.depth for item in self.operands)

    @property
    def children(self) -> tuple[Node, ...]:
        """Return the nodes below."""
        return self.operands

    def __str__(self) -> str:
        return joined(self, [str(item) for item in self.operands])


Node = Number | Reference | Call | Operation

_LEVELS = {"或": 1, "且": 2, "=": 3, "≠": 3, "<": 3, "≤": 3, ">": 3, "≥": 3, "+": 4, "-": 4, "×": 5, "÷": 5}
_SIGN_LEVEL = 6


def _level(node: Node) -> int:
    if not isinstance(node, Operation):
        return _SIGN_LEVEL + 1
    return _SIGN_LEVEL if len(node.operands) == 1 else _LEVELS[node.operator]


def joined(node: Operation, parts: list[str]) -> str:
    """Return an operation written out, its operands given as texts, with only the brackets it needs."""
    level = _level(node)
    shown = []
    for position, (operand, text) in enumerate(zip(node.operands, parts, strict=True)):
        loose = _level(operand) < level or (_level(operand) == level and position > 0)
        shown.append(f"({text})" if loose else text)
    if len(shown) == 1:
        return f"{node.operator}{shown[0]}"
    return f"{shown[0]} {node.operator} {shown[1]}"


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all nodes below it, in the order they are written."""
    stack = [node]
    while stack:
        item = stack.pop()
        yield item
        stack.extend(reversed(item.children))
