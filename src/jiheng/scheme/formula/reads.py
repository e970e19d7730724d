"""What a formula reads: data items, criteria, and counts or sums over the ledger's records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.scheme.formula.tree import Call, Node, Operation, Reference, walk
from jiheng.scheme.formula.types import TEXT, Scope, collection, field_type


def inputs_of(node: Node, scope: Scope) -> tuple[Reference | Call, ...]:
    """Return the references and record counts of a formula, in order; what is inside a count is left out."""
    found: dict[str, Reference | Call] = {}
    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, Reference) or (isinstance(item, Call) and _reads_rows(item, scope)):
            found[str(item)] = item
        else:
            stack.extend(reversed(item.children))
    return tuple(found.values())


def references_of(inputs: Iterable[Reference | Call], scope: Scope) -> tuple[Reference, ...]:
    """Return every data item and criterion among inputs, also those that records are compared with."""
    found: list[Reference] = []
    for item in inputs:
        if isinstance(item, Reference):
            found.append(item)
        else:
            found += _compared_with_rows(item, scope)
    return tuple(found)


def _compared_with_rows(node: Call, scope: Scope) -> Iterator[Reference]:
    table = collection(node.children[0], scope)
    if table is None:
        return
    words = {
        id(operand)
        for item in walk(node)
        if isinstance(item, Operation) and TEXT in [field_type(part, table) for part in item.operands]
        for operand in item.operands
    }
    for item in walk(node):
        if id(item) in words:
            continue
        if isinstance(item, Reference) and item.name in scope.names and item.name not in table.by_label:
            yield item


def _reads_rows(node: Call, scope: Scope) -> bool:
    if node.name in ("COUNT", "COMPLETION"):
        return True
    return node.name in ("TOTAL", "ALL") and collection(node.arguments[0], scope) is not None
