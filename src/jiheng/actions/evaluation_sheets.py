"""评价的工作表 — a ledger's evaluations in its workbook; a column names the file of each record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jiheng.diagnostic import Diagnostics
from jiheng.evaluation import Evaluation
from jiheng.evaluation.load import TABLES
from jiheng.ledger.workbook import Content, Filled, Form
from jiheng.messages import message
from jiheng.record import emit
from jiheng.yaml_source import Mapping as MappingNode
from jiheng.yaml_source import Node, Scalar, Sequence

KIND = "evaluation"
_FORBIDDEN = frozenset('/\\:*?"<>|\n\r\t')
_LONGEST_NAME = 60
_LISTS = tuple(field for field in TABLES[KIND].fields if field.type == "record")


def evaluation_forms() -> tuple[Form, ...]:
    """Return the sheets of evaluations."""
    owner = message("workbook.owner")
    first = Form(KIND, TABLES, owner, frozenset(field.name for field in _LISTS))
    return (first, *(Form(field.of, TABLES, owner) for field in _LISTS))


def evaluation_contents(evaluations: Mapping[str, Evaluation]) -> list[Content]:
    """Return the sheets of evaluations by the name of their file."""
    contents = []
    for form in evaluation_forms():
        pairs = list(_records(form, evaluations))
        shapes = [emit(record, form.kind, TABLES) for _, record in pairs]
        contents.append(Content(form, shapes, [name for name, _ in pairs]))
    return contents


def _records(form: Form, evaluations: Mapping[str, Evaluation]) -> Iterator[tuple[str, object]]:
    for name, evaluation in evaluations.items():
        if form.kind == KIND:
            yield name, evaluation
            continue
        for field in _LISTS:
            if field.of == form.kind:
                yield from ((name, record) for record in getattr(evaluation, field.name))


def evaluation_nodes(filled: Filled, diagnostics: Diagnostics) -> dict[str, MappingNode]:
    """Return the node of each evaluation by the name of its file.

    Said are records without a name, of a name that the first sheet does not have, two of one name, and
    names that no file can have.
    """
    entries: dict[str, list[tuple[Scalar, Node]]] = {}
    first: dict[str, MappingNode] = {}
    for row in filled.rows.get(KIND, ()):
        name = _name(row.owner, row.node, diagnostics)
        if name is None:
            continue
        if name in entries:
            diagnostics.error("workbook.evaluation_twice", row.node.place, name=name)
            continue
        entries[name], first[name] = list(row.node.entries), row.node
    for field in _LISTS:
        held: dict[str, list[MappingNode]] = {}
        for row in filled.rows.get(field.of, ()):
            name = _name(row.owner, row.node, diagnostics)
            if name is not None and name not in entries and KIND not in filled.unread:
                known = "、".join(entries) or message("workbook.none")
                place = row.owner.place if row.owner else row.node.place
                diagnostics.error("workbook.evaluation_unknown", place, name=name, known=known)
            elif name is not None:
                held.setdefault(name, []).append(row.node)
        for name, nodes in held.items():
            if name in entries:
                key = Scalar(field.label, False, nodes[0].place)
                entries[name].append((key, Sequence(tuple(nodes), nodes[0].place)))
    return {name: MappingNode(tuple(found), first[name].place) for name, found in entries.items()}


def _name(owner: Scalar | None, node: MappingNode, diagnostics: Diagnostics) -> str | None:
    if owner is None:
        diagnostics.error("workbook.evaluation_unnamed", node.place, label=message("workbook.owner"))
        return None
    name = owner.text
    if len(name) > _LONGEST_NAME or name.startswith(".") or not _FORBIDDEN.isdisjoint(name):
        diagnostics.error("workbook.evaluation_name", owner.place, name=name[:_LONGEST_NAME])
        return None
    return name
