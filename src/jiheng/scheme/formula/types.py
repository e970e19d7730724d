"""What a formula gives: a number with a unit, a condition or a text; checked before anything runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from jiheng.diagnostic import DiagnosticError
from jiheng.quantity import unit_of
from jiheng.record import RecordTable, SourceText
from jiheng.scheme.formula.functions import COLLECTIONS
from jiheng.scheme.formula.lexer import error_at
from jiheng.scheme.formula.tree import Call, Node, Number, Operation, Reference

Dimension = tuple[tuple[str, int], ...]
PURE: Dimension = ()
PURE_UNITS = ("", "比率", "百分点", "分")


@dataclass(frozen=True, slots=True)
class Type:
    """``kind`` is number, condition or text; ``dimension`` is None where any unit fits."""

    kind: str
    dimension: Dimension | None = PURE


NUMBER = Type("number")
ANY_NUMBER = Type("number", None)
CONDITION = Type("condition")
TEXT = Type("text")


@dataclass(frozen=True)
class Scope:
    """What names a formula may use: data items and criteria with their types, and the ledger's records."""

    names: Mapping[str, Type]
    tables: Mapping[str, RecordTable] = field(default_factory=dict)
    qualifier_known: Callable[[str], bool] = lambda _: True


def dimension_of(unit: str) -> Dimension:
    """Return the dimension of a unit's dimension word: ``元/月`` is 元 to the power 1 and 月 to the power -1.

    Ratios, percentage points and points of a score are pure numbers.
    """
    if unit in PURE_UNITS:
        return PURE
    over, _, under = unit.partition("/")
    powers: dict[str, int] = {}
    for name in over.split("·"):
        powers[name] = powers.get(name, 0) + (name not in PURE_UNITS)
    for name in under.replace("/", "·").split("·"):
        powers[name] = powers.get(name, 0) - (name not in PURE_UNITS)
    return _sorted(powers)


def dimension_words(dimension: Dimension | None) -> str:
    """Return a dimension as a user would write it."""
    if not dimension:
        return "（无单位）"
    over = [name for name, power in dimension for _ in range(power)]
    under = [name for name, power in dimension for _ in range(-power)]
    return "/".join(["·".join(over) or "1", *under])


def type_of(node: Node, scope: Scope, source: SourceText) -> Type:
    """Return the type of a formula.

    Raises:
        DiagnosticError: a name is unknown, units do not go together, or a condition stands for a number.
    """
    return _Typing(scope, source, None).of(node)


def _sorted(powers: Mapping[str, int]) -> Dimension:
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def _combine(left: Dimension | None, right: Dimension | None, sign: int) -> Dimension | None:
    if left is None or right is None:
        return None
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + sign * power
    return _sorted(powers)


def is_zero(node: Node) -> bool:
    """Return whether a node is the bare literal 0, which fits every unit."""
    return isinstance(node, Number) and node.value == 0 and node.text == "0"


