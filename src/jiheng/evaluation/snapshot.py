"""快照 — an evaluation with everything it was made with, as canonical JSON addressed by its hash.

It holds the ledger's records, the evaluation, the scheme's text and the data items used, so that the
kernel alone recomputes the same points years later, whatever has become of the library since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jiheng.diagnostic import DiagnosticError, Diagnostics, fail
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.evaluation.load import parse_evaluation
from jiheng.evaluation.records import Evaluation
from jiheng.ledger import COLLECTIONS, HEADER_FILE, TABLES, DataItem, Dictionary, Ledger, parse_ledger
from jiheng.ledger.dictionary import read_items
from jiheng.place import Place
from jiheng.record import emit
from jiheng.scheme import Scheme, parse_scheme

FORMAT = "jiheng-snapshot/1"
MAXIMUM_BYTES = 64 * 1024 * 1024


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
    ledger: Ledger, evaluation: Evaluation, scheme: Scheme, dictionary: Dictionary, result: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the content of a snapshot, with its hash."""
    used = _items_used(ledger, scheme, dictionary)
    content: dict[str, Any] = {
        "format": FORMAT,
        "ledger": _ledger_json(ledger),
        "ledger_name": ledger.name,
        "items": [emit(item, "item", TABLES) for item in used],
        "scheme": {"file": scheme.file, "text": scheme.text, "hash": scheme.hash},
        "evaluation": emit(evaluation, "evaluation", EVALUATION_TABLES),
        "result": dict(result),
    }
    return {**content, "hash": hash_of(content)}


def _items_used(ledger: Ledger, scheme: Scheme, dictionary: Dictionary) -> list[DataItem]:
    used = {item.name: item for item in scheme.items()}
    for fact in ledger.facts:
        item = dictionary.get(fact.item)
        if item is not None:
            used.setdefault(item.name, item)
    own = {item.name for item in (*ledger.items, *scheme.record.items)}
    return [item for item in used.values() if item.name not in own]


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
    if content.get("hash") != hash_of(content):
        raise fail("snapshot.altered", place)
    try:
        return _parts(content, file)
    except (KeyError, TypeError, AttributeError):
        raise fail("snapshot.not_a_snapshot", place) from None


def _parts(content: Mapping[str, Any], file: str) -> Snapshot:
    diagnostics = Diagnostics()
    items = read_items(canonical(content["items"]), file, diagnostics)
    diagnostics.raise_errors()
    standard = Dictionary(items)
    texts = {name: canonical(part) for name, part in content["ledger"].items()}
    ledger = parse_ledger(content["ledger_name"], texts, diagnostics, standard)
    diagnostics.raise_errors()
    if ledger is None:
        raise DiagnosticError
    scheme = parse_scheme(content["scheme"]["text"], content["scheme"]["file"], standard)
    evaluation = parse_evaluation(canonical(content["evaluation"]), file)
    dictionary = standard.extended(ledger.items)
    return Snapshot(ledger, evaluation, scheme, dictionary, content["result"], content["hash"])
