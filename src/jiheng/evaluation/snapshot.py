"""快照 — an evaluation with everything it was made with, as canonical JSON addressed by its hash.

It holds the ledger's records, the evaluation, the scheme's text and the standard data items used, so that the
kernel alone recomputes the same points years later, whatever has become of the library since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jiheng.diagnostic import Diagnostics, fail
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.evaluation.load import build_evaluation
from jiheng.evaluation.records import Evaluation
from jiheng.ledger import (
    COLLECTIONS,
    HEADER_FILE,
    TABLES,
    DataItem,
    Dictionary,
    Ledger,
    build_ledger,
    standard_dictionary,
)
from jiheng.ledger.dictionary import build_items
from jiheng.place import Place
from jiheng.record import emit
from jiheng.scheme import Scheme, parse_scheme
from jiheng.scheme.derived import Derivations
from jiheng.scheme.formula import Reference
from jiheng.yaml_source import node_of

FORMAT = "jiheng-snapshot/1"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot read back; ``result`` are the points it was made with, by criterion id, and the total."""

    ledger: Ledger
    evaluation: Evaluation
    scheme: Scheme
    dictionary: Dictionary
    result: Mapping[str, Any]
    hash: str


def canonical(content: Mapping[str, Any]) -> str:
    """Return JSON that is the same for the same content: sorted keys, no spaces, characters as they are."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a snapshot's content without its own hash."""
    rest = {key: value for key, value in content.items() if key != "hash"}
    return hashlib.sha256(canonical(rest).encode("utf-8")).hexdigest()


def make_snapshot(
    ledger: Ledger,
    evaluation: Evaluation,
    scheme: Scheme,
    derivations: Derivations,
    result: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the content of a snapshot, with its hash.

    ``derivations`` are the data items of scheme and ledger together.
    """
    content: dict[str, Any] = {
        "format": FORMAT,
        "ledger": _ledger_json(ledger),
        "ledger_name": ledger.name,
        "items": [emit(item, "item", TABLES) for item in _items_used(ledger, scheme, derivations)],
        "scheme": {"file": f"{scheme.id}.yaml", "text": scheme.text, "hash": scheme.hash},
        "evaluation": emit(evaluation, "evaluation", EVALUATION_TABLES),
        "result": dict(result),
    }
    return {**content, "hash": hash_of(content)}


def _items_used(ledger: Ledger, scheme: Scheme, derivations: Derivations) -> list[DataItem]:
    """Return the standard data items behind the scheme, the facts and the own items of both, by name.

    One that the ledger or scheme defines anew is kept too: its aliases and unit still hold elsewhere.
    """
    own = (*scheme.record.items, *ledger.items)
    used: set[str] = set()
    waiting = [*(item.name for item in (*scheme.items(), *own)), *(fact.item for fact in ledger.facts)]
    while waiting:
        item = derivations.dictionary.get(waiting.pop())
        if item is None or item.name in used:
            continue
        used.add(item.name)
        formula = derivations.formula(item)
        waiting += [part.name for part in formula.inputs if isinstance(part, Reference)] if formula else []
    found = [standard_dictionary().get(name) for name in sorted(used)]
    return [item for item in found if item is not None]


def _ledger_json(ledger: Ledger) -> dict[str, Any]:
    content: dict[str, Any] = {HEADER_FILE: emit(ledger.header, "ledger", TABLES)}
    for kind, stem in COLLECTIONS.items():
        rows = ledger.rows(kind)
        if rows:
            content[f"{stem}.yaml"] = [emit(row, kind, TABLES) for row in rows]
    return content


def read_snapshot(text: str, file: str) -> Snapshot:
    """Return the snapshot of a JSON text.

    Raises:
        DiagnosticError: it is no snapshot, it was altered (its hash differs), or something in it is wrong.
    """
    place = Place(file=file)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise fail("snapshot.not_json", place) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise fail("snapshot.not_a_snapshot", place)
    try:
        if content.get("hash") != hash_of(content):
            raise fail("snapshot.altered", place)
        return _parts(content, file)
    except (KeyError, TypeError, AttributeError, UnicodeError, RecursionError):
        raise fail("snapshot.not_a_snapshot", place) from None


def _parts(content: Mapping[str, Any], file: str) -> Snapshot:
    diagnostics = Diagnostics()
    standard = Dictionary(build_items(node_of(content["items"], file=file), diagnostics))
    diagnostics.raise_errors()
    nodes = {name: node_of(part, file=file) for name, part in content["ledger"].items()}
    ledger = build_ledger(str(content["ledger_name"]), nodes, diagnostics, standard)
    diagnostics.raise_errors()
    if ledger is None:
        raise fail("snapshot.not_a_snapshot", Place(file=file))
    scheme = parse_scheme(str(content["scheme"]["text"]), str(content["scheme"]["file"]), standard)
    evaluation = build_evaluation(node_of(content["evaluation"], file=file), file)
    dictionary = scheme.dictionary.extended(ledger.items)
    return Snapshot(ledger, evaluation, scheme, dictionary, _result(content["result"]), content["hash"])


def _result(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {**kept, "criteria": dict(kept["criteria"])}
