"""两个方案的差别 — criterion by criterion, in the words of the scheme file."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.messages import message
from jiheng.record import emit
from jiheng.scheme.load import TABLES
from jiheng.scheme.scheme import Scheme, SchemeNode


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: where (a criterion's id, or 方案), which field, and both values; None is absent."""

    where: str
    name: str
    label: str
    before: str | None
    after: str | None


def diff_schemes(before: Scheme, after: Scheme) -> tuple[Difference, ...]:
    """Return the differences from one scheme to another; criteria are matched by id."""
    found = _fields(message("scheme.whole"), "", _head(before), _head(after))
    old, new = _criteria(before), _criteria(after)
    for criterion in [*old, *(item for item in new if item not in old)]:
        if criterion not in new:
            name = old[criterion].record.name
            found.append(Difference(criterion, name, message("scheme.criterion"), name, None))
        elif criterion not in old:
            name = new[criterion].record.name
            found.append(Difference(criterion, name, message("scheme.criterion"), None, name))
        else:
            name = new[criterion].record.name
            found += _fields(criterion, name, _own(before, old[criterion]), _own(after, new[criterion]))
    return tuple(found)


def _criteria(scheme: Scheme) -> dict[str, SchemeNode]:
    return {node.record.id: node for node in scheme.nodes}


def _head(scheme: Scheme) -> dict[str, object]:
    shape = emit(scheme.record, "scheme", TABLES)
    shape.pop(TABLES["scheme"].by_name["criteria"].label)
    return shape


def _own(scheme: Scheme, node: SchemeNode) -> dict[str, object]:
    shape = emit(node.record, "criterion", TABLES)
    shape.pop(TABLES["criterion"].by_name["children"].label, None)
    if node.parent is not None:
        shape[message("scheme.parent")] = scheme.nodes[node.parent].record.id
    return shape


def _fields(where: str, name: str, old: dict[str, object], new: dict[str, object]) -> list[Difference]:
    labels = [*old, *(label for label in new if label not in old)]
    return [
        Difference(where, name, label, _words(old.get(label)), _words(new.get(label)))
        for label in labels
        if old.get(label) != new.get(label)
    ]


def _words(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, dict):
        return "，".join(f"{key} {_words(item)}" for key, item in value.items())
    if isinstance(value, list):
        return "；".join(_words(item) or "" for item in value)
    return str(value)
