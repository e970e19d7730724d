"""What a ledger's records must agree on: identities, references, adopted values, dates."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from jiheng.diagnostic import Diagnostics
from jiheng.ledger.dictionary import Dictionary
from jiheng.ledger.factbook import FactKey, key_of
from jiheng.ledger.kinds import COLLECTIONS, TABLES
from jiheng.ledger.ledger import Ledger
from jiheng.ledger.records import Fact, Indicator, Target
from jiheng.record import Field, check_identities, line_words


def check_records(
    ledger: Ledger,
    dictionary: Dictionary,
    diagnostics: Diagnostics,
    *,
    unsure: Collection[str] = (),
) -> None:
    """Report what does not go together in a ledger.

    ``unsure`` are the kinds of which some records could not be read: nothing is said about references to
    them, which may well be right.
    """
    for kind in COLLECTIONS:
        check_identities(ledger.rows(kind), TABLES[kind], diagnostics)
        _references(ledger, kind, diagnostics, unsure)
    _facts(ledger, diagnostics)
    for indicator in ledger.indicators:
        _targets(indicator, diagnostics)
    _aliases(ledger, dictionary, diagnostics)


def _references(ledger: Ledger, kind: str, diagnostics: Diagnostics, unsure: Collection[str]) -> None:
    fields = [field for field in TABLES[kind].fields if field.type == "reference" and field.of not in unsure]
    for field in fields:
        known = {getattr(row, "id", None) for row in ledger.rows(field.of)}
        for row in ledger.rows(kind):
            for target in _targets_of(row, field):
                if target and target not in known:
                    diagnostics.error(
                        "ledger.unknown_reference",
                        row.place,  # type: ignore[attr-defined]
                        label=field.label,
                        id=target,
                        kind=TABLES[field.of].label,
                        file=f"{COLLECTIONS[field.of]}.yaml",
                    )


def _targets_of(row: object, field: Field) -> Iterable[str]:
    value = getattr(row, field.name)
    return value if field.many else (value,)


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


def _aliases(ledger: Ledger, dictionary: Dictionary, diagnostics: Diagnostics) -> None:
    for item in ledger.items:
        for alias in item.aliases:
            other = dictionary.get(alias)
            if other is not None and other.name != item.name:
                diagnostics.error("ledger.alias_taken", item.place, alias=alias, name=other.name)