class _Typing:
    def __init__(self, scope: Scope, source: SourceText, table: RecordTable | None) -> None:
        self._scope = scope
        self._source = source
        self._table = table

    def of(self, node: Node) -> Type:
        if isinstance(node, Number):
            return Type("number", dimension_of(node.unit))
        if isinstance(node, Reference):
            return self._reference(node)
        if isinstance(node, Operation):
            return self._operation(node)
        return self._call(node)

    def _reference(self, node: Reference, *, span: bool = False) -> Type:
        field_type = self._field(node)
        if field_type is not None:
            return field_type
        known = self._scope.names.get(node.name)
        if known is None:
            raise self._unknown(node)
        for low, high in node.qualifiers:
            if low != high and not span:
                raise error_at(self._source, node.start, "formula.span_outside", name=node.name)
            for text in (low, high):
                if not self._scope.qualifier_known(text):
                    raise error_at(self._source, node.start, "formula.unknown_qualifier", text=text)
        return known

    def _unknown(self, node: Reference) -> DiagnosticError:
        names = list(self._scope.names)
        if self._table is not None:
            names += list(self._table.by_label)
        near = get_close_matches(node.name, names, n=1, cutoff=0.5)
        code = "formula.unknown_name_near" if near else "formula.unknown_name"
        return error_at(self._source, node.start, code, name=node.name, near="".join(near))

    def _field(self, node: Reference) -> Type | None:
        if self._table is None or node.qualifiers or node.years_back:
            return None
        field = self._table.by_label.get(node.name)
        if field is None:
            return None
        if field.type == "yes_no":
            return CONDITION
        if field.type == "decimal":
            return NUMBER
        if field.type not in ("quantity", "figure"):
            return TEXT
        return Type("number", dimension_of(unit_of(field.unit).dimension)) if field.unit else ANY_NUMBER

    def _number(self, node: Node, *, span: bool = False) -> Type:
        found = self._reference(node, span=span) if isinstance(node, Reference) else self.of(node)
        if found.kind != "number":
            raise error_at(self._source, node.start, "formula.not_a_number", position=node.start + 1)
        return found

    def _condition(self, node: Node) -> Type:
        if self.of(node).kind != "condition":
            raise error_at(self._source, node.start, "formula.not_a_condition", position=node.start + 1)
        return CONDITION

    def _operation(self, node: Operation) -> Type:
        if node.operator in ("且", "或"):
            for operand in node.operands:
                self._condition(operand)
            return CONDITION
        if len(node.operands) == 1:
            return self._number(node.operands[0])
        if node.operator in ("=", "≠") and self._compares_text(node):
            return CONDITION
        left, right = (self._number(operand) for operand in node.operands)
        if node.operator == "×":
            return Type("number", _combine(left.dimension, right.dimension, 1))
        if node.operator == "÷":
            return Type("number", _combine(left.dimension, right.dimension, -1))
        same = self._same(node.operands, node.operator)
        return same if node.operator in ("+", "-") else CONDITION

    def _compares_text(self, node: Operation) -> bool:
        fields = [self._field(item) if isinstance(item, Reference) else None for item in node.operands]
        if TEXT not in fields:
            return False
        if not all(isinstance(item, Reference) for item in node.operands):
            raise error_at(self._source, node.start, "formula.not_text")
        return True

    def _same(self, nodes: tuple[Node, ...], operation: str, *, span: bool = False) -> Type:
        first: tuple[Node, Type] | None = None
        for node in nodes:
            found = self._number(node, span=span)
            if is_zero(node) or found.dimension is None:
                continue
            if first is not None and found.dimension != first[1].dimension:
                raise error_at(
                    self._source,
                    node.start,
                    "formula.units_differ",
                    left=first[0],
                    left_unit=dimension_words(first[1].dimension),
                    right=node,
                    right_unit=dimension_words(found.dimension),
                    operation=f"用「{operation}」放在一起",
                )
            first = first or (node, found)
        return first[1] if first else self._number(nodes[0], span=span)

    def _call(self, node: Call) -> Type:
        handlers: dict[str, Callable[[Call], Type]] = {
            "IF": self._if,
            "ROUND": self._round,
            "ABS": lambda call: self._number(call.arguments[0]),
            "AND": self._conditions,
            "OR": self._conditions,
            "NOT": self._conditions,
            "ALL": self._all,
            "COUNT": self._count,
            "TOTAL": self._total,
            "COMPLETION": lambda _: NUMBER,
        }
        handler = handlers.get(node.name)
        if handler is not None:
            return handler(node)
        spans = node.name in ("AVERAGE", "SUM", "MIN", "MAX")
        return self._same(node.arguments, node.written, span=spans)

    def _if(self, node: Call) -> Type:
        self._condition(node.arguments[0])
        if self.of(node.arguments[1]).kind == "condition":
            return self._condition(node.arguments[2])
        return self._same(node.arguments[1:], node.written)

    def _round(self, node: Call) -> Type:
        places = node.arguments[1]
        if (
            not isinstance(places, Number)
            or places.text.strip().isdigit() is False
            or places.value not in range(11)
        ):
            raise error_at(self._source, node.start, "formula.round_places")
        return self._number(node.arguments[0])

    def _conditions(self, node: Call) -> Type:
        for argument in node.arguments:
            self._condition(argument)
        return CONDITION

    def _collection(self, node: Node) -> RecordTable | None:
        if not isinstance(node, Reference):
            return None
        kind = COLLECTIONS.get(node.name)
        return self._scope.tables.get(kind) if kind else None

    def _rows(self, node: Node) -> _Typing:
        table = self._collection(node)
        if table is None:
            known = "、".join(COLLECTIONS)
            raise error_at(self._source, node.start, "formula.unknown_collection", name=node, known=known)
        return _Typing(self._scope, self._source, table)

    def _all(self, node: Call) -> Type:
        if self._collection(node.arguments[0]) is None:
            return self._conditions(node)
        rows = self._rows(node.arguments[0])
        for argument in node.arguments[1:]:
            rows._condition(argument)
        return CONDITION

    def _count(self, node: Call) -> Type:
        rows = self._rows(node.arguments[0])
        for argument in node.arguments[1:]:
            rows._condition(argument)
        return Type("number", None)

    def _total(self, node: Call) -> Type:
        if len(node.arguments) == 1:
            return self._number(node.arguments[0])
        rows = self._rows(node.arguments[0])
        found = rows._number(node.arguments[1])
        for argument in node.arguments[2:]:
            rows._condition(argument)
        return found
