"""What a ledger's records must agree on: identities, references, adopted values, dates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from jiheng.diagnostic import Diagnostics
from jiheng.ledger.dictionary import Dictionary
from jiheng.ledger.factbook import FactKey, key_of
from jiheng.ledger.kinds import COLLECTIONS, TABLES
from jiheng.ledger.ledger import Ledger
from jiheng.ledger.records import Fact, Indicator, Target
from jiheng.record import Field, Unfinished, check_identities, line_words

_ID = "id"


def check_records(
    ledger: Ledger,
    dictionary: Dictionary,
    diagnostics: Diagnostics,
    *,
    unfinished: Mapping[str, Sequence[Unfinished]] = MappingProxyType({}),
) -> None:
    """Report what does not go together in a ledger.

    ``unfinished`` are the records that were left out, for each kind of which any were; an empty list says
    that the kind could not be read at all. Their ids count and their references are looked up like others.
    """
    rows = {kind: _in_order(ledger.rows(kind), unfinished.get(kind, ())) for kind in COLLECTIONS}
    for kind in COLLECTIONS:
        check_identities(rows[kind], TABLES[kind], diagnostics)
        _references(
            rows, kind, diagnostics, {kind for kind in unfinished if not _ids_known(unfinished[kind])}
        )
    _facts(ledger, diagnostics)
    for indicator in ledger.indicators:
        _targets(indicator, diagnostics)
    _parents(ledger, diagnostics)
    _aliases(ledger, dictionary, diagnostics)


def _in_order(rows: Sequence[Any], unfinished: Sequence[Unfinished]) -> Sequence[Any]:
    if not unfinished:
        return rows
    return sorted((*rows, *unfinished), key=lambda row: (row.place.row or 0, row.place.line or 0))


def _ids_known(unfinished: Sequence[Unfinished]) -> bool:
    return bool(unfinished) and all(_ID in row.values for row in unfinished)


def _references(
    rows: Mapping[str, Sequence[Any]], kind: str, diagnostics: Diagnostics, unsure: Collection[str]
) -> None:
    """Report references to nothing; those to a kind whose ids are not all known may well be right."""
    fields = [field for field in TABLES[kind].fields if field.type == "reference" and field.of not in unsure]
    for field in fields:
        known = {_value(row, _ID) for row in rows[field.of]}
        for row in rows[kind]:
            for target in _targets_of(row, field):
                if target and target not in known:
                    diagnostics.error(
                        "ledger.unknown_reference",
                        row.place,
                        label=field.label,
                        id=target,
                        kind=TABLES[field.of].label,
                        file=f"{COLLECTIONS[field.of]}.yaml",
                    )


def _value(row: Any, name: str) -> Any:
    return row.values.get(name) if isinstance(row, Unfinished) else getattr(row, name, None)


def _targets_of(row: Any, field: Field) -> Iterable[str]:
    value = _value(row, field.name)
    return (value or ()) if field.many else (value,)


def _facts(ledger: Ledger, diagnostics: Diagnostics) -> None:
    groups: dict[FactKey, list[Fact]] = {}
    for fact in ledger.facts:
        groups.setdefault(key_of(fact, ledger.header.year), []).append(fact)
    for group in groups.values():
        if len(group) > 1:
            _adopted(group, diagnostics, group[0].item, "ledger.no_fact_adopted")


def _adopted(
    group: list[Fact] | list[Target], diagnostics: Diagnostics, name: str, nothing_adopted: str
) -> None:
    adopted = [item for item in group if item.adopted]
    where = "、".join(line_words(item.place) for item in group)
    if not adopted:
        diagnostics.error(nothing_adopted, group[-1].place, name=name, places=where)
    elif len(adopted) > 1:
        diagnostics.error("ledger.several_adopted", adopted[1].place, name=name, places=where)
    elif not adopted[0].reason:
        diagnostics.error("ledger.no_reason", adopted[0].place, name=name)


def _targets(indicator: Indicator, diagnostics: Diagnostics) -> None:
    if len(indicator.targets) > 1:
        _adopted(list(indicator.targets), diagnostics, indicator.name, "ledger.no_target_adopted")


def _parents(ledger: Ledger, diagnostics: Diagnostics) -> None:
    parents = {project.id: project.parent for project in ledger.projects}
    for project in ledger.projects:
        above, seen = project.parent, set[str]()
        while above and above != project.id and above not in seen:
            seen.add(above)
            above = parents.get(above, "")
        if above and above == project.id:
            diagnostics.error("ledger.parent_circle", project.place, name=project.name)


def _aliases(ledger: Ledger, dictionary: Dictionary, diagnostics: Diagnostics) -> None:
    """Report a name or alias with two meanings; an item of the same name is meant to be defined anew."""
    for item in ledger.items:
        owner = dictionary.owner(item.name)
        if owner != item.name:
            diagnostics.error("ledger.name_taken", item.place, name=item.name, other=owner)
        for alias in item.aliases:
            other = dictionary.get(alias)
            if other is not None and other.name != item.name:
                diagnostics.error("ledger.alias_taken", item.place, alias=alias, name=other.name)
