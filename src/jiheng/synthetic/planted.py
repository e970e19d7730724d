"""埋错 — gaps and wrong units put into a ledger on purpose, so that checking can be practised and tested."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from jiheng.ledger import Ledger
from jiheng.quantity import parse
from jiheng.synthetic.settings import words


@dataclass(frozen=True, slots=True)
class Plant:
    """One thing put in: its kind, the record it is in, and the code that a check reports; empty for a gap."""

    kind: str
    where: str
    code: str


Planter = Callable[[Ledger], tuple[Ledger, Plant]]


def plant(ledger: Ledger) -> tuple[Ledger, tuple[Plant, ...]]:
    """Return the ledger with one mistake of every kind, and what was put in."""
    found = []
    for planter in _PLANTERS:
        ledger, planted = planter(ledger)
        found.append(planted)
    note = words("bureau")["planted"].format(note=ledger.header.note)
    return replace(ledger, header=replace(ledger.header, note=note)), tuple(found)


def _changed_fact(ledger: Ledger, place: int, **changes: object) -> Ledger:
    facts = list(ledger.facts)
    facts[place] = replace(facts[place], **changes)  # type: ignore[arg-type]
    return replace(ledger, facts=tuple(facts))


def _wrong_unit(ledger: Ledger) -> tuple[Ledger, Plant]:
    fact = ledger.facts[1]
    changed = _changed_fact(ledger, 1, value=parse("120人"))
    return changed, Plant("wrong_unit", f"{fact.item} {fact.unit}", "ledger.wrong_unit")


def _misspelt_item(ledger: Ledger) -> tuple[Ledger, Plant]:
    name = ledger.facts[-1].item + "数"
    return _changed_fact(ledger, -1, item=name), Plant("misspelt_item", name, "ledger.unknown_item_near")


def _two_values(ledger: Ledger) -> tuple[Ledger, Plant]:
    fact = ledger.facts[2]
    facts = (*ledger.facts, replace(fact, value=parse("1.00万元")))
    return replace(ledger, facts=facts), Plant("two_values", fact.item, "ledger.no_fact_adopted")


def _unknown_unit(ledger: Ledger) -> tuple[Ledger, Plant]:
    first, *rest = ledger.projects
    changed = replace(ledger, projects=(replace(first, unit="U99999"), *rest))
    return changed, Plant("unknown_unit", first.id, "ledger.unknown_reference")


def _same_id(ledger: Ledger) -> tuple[Ledger, Plant]:
    last = ledger.projects[-1]
    changed = replace(ledger, projects=(*ledger.projects, last))
    return changed, Plant("same_id", last.id, "record.repeated")


def _no_target_adopted(ledger: Ledger) -> tuple[Ledger, Plant]:
    first, *rest = ledger.indicators
    doubled = replace(first, targets=(*first.targets, replace(first.targets[0], origin="上级下达")))
    changed = replace(ledger, indicators=(doubled, *rest))
    return changed, Plant("no_target_adopted", first.id, "ledger.no_target_adopted")


def _no_actual(ledger: Ledger) -> tuple[Ledger, Plant]:
    second = ledger.indicators[1]
    rest = (ledger.indicators[0], replace(second, actual=None), *ledger.indicators[2:])
    return replace(ledger, indicators=rest), Plant("no_actual", second.id, "")


def _unit_missing(ledger: Ledger) -> tuple[Ledger, Plant]:
    """Leave out one unit's figure of an item of which the department has no total of its own."""
    totals = {fact.item for fact in ledger.facts if not fact.unit}
    last = ledger.units[-1].id
    place, gone = next(
        (place, fact)
        for place, fact in enumerate(ledger.facts)
        if fact.unit == last and fact.item not in totals and place > 2
    )
    facts = ledger.facts[:place] + ledger.facts[place + 1 :]
    return replace(ledger, facts=facts), Plant("unit_missing", f"{gone.item} {last}", "")


_PLANTERS: tuple[Planter, ...] = (
    _misspelt_item,
    _unit_missing,
    _wrong_unit,
    _two_values,
    _unknown_unit,
    _same_id,
    _no_target_adopted,
    _no_actual,
)
