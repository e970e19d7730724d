"""并入 — new records beside those of a ledger: what is new, the same, or different."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from jiheng.diagnostic import Diagnostic
from jiheng.ledger import TABLES, Fact, Ledger, Project
from jiheng.ledger.factbook import FactKey, key_of
from jiheng.messages import message
from jiheng.yaml_source import Mapping as MappingNode
from jiheng.yaml_source import Scalar

_SOURCE = "source"


@dataclass
class Merge:
    """Records of one kind after a merge; ``kept`` counts those that stayed although the new ones differ."""

    rows: list[Any]
    added: list[Any] = field(default_factory=list)
    changed: int = 0
    same: int = 0
    kept: int = 0
    remarks: list[Diagnostic] = field(default_factory=list)

    def add(self, row: Any) -> None:
        """Add a new record."""
        self.rows.append(row)
        self.added.append(row)

    def differs(self, at: int, row: Any, words: dict[str, object], *, take: bool) -> None:
        """Take the new record in the place of an old one, or keep the old one; both are told."""
        code = "mapping.changed" if take else "mapping.kept"
        self.remarks.append(Diagnostic(code, row.place, words, "note" if take else "warning"))
        if take:
            self.rows[at] = row
            self.changed += 1
        else:
            self.kept += 1


def merge_facts(ledger: Ledger, facts: Iterable[Fact], *, replace: bool) -> Merge:
    """Return a ledger's facts with further ones. A fact of the same subject and value is there already."""
    merge = Merge(list(ledger.facts))
    places: dict[FactKey, list[int]] = {}
    for at, fact in enumerate(merge.rows):
        places.setdefault(key_of(fact, ledger.header.year), []).append(at)
    for fact in facts:
        held = places.setdefault(key_of(fact, ledger.header.year), [])
        if not held:
            held.append(len(merge.rows))
            merge.add(fact)
        elif any(merge.rows[at].value.centre == fact.value.centre for at in held):
            merge.same += 1
        else:
            at = next((at for at in held if merge.rows[at].adopted), held[0])
            old = merge.rows[at]
            words: dict[str, object] = {
                "name": fact.item,
                "before": old.value,
                "was": old.source or message("workbook.none"),
                "after": fact.value,
            }
            merge.differs(at, _over(old, fact, ("value", _SOURCE)), words, take=replace)
    return merge


def merge_projects(ledger: Ledger, projects: Iterable[Project], *, replace: bool) -> Merge:
    """Return a ledger's projects with further ones; they are the same by id, or by name."""
    merge = Merge(list(ledger.projects))
    by_id = {project.id: at for at, project in enumerate(merge.rows)}
    for project in projects:
        at = by_id.get(project.id)
        if at is None:
            by_id[project.id] = len(merge.rows)
            merge.add(project)
            continue
        old = merge.rows[at]
        names = [item.name for item in TABLES["project"].fields if item.name not in ("id", _SOURCE)]
        differing = [name for name in names if (new := getattr(project, name)) and new != getattr(old, name)]
        if not differing:
            merge.same += 1
            continue
        labels = [TABLES["project"].by_name[name].label for name in differing]
        words: dict[str, object] = {
            "name": f"{project.name} {'、'.join(labels)}",
            "before": "、".join(str(getattr(old, name) or message("workbook.none")) for name in differing),
            "was": old.source or message("workbook.none"),
            "after": "、".join(str(getattr(project, name)) for name in differing),
        }
        merge.differs(at, _over(old, project, (*differing, _SOURCE)), words, take=replace)
    return merge


def _over(old: Any, new: Any, names: Sequence[str]) -> Any:
    """Return the old record with some fields, and the place, of the new one."""
    return replace(old, place=new.place, **{name: getattr(new, name) for name in names})


def with_ids(nodes: Iterable[MappingNode], ledger: Ledger) -> Iterator[MappingNode]:
    """Yield the nodes of projects; those without an id get that of the same name, or the next free one."""
    table = TABLES["project"]
    id_label, name_label = table.by_name["id"].label, table.by_name["name"].label
    by_name = {project.name: project.id for project in ledger.projects}
    taken = {project.id for project in ledger.projects}
    numbers = count(1)
    for node in nodes:
        name = node.get(name_label)
        if node.get(id_label) is not None or not isinstance(name, Scalar):
            yield node
            continue
        if name.text not in by_name:
            by_name[name.text] = next(free for number in numbers if (free := f"P{number:03}") not in taken)
        key, value = Scalar(id_label, False, node.place), Scalar(by_name[name.text], False, name.place)
        yield MappingNode(((key, value), *node.entries), node.place)
