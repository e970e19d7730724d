"""From a tree to a function of a context: exact rationals, and absence that propagates."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol, cast

from jiheng.quantity import half_up
from jiheng.record import RecordTable, SourceText
from jiheng.scheme.formula.functions import COLLECTIONS
from jiheng.scheme.formula.missing import Missing, absent
from jiheng.scheme.formula.tree import Call, Node, Number, Operation, Reference, walk
from jiheng.scheme.formula.types import Scope, Type, type_of

Value = Fraction | bool | str | Missing


class Row(Protocol):
    """One record of the ledger, as a formula sees it."""

    def field(self, label: str) -> Value:
        """Return the value of a field by its label."""
        ...


class Context(Protocol):
    """Where a formula finds its values."""

    def lookup(self, reference: Reference) -> Value:
        """Return the value of a data item or criterion."""
        ...

    def span(self, reference: Reference) -> Sequence[Value]:
        """Return the values of a data item over the periods of its qualifier."""
        ...

    def rows(self, kind: str) -> Sequence[Row]:
        """Return the ledger's records of a kind."""
        ...

    def total(self, reference: Reference) -> Value:
        """Return the sum of a data item over the department's units."""
        ...

    def completion(self, category: str) -> Value:
        """Return the mean completion of the indicators of a category, each at most 1."""
        ...


Evaluate = Callable[[Context], Value]
_Inner = Callable[[Context, Row | None], Value]


@dataclass(frozen=True)
class Compiled:
    """A formula ready to run; ``inputs`` are the references and record counts it reads, in order."""

    source: SourceText
    node: Node
    type: Type
    inputs: tuple[Reference | Call, ...]
    evaluate: Evaluate

    def __str__(self) -> str:
        return self.source.text


def compile_formula(node: Node, scope: Scope, source: SourceText) -> Compiled:
    """Type a tree and return it ready to run.

    Raises:
        DiagnosticError: see `type_of`.
    """
    found = type_of(node, scope, source)
    inner = _Compiler(scope).compile(node, None)
    return Compiled(source, node, found, _inputs(node, scope), lambda context: inner(context, None))


def _inputs(node: Node, scope: Scope) -> tuple[Reference | Call, ...]:
    found: dict[str, Reference | Call] = {}
    skipped: set[int] = set()
    for item in walk(node):
        if id(item) in skipped:
            skipped.update(id(child) for child in item.children)
        elif isinstance(item, Reference):
            found[str(item)] = item
        elif isinstance(item, Call) and _reads_rows(item, scope):
            found[str(item)] = item
            skipped.update(id(child) for child in item.children)
    return tuple(found.values())


def _reads_rows(node: Call, scope: Scope) -> bool:
    if node.name in ("COUNT", "COMPLETION"):
        return True
    return node.name in ("TOTAL", "ALL") and _table(node.arguments[0], scope) is not None


def _table(node: Node, scope: Scope) -> RecordTable | None:
    kind = COLLECTIONS.get(node.name) if isinstance(node, Reference) else None
    return scope.tables.get(kind) if kind else None


_COMPARE: dict[str, Callable[[object, object], bool]] = {
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,  # type: ignore[dict-item]
    "≤": operator.le,  # type: ignore[dict-item]
    ">": operator.gt,  # type: ignore[dict-item]
    "≥": operator.ge,  # type: ignore[dict-item]
}
_ARITHMETIC: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "×": operator.mul,
}


