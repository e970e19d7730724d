"""两个方案的差别 — criterion by criterion, in the words of the scheme file."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.record import emit
from jiheng.scheme.load import TABLES
from jiheng.scheme.records import Criterion
from jiheng.scheme.scheme import Scheme


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
    found = _fields("方案", "", _head(before), _head(after))
    old, new = _criteria(before), _criteria(after)
    for criterion in [*old, *(item for item in new if item not in old)]:
        if criterion not in new:
            found.append(Difference(criterion, old[criterion].name, "指标", old[criterion].name, None))
        elif criterion not in old:
            found.append(Difference(criterion, new[criterion].name, "指标", None, new[criterion].name))
        else:
            found += _fields(criterion, new[criterion].name, _own(old[criterion]), _own(new[criterion]))
    return tuple(found)


def _criteria(scheme: Scheme) -> dict[str, Criterion]:
    return {node.record.id: node.record for node in scheme.nodes}


def _head(scheme: Scheme) -> dict[str, object]:
    shape = emit(scheme.record, "scheme", TABLES)
    return {label: value for label, value in shape.items() if label != "指标"}


def _own(criterion: Criterion) -> dict[str, object]:
    shape = emit(criterion, "criterion", TABLES)
    return {label: value for label, value in shape.items() if label != "下级"}


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
