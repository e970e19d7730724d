"""Reading a ledger folder: every file of it, every mistake at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from jiheng.diagnostic import DiagnosticError, Diagnostics, fail
from jiheng.ledger import records
from jiheng.ledger.check import check_records
from jiheng.ledger.dictionary import Dictionary, standard_dictionary
from jiheng.ledger.kinds import COLLECTIONS, HEADER_FILE, RECORDS, TABLES
from jiheng.ledger.ledger import Ledger
from jiheng.ledger.units import with_units
from jiheng.place import Place
from jiheng.record import Builder
from jiheng.yaml_source import Node, read_file, read_text, reading

FILES = {HEADER_FILE: "ledger", **{f"{stem}.yaml": kind for kind, stem in COLLECTIONS.items()}}
"""The files of a ledger folder with the kind of record in each."""

NO_YEAR = 0
"""Stands for the year while the rest of a ledger without a readable header is checked."""


def load_ledger(folder: Path, standard: Dictionary | None = None) -> tuple[Ledger, Diagnostics]:
    """Return the ledger of a folder, with the warnings and notes found while reading it.

    ``standard`` are the data items it may use beside its own, by default those of the product.

    Raises:
        DiagnosticError: the folder holds no ledger, or something in it is wrong; all mistakes of all
            files are carried.
    """
    diagnostics = Diagnostics()
    texts = _texts(folder, diagnostics)
    with reading(folder):
        name = folder.resolve().name
    ledger = parse_ledger(name, texts, diagnostics, standard)
    diagnostics.raise_errors()
    assert ledger is not None
    return ledger, diagnostics


def _texts(folder: Path, diagnostics: Diagnostics) -> dict[str, str | None]:
    """Return the text of every file of a ledger folder by its path, None for one that cannot be read."""
    texts: dict[str, str | None] = {}
    for path in _files(folder):
        if path.name in FILES:
            try:
                texts[str(path)] = read_file(path)
            except DiagnosticError as error:
                texts[str(path)] = None
                diagnostics.extend(error.diagnostics)
        elif path.suffix.lower() in (".yaml", ".yml"):
            diagnostics.error("ledger.unknown_file", Place(file=str(path)), known="、".join(FILES))
    if str(folder / HEADER_FILE) not in texts:
        diagnostics.error("ledger.no_header", Place(file=str(folder)), file=HEADER_FILE)
    return texts


def _files(folder: Path) -> list[Path]:
    with reading(folder):
        if not folder.is_dir():
            code = "file.not_a_folder" if folder.exists() else "file.missing"
            raise fail(code, Place(file=str(folder)))
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def parse_ledger(
    name: str, texts: Mapping[str, str | None], diagnostics: Diagnostics, standard: Dictionary | None = None
) -> Ledger | None:
    """Return the ledger of texts by file path, or None when the header cannot be read.

    A text that is None could not be read. ``standard`` are the data items it may use beside its own, by
    default those of the product.
    """
    nodes: dict[str, Node | None] = {}
    unread: set[str] = set()
    for path, text in texts.items():
        try:
            nodes[path] = None if text is None else read_text(text, file=path)
            if text is None:
                unread.add(path)
        except DiagnosticError as error:
            unread.add(path)
            nodes[path] = None
            diagnostics.extend(error.diagnostics)
    return build_ledger(name, nodes, diagnostics, standard, unread=unread)


def build_ledger(
    name: str,
    nodes: Mapping[str, Node | None],
    diagnostics: Diagnostics,
    standard: Dictionary | None = None,
    *,
    unread: Collection[str] = (),
) -> Ledger | None:
    """Return the ledger of nodes by file path, or None when the header cannot be read.

    ``unread`` are the paths of files that could not be read, which has been reported.

    Raises:
        KeyError: a path ends in no file name of a ledger.
    """
    builder = Builder(TABLES, RECORDS, diagnostics)
    collections: dict[str, Any] = {}
    header: Any = None
    wrong: set[str] = set()
    for path, node in nodes.items():
        kind = FILES[Path(path).name]
        before = len(diagnostics.errors)
        if kind != "ledger":
            collections[COLLECTIONS[kind]] = tuple(builder.build_all(node, kind))
        elif node is not None:
            header = builder.build(node, kind)
        elif path not in unread:
            diagnostics.error("ledger.empty_header", Place(file=path))
        if path in unread or len(diagnostics.errors) > before:
            wrong.add(kind)
    known_header = header or records.Header(department="", region="", year=NO_YEAR)
    ledger = Ledger(name=name, header=known_header, **collections)
    dictionary = dictionary_of(ledger, standard)
    ledger = with_units(ledger, dictionary, diagnostics, items_known="item" not in wrong)
    unfinished = {kind: [row for row in builder.unfinished if row.kind == kind] for kind in wrong}
    check_records(ledger, dictionary, diagnostics, unfinished=unfinished)
    return None if header is None else ledger


def dictionary_of(ledger: Ledger, standard: Dictionary | None = None) -> Dictionary:
    """Return the standard dictionary (or the one given) with the ledger's own data items."""
    standard = standard or standard_dictionary()
    return standard.extended(ledger.items) if ledger.items else standard
