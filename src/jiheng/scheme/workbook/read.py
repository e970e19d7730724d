"""读工作簿 — from the sheets to a scheme, with every mistake at its sheet and cell in one pass."""

from __future__ import annotations

from jiheng.diagnostic import Diagnostics
from jiheng.ledger import Dictionary, standard_dictionary
from jiheng.messages import message
from jiheng.place import Place
from jiheng.record import Builder
from jiheng.scheme.build import build_scheme
from jiheng.scheme.check import check_scheme
from jiheng.scheme.load import RECORDS, TABLES
from jiheng.scheme.records import SchemeRecord
from jiheng.scheme.scheme import Scheme
from jiheng.scheme.workbook.further import further_mistakes
from jiheng.scheme.workbook.layout import TREE, lists
from jiheng.scheme.workbook.rows import head_entries, list_node
from jiheng.scheme.workbook.text import scheme_text
from jiheng.scheme.workbook.tree import tree_node
from jiheng.workbook import Sheet, Workbook, read_workbook
from jiheng.yaml_source import Mapping, Node, Scalar


def parse_scheme_workbook(
    data: bytes, file: str, dictionary: Dictionary | None = None
) -> tuple[Scheme, Diagnostics]:
    """Return the scheme of a workbook, its text as a scheme file, and what is worth noting.

    ``file`` is the name for messages; ``dictionary`` holds the data items that the rules may name.

    Raises:
        DiagnosticError: it is no workbook, or something in it is wrong; all mistakes are carried.
    """
    found = Diagnostics()
    book = read_workbook(data, file)
    node = scheme_node(book, found)
    known = dictionary or standard_dictionary()
    record = _record(node, found)
    if record is None or found.errors:
        found.extend(further_mistakes(node, file, known, found.errors))
        found.raise_errors()
    assert record is not None
    scheme = build_scheme(record, scheme_text(record), file, known.extended(record.items), found)
    if scheme is not None:
        found.extend(check_scheme(scheme))
    found.raise_errors()
    assert scheme is not None
    return scheme, found


def scheme_node(book: Workbook, found: Diagnostics) -> Mapping:
    """Return what the sheets say, as the node that a scheme file would give."""
    head = _sheet(book, message("scheme.sheet_head"), found)
    tree = _sheet(book, TREE.label, found)
    whole = head.whole if head else Place(file=book.file)
    entries = head_entries(head, found) if head else []
    if tree is not None:
        entries.append((Scalar(TREE.label, False, tree.whole), tree_node(tree, found)))
    names = {message("scheme.sheet_head"), TREE.label}
    for field in lists():
        names.add(field.label)
        sheet = book.sheet(field.label)
        node = list_node(sheet, field, found) if sheet else None
        if node is not None:
            entries.append((Scalar(field.label, False, node.place), node))
    for sheet in book.sheets:
        if sheet.name not in names and sheet.rows and not sheet.hidden:
            found.note("scheme.sheet_other", sheet.whole)
    return Mapping(tuple(entries), whole)


def _sheet(book: Workbook, name: str, found: Diagnostics) -> Sheet | None:
    sheet = book.sheet(name)
    if sheet is None:
        present = "、".join(item.name for item in book.sheets)
        found.error("scheme.sheet_missing", Place(file=book.file), name=name, present=present)
    return sheet


def _record(node: Node, found: Diagnostics) -> SchemeRecord | None:
    record: SchemeRecord | None = Builder(TABLES, RECORDS, found).build(node, "scheme")
    return record
