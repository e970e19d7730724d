"""Reading a ledger folder: every file of it, every mistake at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jiheng.diagnostic import DiagnosticError, Diagnostics, fail
from jiheng.ledger.check import check_records
from jiheng.ledger.dictionary import Dictionary, standard_dictionary
from jiheng.ledger.kinds import COLLECTIONS, EVALUATIONS_FOLDER, HEADER_FILE, RECORDS, TABLES
from jiheng.ledger.ledger import Ledger
from jiheng.ledger.units import with_units
from jiheng.place import Place
from jiheng.record import Builder
from jiheng.yaml_source import read_file, read_text


def load_ledger(folder: Path) -> tuple[Ledger, Diagnostics]:
    """Return the ledger of a folder, with the warnings and notes found while reading it.

    Raises:
        DiagnosticError: the folder holds no ledger, or something in it is wrong; all mistakes of all
            files are carried.
    """
    diagnostics = Diagnostics()
    ledger = parse_ledger(folder.resolve().name, _texts(folder), diagnostics)
    diagnostics.raise_errors()
    assert ledger is not None
    return ledger, diagnostics


def _texts(folder: Path) -> dict[str, str]:
    """Return the text of every file of a ledger folder by its name."""
    place = Place(file=str(folder))
    if not folder.is_dir():
        raise fail("file.not_a_folder" if folder.exists() else "file.missing", place)
    known = [HEADER_FILE, *(f"{stem}.yaml" for stem in COLLECTIONS.values())]
    texts: dict[str, str] = {}
    errors = Diagnostics()
    try:
        present = sorted(folder.iterdir())
    except OSError as error:
        raise fail("file.unreadable", place, reason=error.strerror or "") from None
    for path in present:
        if path.name.startswith(".") or path.name == EVALUATIONS_FOLDER:
            continue
        if path.name in known:
            try:
                texts[path.name] = read_file(path)
            except DiagnosticError as error:
                errors.extend(error.diagnostics)
        elif path.suffix in (".yaml", ".yml"):
            errors.error("ledger.unknown_file", Place(file=str(path)), known="、".join(known))
    errors.raise_errors()
    if HEADER_FILE not in texts:
        raise fail("ledger.no_header", place, file=HEADER_FILE)
    return {str(folder / name): text for name, text in texts.items()}


def parse_ledger(
    name: str, texts: Mapping[str, str], diagnostics: Diagnostics, standard: Dictionary | None = None
) -> Ledger | None:
    """Return the ledger of texts by file path, or None when the header cannot be read.

    ``standard`` are the data items it may use beside its own, by default those of the product.
    """
    builder = Builder(TABLES, RECORDS, diagnostics)
    kinds = {f"{stem}.yaml": kind for kind, stem in COLLECTIONS.items()}
    collections: dict[str, Any] = {}
    header: Any = None
    for path, text in texts.items():
        file = Path(path).name
        try:
            node = read_text(text, file=path)
        except DiagnosticError as error:
            diagnostics.extend(error.diagnostics)
            continue
        if file == HEADER_FILE:
            if node is None:
                diagnostics.error("ledger.empty_header", Place(file=path))
            else:
                header = builder.build(node, "ledger")
        else:
            kind = kinds[file]
            collections[COLLECTIONS[kind]] = tuple(builder.build_all(node, kind))
    if header is None:
        return None
    ledger = Ledger(name=name, header=header, **collections)
    dictionary = dictionary_of(ledger, standard)
    ledger = with_units(ledger, dictionary, diagnostics)
    check_records(ledger, dictionary, diagnostics)
    return ledger


def dictionary_of(ledger: Ledger, standard: Dictionary | None = None) -> Dictionary:
    """Return the standard dictionary (or the one given) with the ledger's own data items."""
    standard = standard or standard_dictionary()
    return standard.extended(ledger.items) if ledger.items else standard