class _Compiler:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def compile(self, node: Node, table: RecordTable | None) -> _Inner:
        if isinstance(node, Number):
            value = node.value
            return lambda _context, _row: value
        if isinstance(node, Reference):
            return self._reference(node, table)
        if isinstance(node, Operation):
            return self._operation(node, table)
        return self._call(node, table)

    def _reference(self, node: Reference, table: RecordTable | None) -> _Inner:
        plain = not node.qualifiers and not node.years_back
        if table is not None and plain and node.name in table.by_label:
            label = node.name
            return lambda _context, row: cast(Row, row).field(label)
        return lambda context, _row: context.lookup(node)

    def _operation(self, node: Operation, table: RecordTable | None) -> _Inner:
        if node.operator in ("且", "或"):
            parts = [self.compile(item, table) for item in node.operands]
            return _all_of(parts) if node.operator == "且" else _any_of(parts)
        if len(node.operands) == 1:
            only = self.compile(node.operands[0], table)
            sign = -1 if node.operator == "-" else 1
            return _mapped(only, lambda value: value * sign)
        left, right = node.operands
        if node.operator in ("=", "≠"):
            text = self._text_comparison(node, table)
            if text is not None:
                return text
        first, second = self.compile(left, table), self.compile(right, table)
        if node.operator == "÷":
            return _divided(first, second, str(right))
        combine = _ARITHMETIC.get(node.operator) or _COMPARE[node.operator]
        return _combined(first, second, cast("Callable[[Value, Value], Value]", combine))

    def _text_comparison(self, node: Operation, table: RecordTable | None) -> _Inner | None:
        if table is None:
            return None
        names = [item.name for item in node.operands if isinstance(item, Reference)]
        labels = [name for name in names if name in table.by_label]
        if len(names) != 2 or not labels:
            return None
        label = labels[0]
        other = names[1] if names[0] == label else names[0]
        equal = node.operator == "="
        if other in table.by_label:
            return lambda _context, row: (cast(Row, row).field(label) == cast(Row, row).field(other)) is equal
        return lambda _context, row: (cast(Row, row).field(label) == other) is equal

    def _call(self, node: Call, table: RecordTable | None) -> _Inner:
        if node.name in ("MIN", "MAX", "SUM", "AVERAGE"):
            return _reduced(node.name, self._spread(node.arguments, table))
        if node.name in ("AND", "OR"):
            parts = [self.compile(item, table) for item in node.arguments]
            return _all_of(parts) if node.name == "AND" else _any_of(parts)
        if node.name in ("COUNT", "TOTAL", "ALL"):
            return self._over_rows(node, table)
        if node.name == "COMPLETION":
            category = str(node.arguments[0])
            return lambda context, _row: context.completion(category)
        return self._simple(node, [self.compile(item, table) for item in node.arguments])

    def _simple(self, node: Call, parts: list[_Inner]) -> _Inner:
        if node.name == "IF":
            return _if(*parts)
        if node.name == "NOT":
            return _mapped(parts[0], operator.not_)
        if node.name == "ABS":
            return _mapped(parts[0], abs)
        if node.name == "ROUND":
            places = node.arguments[1]
            assert isinstance(places, Number)
            digits = int(places.value)
            return _mapped(parts[0], lambda value: Fraction(half_up(value, digits)))
        return _if_missing(*parts)

    def _spread(
        self, nodes: tuple[Node, ...], table: RecordTable | None
    ) -> list[Callable[[Context, Row | None], Sequence[Value]]]:
        spread: list[Callable[[Context, Row | None], Sequence[Value]]] = []
        for node in nodes:
            if isinstance(node, Reference) and any(low != high for low, high in node.qualifiers):
                spread.append(_span(node))
            else:
                spread.append(_alone(self.compile(node, table)))
        return spread

    def _over_rows(self, node: Call, table: RecordTable | None) -> _Inner:
        first = node.arguments[0]
        rows_of = _table(first, self._scope)
        if rows_of is None:
            if node.name == "ALL":
                return _all_of([self.compile(item, table) for item in node.arguments])
            assert isinstance(first, Reference)
            return lambda context, _row: context.total(first)
        kind, label = rows_of.kind, rows_of.label
        parts = [self.compile(item, rows_of) for item in node.arguments[1:]]
        if node.name == "ALL":
            return _every_row(kind, label, _all_of(parts))
        if node.name == "COUNT":
            return _row_sum(kind, label, lambda _context, _row: Fraction(1), parts)
        return _row_sum(kind, label, parts[0], parts[1:])


