"""式 — the arithmetic of a claim as a small tree: computed exactly, said in words, solved for one figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiheng.audit.term import Term
from jiheng.messages import message
from jiheng.quantity import Interval, Quantity, format_number, number, total

Values = Mapping[int, Quantity]
"""Figures to put in place of printed ones, by the offset of the printed figure."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A number that nobody printed: the 1 of a growth rate, the 100 of all points."""

    value: Fraction
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """``plus`` added, ``minus`` taken off; there is at least one of ``plus``."""

    plus: tuple[Node, ...]
    minus: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Product:
    """One node times another."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Quotient:
    """One node divided by another, as a plain ratio whatever the things counted are."""

    over: Node
    under: Node


Node = Term | Constant | Sum | Product | Quotient


def growth(new: Node, old: Node) -> Node:
    """Return (new − old) ÷ old, written so that ``old`` keeps its interval."""
    return Sum((Quotient(new, old),), (Constant(Fraction(1)),))


def terms(node: Node) -> Iterator[Term]:
    """Yield the printed figures of a formula from left to right."""
    match node:
        case Term():
            yield node
        case Constant():
            return
        case Sum():
            for part in (*node.plus, *node.minus):
                yield from terms(part)
        case Product():
            yield from terms(node.left)
            yield from terms(node.right)
        case Quotient():
            yield from terms(node.over)
            yield from terms(node.under)


def compute(node: Node, values: Values | None = None) -> Quantity:
    """Return the value with the interval that the printed precision allows.

    Raises:
        DiagnosticError: units differ, or a divisor may be zero (``quantity.*``).
    """
    match node:
        case Term():
            return (values or {}).get(node.at, node.quantity)
        case Constant():
            return number(node.value, node.unit)
        case Sum():
            plus = [compute(part, values) for part in node.plus]
            return total([*plus, *(-compute(part, values) for part in node.minus)])
        case Product():
            return compute(node.left, values) * compute(node.right, values)
        case Quotient():
            over, under = compute(node.over, values), compute(node.under, values)
            if over.unit.dimension != under.unit.dimension:
                over, under = _bare(over), _bare(under)
            return over / under


def _bare(quantity: Quantity) -> Quantity:
    plain = number(Fraction(0)).unit
    return Quantity(quantity.centre, plain, quantity.low, quantity.high, quantity.bound, exact=quantity.exact)


def words(node: Node, inside: bool = False) -> str:
    """Return the formula as a reader would write it: （5 － 2）＋ 5."""
    match node:
        case Term():
            return node.text.replace("\n", "")
        case Constant():
            return format_number(node.value)
        case Sum():
            said = message("audit.plus").join(words(part, True) for part in node.plus)
            said = message("audit.minus").join((said, *(words(part, True) for part in node.minus)))
            single = len(node.plus) + len(node.minus) == 1
            return message("audit.group", inner=said) if inside and not single else said
        case Product():
            return message("audit.times").join((words(node.left, True), words(node.right, True)))
        case Quotient():
            said = message("audit.divide").join((words(node.over, True), words(node.under, True)))
            return message("audit.group", inner=said) if inside else said


def solve(node: Node, wanted: Fraction, at: int) -> Fraction | None:
    """Return the value of one figure that makes the formula give ``wanted``, all else as printed.

    None if the figure stands nowhere or in more than one branch, or no value does it.
    """
    if isinstance(node, Term):
        return wanted if node.at == at else None
    holding = [child for child, _ in _children(node) if any(item.at == at for item in terms(child))]
    if len(holding) != 1:
        return None
    child = holding[0]
    inner = _inner(node, child, wanted)
    return None if inner is None else solve(child, inner, at)


def _children(node: Node) -> list[tuple[Node, int]]:
    match node:
        case Sum():
            return [(part, 1) for part in node.plus] + [(part, -1) for part in node.minus]
        case Product():
            return [(node.left, 1), (node.right, 1)]
        case Quotient():
            return [(node.over, 1), (node.under, -1)]
        case _:
            return []


def _inner(node: Node, child: Node, wanted: Fraction) -> Fraction | None:
    if isinstance(node, Sum):
        total, sign = Fraction(0), 1
        for part, direction in _children(node):
            if part is child:
                sign = direction
                continue
            value = compute(part).centre
            if value is None:
                return None
            total += direction * value
        return sign * (wanted - total)
    if isinstance(node, Quotient):
        other = compute(node.under if child is node.over else node.over).centre
        if not other:
            return None
        if child is node.over:
            return wanted * other
        return other / wanted if wanted else None
    if isinstance(node, Product):
        other = compute(node.right if child is node.left else node.left).centre
        return wanted / other if other else None
    return None


def bounds(quantity: Quantity) -> Interval:
    """Return the interval of a computed value."""
    return quantity.interval
