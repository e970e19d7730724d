"""Opening a ledger folder: records, figures ready for look-up, data items with their formulas."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from jiheng.diagnostic import Diagnostic, DiagnosticError, Diagnostics
from jiheng.evaluation import evaluation_names
from jiheng.ledger import (
    EVALUATIONS_FOLDER,
    HEADER_FILE,
    TABLES,
    DataItem,
    Dictionary,
    FactBook,
    Ledger,
    dictionary_of,
    load_ledger,
    standard_dictionary,
)
from jiheng.scheme import Scheme, load_scheme
from jiheng.scheme.derived import Derivations
from jiheng.yaml_source import Mapping, Scalar, read_yaml


@dataclass(frozen=True, slots=True)
class OpenLedger:
    """A ledger with what scoring needs; ``remarks`` are warnings and notes from reading it."""

    folder: Path
    ledger: Ledger
    book: FactBook
    remarks: tuple[Diagnostic, ...] = ()

    def derivations(self, scheme: Scheme) -> Derivations:
        """Return the scheme's data items with those that only this ledger has."""
        known = scheme.derivations
        own = [item for item in self.ledger.items if item not in tuple(known.dictionary)]
        return Derivations(known.dictionary.extended(own)) if own else known


def open_ledger(folder: Path) -> OpenLedger:
    """Return the ledger of a folder; it may use the data items of the schemes it is evaluated by.

    Raises:
        DiagnosticError: something in it is wrong; all mistakes are carried, also those in its formulas.
    """
    standard = standard_dictionary().extended(_scheme_items(folder))
    ledger, diagnostics = load_ledger(folder, standard)
    opened = opened_ledger(folder, ledger, standard, diagnostics)
    diagnostics.raise_errors()
    return replace(opened, remarks=tuple(diagnostics))


def opened_ledger(folder: Path, ledger: Ledger, standard: Dictionary, diagnostics: Diagnostics) -> OpenLedger:
    """Return a ledger ready for scoring that uses the data items of ``standard`` beside its own.

    Wrong formulas of its own items, and items that it defines anew, go to ``diagnostics``.
    """
    dictionary = dictionary_of(ledger, standard)
    for item in ledger.items:
        if (known := standard.get(item.name)) is not None and known.formula != item.formula:
            diagnostics.warning("ledger.redefined_item", item.place, name=item.name)
    if ledger.items:
        Derivations(dictionary).check(diagnostics)
    return OpenLedger(folder, ledger, FactBook(ledger, dictionary))


def _scheme_items(folder: Path) -> Iterator[DataItem]:
    """Yield the data items that the schemes named in a folder define; what is wrong is reported elsewhere."""
    files = [folder / HEADER_FILE]
    with suppress(DiagnosticError):
        files += [folder / EVALUATIONS_FOLDER / f"{name}.yaml" for name in evaluation_names(folder)]
    label = TABLES["ledger"].by_name["scheme"].label
    names: dict[str, None] = {}
    for file in files:
        with suppress(DiagnosticError):
            node = read_yaml(file)
            named = node.get(label) if isinstance(node, Mapping) else None
            if isinstance(named, Scalar):
                names[named.text] = None
    for name in names:
        with suppress(DiagnosticError):
            yield from load_scheme(name, beside=folder).record.items
