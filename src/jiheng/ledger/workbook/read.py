"""读工作簿 — the records of a filled workbook as nodes, for the one way in which records are checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from jiheng.diagnostic import Diagnostics
from jiheng.ledger.kinds import COLLECTIONS, HEADER_FILE, TABLES
from jiheng.ledger.workbook.form import Form
from jiheng.ledger.workbook.located import Locator
from jiheng.ledger.workbook.matching import Matched, match_sheets
from jiheng.ledger.workbook.rows import RecordRow, read_rows
from jiheng.messages import message
from jiheng.place import Place
from jiheng.workbook import Workbook
from jiheng.yaml_source import Node
from jiheng.yaml_source import Sequence as SequenceNode

FILES = {"ledger": HEADER_FILE, **{kind: f"{stem}.yaml" for kind, stem in COLLECTIONS.items()}}
ASIDE = ("workbook.about_sheet", "workbook.words_sheet", "workbook.guide_sheet", "workbook.returned_title")


@dataclass(frozen=True, slots=True)
class Filled:
    """What was read: rows by kind, the kinds whose sheets could not be read, and what was matched."""

    rows: Mapping[str, Sequence[RecordRow]]
    unread: Collection[str]
    matched: Mapping[str, Matched]


def read_filled(
    workbook: Workbook, forms: Sequence[Form], diagnostics: Diagnostics, *, precise: bool = True
) -> Filled:
    """Return the records of a workbook by the forms it was made from.

    Values stand in their cells, or when not ``precise`` in their rows, which takes less time.
    """
    aside = [message(code) for code in ASIDE]
    matched = match_sheets(workbook, forms, aside, diagnostics)
    rows: dict[str, Sequence[RecordRow]] = {}
    unread = set()
    for kind, item in matched.items():
        found = read_rows(item, diagnostics, precise=precise)
        if found is None:
            unread.add(kind)
        else:
            rows[kind] = found
    lacking = [form.title for form in forms if form.kind not in matched and form.kind != "ledger"]
    if lacking:
        diagnostics.note("workbook.sheets_missing", Place(file=workbook.file), titles="、".join(lacking))
    if "ledger" not in unread and not _one_header(rows, matched, workbook, diagnostics):
        unread.add("ledger")
    return Filled(rows, unread, matched)


def _one_header(
    rows: Mapping[str, Sequence[RecordRow]],
    matched: Mapping[str, Matched],
    workbook: Workbook,
    diagnostics: Diagnostics,
) -> bool:
    headers = rows.get("ledger", ())
    title = TABLES["ledger"].label
    if "ledger" not in matched:
        diagnostics.error("workbook.no_first_sheet", Place(file=workbook.file), title=title)
    elif not headers:
        diagnostics.error("workbook.empty_first_sheet", matched["ledger"].sheet.whole, title=title)
    elif len(headers) > 1:
        diagnostics.error("workbook.several_headers", headers[1].node.place, title=title)
    return len(headers) == 1


def ledger_nodes(filled: Filled) -> tuple[dict[str, Node | None], set[str]]:
    """Return the nodes of a ledger's files by name, for `build_ledger`, and the names of those unread."""
    nodes: dict[str, Node | None] = {}
    unread: set[str] = set()
    for kind, name in FILES.items():
        rows = filled.rows.get(kind, ())
        if kind in filled.unread:
            nodes[name] = None
            unread.add(name)
        elif kind == "ledger":
            nodes[name] = rows[0].node
        elif rows:
            nodes[name] = SequenceNode(tuple(row.node for row in rows), rows[0].node.place)
    return nodes, unread


def locator(filled: Filled) -> Locator:
    """Return what puts mistakes into cells."""
    return Locator(filled.matched.values(), {name: TABLES[kind].label for kind, name in FILES.items()})