def _alone(part: _Inner) -> Callable[[Context, Row | None], Sequence[Value]]:
    return lambda context, row: (part(context, row),)


def _span(node: Reference) -> Callable[[Context, Row | None], Sequence[Value]]:
    return lambda context, _row: context.span(node)


def _absence(*values: Value) -> Missing:
    missing = absent(*values)
    assert missing is not None
    return missing


def _mapped(part: _Inner, change: Callable[[Fraction], Value]) -> _Inner:
    def run(context: Context, row: Row | None) -> Value:
        value = part(context, row)
        return value if isinstance(value, Missing) else change(cast(Fraction, value))

    return run


def _combined(left: _Inner, right: _Inner, combine: Callable[[Value, Value], Value]) -> _Inner:
    def run(context: Context, row: Row | None) -> Value:
        first, second = left(context, row), right(context, row)
        if isinstance(first, Missing) or isinstance(second, Missing):
            return _absence(first, second)
        return combine(first, second)

    return run


def _divided(left: _Inner, right: _Inner, divisor: str) -> _Inner:
    def run(context: Context, row: Row | None) -> Value:
        first: Any = left(context, row)
        second: Any = right(context, row)
        if isinstance(first, Missing) or isinstance(second, Missing):
            return _absence(first, second)
        if not second:
            return Missing.because("score.division_by_zero", divisor=divisor)
        quotient: Fraction = first / second
        return quotient

    return run


def _all_of(parts: Sequence[_Inner]) -> _Inner:
    def run(context: Context, row: Row | None) -> Value:
        values = [part(context, row) for part in parts]
        if any(value is False for value in values):
            return False
        return absent(*values) or True

    return run


def _any_of(parts: Sequence[_Inner]) -> _Inner:
    def run(context: Context, row: Row | None) -> Value:
        values = [part(context, row) for part in parts]
        if any(value is True for value in values):
            return True
        return absent(*values) or False

    return run


def _if(condition: _Inner, then: _Inner, otherwise: _Inner) -> _Inner:
    def run(context: Context, row: Row | None) -> Value:
        holds = condition(context, row)
        if isinstance(holds, Missing):
            return holds
        return then(context, row) if holds else otherwise(context, row)

    return run


def _if_missing(part: _Inner, instead: _Inner) -> _Inner:
    def run(context: Context, row: Row | None) -> Value:
        value = part(context, row)
        return instead(context, row) if isinstance(value, Missing) else value

    return run


def _reduced(name: str, parts: Sequence[Callable[[Context, Row | None], Sequence[Value]]]) -> _Inner:
    def run(context: Context, row: Row | None) -> Value:
        values = [value for part in parts for value in part(context, row)]
        missing = absent(*values)
        if missing is not None:
            return missing
        numbers = cast("list[Fraction]", values)
        if name == "MIN":
            return min(numbers)
        if name == "MAX":
            return max(numbers)
        total = sum(numbers, Fraction(0))
        return total / len(numbers) if name == "AVERAGE" else total

    return run


def _every_row(kind: str, label: str, condition: _Inner) -> _Inner:
    def run(context: Context, _row: Row | None) -> Value:
        rows = context.rows(kind)
        if not rows:
            return Missing.because("score.no_rows", name=label)
        values = [condition(context, item) for item in rows]
        if any(value is False for value in values):
            return False
        return absent(*values) or True

    return run


def _row_sum(kind: str, label: str, amount: _Inner, conditions: Sequence[_Inner]) -> _Inner:
    counted = _all_of(conditions)

    def run(context: Context, _row: Row | None) -> Value:
        rows = context.rows(kind)
        if not rows:
            return Missing.because("score.no_rows", name=label)
        total = Fraction(0)
        missing: Missing | None = None
        for item in rows:
            holds = counted(context, item)
            value = amount(context, item) if holds is True else Fraction(0)
            gap = absent(holds, value)
            if gap is not None:
                missing = gap if missing is None else missing | gap
            else:
                total += cast(Fraction, value)
        return missing if missing is not None else total

    return run
