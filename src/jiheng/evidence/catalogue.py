"""编号 — which document supports which criterion, numbered in the order of the scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.ledger import Evidence, Ledger
from jiheng.messages import message
from jiheng.score import CriterionScore, Input, ScoreSheet

_BETWEEN = re.compile(r"[、，,；;\s]+")


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One document under its number, with every criterion that refers to it."""

    number: str
    evidence: Evidence
    criteria: tuple[CriterionScore, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The documents of one criterion; None for those that no criterion refers to.

    ``own`` stand here, ``others`` under the number that an earlier criterion gave them.
    """

    criterion: CriterionScore | None
    own: tuple[Exhibit, ...]
    others: tuple[Exhibit, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything to be bound: ``unsupported`` criteria have no document at all; ``unlisted`` are documents
    that a criterion names and the ledger does not list."""

    groups: tuple[Group, ...]
    unsupported: tuple[CriterionScore, ...]
    unlisted: tuple[tuple[CriterionScore, str], ...]

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """Return the documents in order, each once."""
        return tuple(exhibit for group in self.groups for exhibit in group.own)


def catalogue(sheet: ScoreSheet, ledger: Ledger) -> Catalogue:
    """Return the documents of an evaluation in the order of the scheme."""
    known = {item.id: item for item in ledger.evidence} | {item.name: item for item in ledger.evidence}
    uses: dict[str, list[CriterionScore]] = {}
    named: list[tuple[CriterionScore, list[Evidence]]] = []
    unlisted: list[tuple[CriterionScore, str]] = []
    for item in sheet.criteria:
        found: dict[str, Evidence] = {}
        for text in _named(item):
            documents, strangers = _resolve(text, known)
            found |= {document.id: document for document in documents}
            unlisted += [(item, stranger) for stranger in strangers]
        for identity in found:
            uses.setdefault(identity, []).append(item)
        if found:
            named.append((item, list(found.values())))
    return Catalogue(
        tuple(_groups(named, uses, ledger)),
        tuple(_unsupported(sheet, {item.id for item, _ in named})),
        tuple(_once(unlisted)),
    )


def _once(items: list[tuple[CriterionScore, str]]) -> Iterator[tuple[CriterionScore, str]]:
    seen: set[tuple[str, str]] = set()
    for item, text in items:
        if (item.id, text) not in seen:
            seen.add((item.id, text))
            yield item, text


def _named(item: CriterionScore) -> Iterator[str]:
    """Yield what a criterion names as its evidence: in judgements, and behind its figures and indicators."""
    if item.judgement is not None:
        yield from item.judgement.evidence
    yield from (deduction.evidence for deduction in item.deductions if deduction.evidence)
    waiting: list[Input] = list(item.inputs)
    while waiting:
        figure = waiting.pop(0)
        for fact in figure.facts:
            yield from fact.evidence
        waiting += figure.parts
    for line in item.lines:
        yield from line.indicator.evidence
        judged = item.decisions.met.get(line.indicator.id)
        yield from judged.evidence if judged is not None else ()


def _resolve(text: str, known: dict[str, Evidence]) -> tuple[list[Evidence], list[str]]:
    """Return the documents that a text names, by id or by name, and the words that name none."""
    if text in known:
        return [known[text]], []
    parts = [part for part in _BETWEEN.split(text) if part]
    return [known[part] for part in parts if part in known], [part for part in parts if part not in known]


def _groups(
    named: list[tuple[CriterionScore, list[Evidence]]],
    uses: dict[str, list[CriterionScore]],
    ledger: Ledger,
) -> Iterator[Group]:
    numbered: dict[str, Exhibit] = {}
    for item, documents in named:
        own: list[Exhibit] = []
        for document in documents:
            if document.id not in numbered:
                number = f"{item.id}.{len(own) + 1}"
                exhibit = Exhibit(number, document, tuple(uses[document.id]))
                numbered[document.id] = exhibit
                own.append(exhibit)
        mine = {exhibit.evidence.id for exhibit in own}
        others = tuple(numbered[document.id] for document in documents if document.id not in mine)
        yield Group(item, tuple(own), others)
    rest = [document for document in ledger.evidence if document.id not in numbered]
    if rest:
        other = message("evidence.other_number")
        yield Group(None, tuple(Exhibit(f"{other}.{n}", document, ()) for n, document in enumerate(rest, 1)))


def _unsupported(sheet: ScoreSheet, supported: set[str]) -> Iterator[CriterionScore]:
    nodes = sheet.scheme.nodes
    for item in sheet.criteria:
        below = {nodes[position].record.id for position in item.node.children}
        if item.leaf and item.status != "not_applicable" and not (below | {item.id}) & supported:
            yield item
